import { readFileSync } from 'node:fs';

// The specs change documents in arbitrary ways; a type would not help.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Document = any;
interface Break {
  readonly rule: string;
  readonly what: string;
  readonly place: string;
}

const root = new URL('../../', import.meta.url);
const tool = async (name: string) => (await import(new URL(`tools/${name}.mjs`, root).href)) as Document;
const { contractOf, contractText } = await tool('openapi-contract');
const { breaksBetween, RULES } = (await tool('openapi-rules')) as {
  breaksBetween(baseline: object, current: object): Break[];
  RULES: Record<string, string>;
};
const { entryOf, sentencesOf } = await tool('openapi-baseline');

const json = (schema: object) => ({ 'application/json': { schema } });
const schema = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const documentOfNow = (): Document => ({
  security: [{ accessToken: [] }],
  paths: {
    '/doors': {
      get: {
        operationId: 'listDoors',
        'x-fields': [{ name: 'width', filterable: ['width'], sortable: ['width'], exported: ['width'] }],
        security: [],
        parameters: [
          { name: 'limit', in: 'query', schema: { type: 'integer', default: 50 } },
          { name: 'total', in: 'query', schema: { type: 'string', enum: ['true', 'false'], default: 'false' } },
        ],
        responses: { 200: { headers: { ETag: {} }, content: json({ type: 'array', items: schema('DoorView') }) } },
      },
      post: {
        operationId: 'hangDoor',
        'x-action': 'door.hang',
        requestBody: { content: { ...json(schema('NewDoor')), 'text/csv': { schema: { type: 'string' } } } },
        responses: { 201: { content: json(schema('DoorView')) }, 409: { description: 'Hangs already.' } },
      },
      delete: { operationId: 'removeDoors', responses: { 200: { description: 'Done.' } } },
    },
  },
  components: {
    schemas: {
      NewDoor: {
        type: 'object',
        required: ['name'],
        properties: {
          name: { type: 'string', minLength: 1, maxLength: 80 },
          colour: { type: 'string', enum: ['red', 'blue'], default: 'red' },
          width: { oneOf: [{ type: 'number' }, { type: 'null' }] },
          tags: { type: 'array', items: { type: 'string' }, maxItems: 5 },
        },
      },
      DoorView: {
        type: 'object',
        required: ['id', 'state'],
        properties: {
          id: { type: 'string', format: 'uuid' },
          state: { type: 'string', enum: ['open', 'closed'] },
          width: { type: 'number' },
          behind: { allOf: [schema('DoorView')], description: 'The next one.' },
        },
      },
    },
  },
});

const breaksOf = (change: (document: Document) => void): Break[] => {
  const changed = documentOfNow();
  change(changed);
  return breaksBetween(contractOf(documentOfNow()), contractOf(changed));
};
const sent = (it: Document) => it.components.schemas.NewDoor;
const shown = (it: Document) => it.components.schemas.DoorView;
const operation = (it: Document, method: string) => it.paths['/doors'][method];

const BREAKING: [rule: string, change: (it: Document) => unknown, what: RegExp][] = [
  ['list-use-removed', (it) => (operation(it, 'get')['x-fields'][0].filterable = []), /^filter width$/],
  ['list-use-removed', (it) => (operation(it, 'get')['x-fields'] = []), /^(column|filter|sort) width$/],
  ['operation-removed', (it) => delete it.paths['/doors'].delete, /^removeDoors$/],
  ['operation-renamed', (it) => (operation(it, 'delete').operationId = 'dropDoors'), /removeDoors is dropDoors/],
  ['access-tightened', (it) => delete operation(it, 'get').security, /public is token/],
  ['access-tightened', (it) => (operation(it, 'delete')['x-action'] = 'door.remove'), /token is door.remove/],
  ['access-tightened', (it) => (operation(it, 'post')['x-action'] = 'door.own'), /door.hang is door.own/],
  ['parameter-removed', (it) => operation(it, 'get').parameters.pop(), /^query total$/],
  ['parameter-required', (it) => (operation(it, 'get').parameters[0].required = true), /^query limit$/],
  [
    'parameter-required',
    (it) => (operation(it, 'delete').parameters = [{ name: 'If-Match', in: 'header', required: true }]),
    /^header if-match$/,
  ],
  ['request-default-changed', (it) => (operation(it, 'get').parameters[0].schema.default = 20), /^query limit$/],
  ['request-default-changed', (it) => (operation(it, 'get').parameters[1].schema.default = 'true'), /^query total$/],
  ['body-required', (it) => (operation(it, 'post').requestBody.required = true), /^body$/],
  ['body-type-removed', (it) => delete operation(it, 'post').requestBody.content['text/csv'], /^text\/csv$/],
  ['request-member-removed', (it) => delete sent(it).properties.tags, /^body\/tags$/],
  ['request-member-required', (it) => sent(it).required.push('colour'), /^body\/colour$/],
  [
    'request-member-required',
    (it) => Object.assign(sent(it), { required: ['name', 'wood'], properties: { ...sent(it).properties, wood: {} } }),
    /^body\/wood$/,
  ],
  ['request-narrowed', (it) => (sent(it).properties.name.type = 'integer'), /^body\/name: string is integer$/],
  ['request-narrowed', (it) => sent(it).properties.width.oneOf.pop(), /^body\/width: null is number$/],
  ['request-narrowed', (it) => sent(it).properties.colour.enum.pop(), /^body\/colour: only red$/],
  ['request-narrowed', (it) => (sent(it).properties.name.enum = ['front']), /^body\/name: only front$/],
  ['request-narrowed', (it) => (sent(it).properties.name.minLength = 2), /minLength is 2/],
  ['request-narrowed', (it) => (sent(it).properties.name.maxLength = 40), /maxLength is 40/],
  ['request-narrowed', (it) => (sent(it).properties.tags.maxItems = 4), /maxItems is 4/],
  ['request-narrowed', (it) => (operation(it, 'get').parameters[0].schema.minimum = 1), /^query limit: minimum is 1$/],
  ['request-narrowed', (it) => (sent(it).properties.name.pattern = '^a'), /pattern is \^a/],
  ['request-narrowed', (it) => (sent(it).properties.tags.items.format = 'uuid'), /^body\/tags\/\*: format is uuid$/],
  ['status-removed', (it) => delete operation(it, 'post').responses[409], /^409$/],
  ['header-removed', (it) => delete operation(it, 'get').responses[200].headers.ETag, /^etag$/],
  ['answer-type-removed', (it) => (operation(it, 'post').responses[201].content = {}), /^application\/json$/],
  ['answer-member-removed', (it) => delete shown(it).properties.id, /^\/id$/],
  ['answer-member-optional', (it) => shown(it).required.shift(), /^\/id$/],
  [
    'answer-widened',
    (it) => (shown(it).properties.state.type = ['string', 'null']),
    /^\/state: string is string,null$/,
  ],
  ['answer-widened', (it) => delete shown(it).properties.width.type, /^\/width: number is $/],
  ['answer-widened', (it) => (shown(it).properties.id.format = 'email'), /^\/id: uuid is email$/],
  [
    'answer-widened',
    (it) => (shown(it).properties.width = { oneOf: [{ type: 'number' }, { type: 'string' }] }),
    /string/,
  ],
];

const HARMLESS: [what: string, change: (it: Document) => unknown][] = [
  ['another operation', (it) => (it.paths['/doors'].put = { operationId: 'paintDoors', responses: {} })],
  ['an optional parameter', (it) => operation(it, 'get').parameters.push({ name: 'q', in: 'query' })],
  ['an optional member of a request', (it) => (sent(it).properties.wood = { type: 'string' })],
  ['a member of an answer', (it) => (shown(it).properties.wood = { type: 'string' })],
  ['another choice in a request', (it) => sent(it).properties.colour.enum.push('green')],
  ['another choice in an answer', (it) => shown(it).properties.state.enum.push('ajar')],
  ['a wider limit', (it) => (sent(it).properties.name.maxLength = 200)],
  ['a member that is now optional', (it) => (sent(it).required = [])],
  ['a member that is now always present', (it) => shown(it).required.push('width')],
  ['an integer where any number was returned', (it) => (shown(it).properties.width.type = 'integer')],
  ['any number where an integer was accepted', (it) => (operation(it, 'get').parameters[0].schema.type = 'number')],
  [
    'a query flag that becomes a boolean',
    (it) => (operation(it, 'get').parameters[1].schema = { type: 'boolean', default: false }),
  ],
  ['a route that is open to more callers', (it) => delete operation(it, 'post')['x-action']],
  ['another description', (it) => (shown(it).description = 'A door.')],
  [
    'another schema name',
    (it) => {
      it.components.schemas.Door = JSON.parse(JSON.stringify(shown(it)).replaceAll('DoorView', 'Door')) as object;
      operation(it, 'post').responses[201].content = json(schema('Door'));
    },
  ],
  [
    'an answer, a parameter and a header that become components',
    (it) => {
      const { get } = it.paths['/doors'];
      it.components.parameters = { limit: get.parameters[0] };
      it.components.responses = { Doors: get.responses[200] };
      get.parameters[0] = { $ref: '#/components/parameters/limit' };
      get.responses[200] = { $ref: '#/components/responses/Doors' };
    },
  ],
];

describe('the rules of compatibility', () => {
  it.each(BREAKING)('%s is detected (%#)', (rule, change, what) => {
    const found = breaksOf((it) => void change(it));
    expect(found).toContainEqual({ rule, what: expect.stringMatching(what), place: expect.stringMatching(/ \/doors/) });
    expect(found.map((each) => each.rule)).toEqual(found.map(() => rule));
  });
  it.each(HARMLESS)('%s breaks nothing', (_what, change) => expect(breaksOf((it) => void change(it))).toEqual([]));
  it('are all planted here, and all explained in the document', () => {
    const page = readFileSync(new URL('docs/api-compatibility.md', root), 'utf8');
    const names = Object.keys(RULES);
    expect(new Set(BREAKING.map(([rule]) => rule))).toEqual(new Set(names));
    expect(names.filter((rule) => !page.includes(`\`${rule}\``))).toEqual([]);
  });
});

describe('an intended change', () => {
  const date = new Date('2026-03-01T12:00:00Z');
  const lost = (place: string) => ({ rule: 'answer-member-removed', what: '/id', place });

  it('is recorded with its date, its reason and each broken rule once', () =>
    expect(
      entryOf(' ids are secret ', [lost('GET /doors 200'), lost('POST /doors 201'), lost('PUT /doors 200')], date),
    ).toBe(
      '\n## 2026-03-01: ids are secret\n\n' +
        '- answer-member-removed (a member of an answer is gone): /id at GET /doors 200 and 2 more\n',
    ));
  it('may also just record additions', () =>
    expect(entryOf('release 1', [], date)).toMatch(/- Nothing breaks; what was added is protected from here on\.\n$/));
  it.each([undefined, '', '  '])('needs a reason: %p', (reason) =>
    expect(() => entryOf(reason, [], date)).toThrow(/Why may callers break/),
  );
});

describe('the committed baseline', () => {
  const read = (name: string) => readFileSync(new URL(`docs/${name}`, root), 'utf8');
  it('is not broken by the current document', () =>
    expect(
      sentencesOf(breaksBetween(JSON.parse(read('api-baseline.json')), contractOf(JSON.parse(read('openapi.json'))))),
    ).toEqual([]));
  it('holds a line for each operation and each schema', () => {
    const baseline = JSON.parse(read('api-baseline.json')) as { operations: object; schemas: object };
    expect(read('api-baseline.json')).toBe(contractText(baseline));
  });
});
