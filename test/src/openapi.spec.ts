import { readFileSync } from 'node:fs';

// The specs change the document in arbitrary ways; a type would not help.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Document = any;

const root = new URL('../../', import.meta.url);
const { faultsOf } = (await import(new URL('tools/openapi-lint.mjs', root).href)) as {
  faultsOf(document: Document): Promise<string[]>;
};
const { misnamedSchemas } = (await import(new URL('tools/openapi-names.mjs', root).href)) as {
  misnamedSchemas(document: Document): string[];
};
const { redoclyFaults, spectralFaults } = (await import(new URL('tools/openapi-linters.mjs', root).href)) as Record<
  'redoclyFaults' | 'spectralFaults',
  (document: Document) => Promise<string[]>
>;
const document = (): Document => JSON.parse(readFileSync(new URL('docs/openapi.json', root), 'utf8'));
const LOGIN = '/api/v1/auth/login';
const CUSTOMER = '/api/v1/customers/{customerId}';
const answer = (document: Document, name: string): Document => document.components.responses[name];

describe('the lint of the OpenAPI document', () => {
  it('finds nothing in the document of this release', async () => {
    expect(await faultsOf(document())).toEqual([]);
  });

  it.each<[string, (document: Document) => void, RegExp]>([
    ['is not an OpenAPI document', (it) => delete it.info, /info/],
    ['is of an older version', (it) => Object.assign(it, { openapi: '3.0.3' }), /./],
    [
      'repeats an operationId',
      (it) => (it.paths[CUSTOMER].get.operationId = it.paths[LOGIN].post.operationId),
      /repeats the operationId/,
    ],
    ['has no operationId', (it) => delete it.paths[LOGIN].post.operationId, /no operationId/],
    ['has no summary', (it) => delete it.paths[LOGIN].post.summary, /no summary/],
    ['documents no success', (it) => delete it.paths[CUSTOMER].get.responses['200'], /no success/],
    ['documents a refusal without a problem', (it) => delete answer(it, 'NotFound').content, /answers 404 without/],
    ['takes a body that may be late', (it) => delete it.paths[LOGIN].post.responses['408'], /does not document 408/],
    ['needs a token without documenting 401', (it) => delete it.paths[CUSTOMER].get.responses['401'], /401/],
    [
      'leaves a path parameter out',
      (it) => (it.paths[CUSTOMER].get.parameters = []),
      /does not describe \{customerId\}/,
    ],
    [
      'refers to something that does not exist',
      (it) => delete it.components.responses.NotFound,
      /resolve #\/components\/responses\/NotFound/,
    ],
    [
      'refers to another document',
      (it) => (it.paths[CUSTOMER].get.responses['404'] = { $ref: 'https://elsewhere.example/problem' }),
      /only internal refs/,
    ],
    [
      'has a read that cannot wait for a write',
      (it) => it.paths[CUSTOMER].get.parameters.pop(),
      /takes no Consistency-Token/,
    ],
    ['does not describe a tag', (it) => delete it.tags[0].description, /has no described tag/],
    [
      'does not say when to retry',
      (it) => delete answer(it, 'TooManyRequests').headers['Retry-After'],
      /answers 429 without Retry-After/,
    ],
    [
      'starts a job without saying when to poll it',
      (it) => delete it.paths['/api/v1/exports'].post.responses['202'].headers['Retry-After'],
      /answers 202 without Retry-After/,
    ],
    [
      'does not describe a schema',
      (it) => delete it.components.schemas.TeamView.description,
      /TeamView has no description/,
    ],
    [
      'declares a revision as a number',
      (it) => (it.components.schemas.TeamView.properties.revision.type = 'number'),
      /TeamView.revision is not an integer with a minimum/,
    ],
    [
      'declares a flag with one value',
      (it) => (it.components.schemas.EventView.properties.erased.enum = [true]),
      /EventView.erased is not a plain boolean/,
    ],
    [
      'has a body with unknown members',
      (it) => delete it.components.schemas.TeamInput.additionalProperties,
      /TeamInput accepts unknown members/,
    ],
    [
      'leaves out what any request may get',
      (it) => delete it.paths[LOGIN].post.responses['431'],
      /does not document 431/,
    ],
    [
      'has a header without its form',
      (it) => delete it.components.parameters['If-Match'].schema.pattern,
      /does not describe the form of If-Match/,
    ],
  ])('complains when it %s', async (_what, break_, complaint) => {
    const broken = document();
    break_(broken);
    expect((await faultsOf(broken)).join('\n')).toMatch(complaint);
  });
});

describe('the names of schemas', () => {
  it('end in Input, View or Page, or are receipts and problems', () => expect(misnamedSchemas(document())).toEqual([]));
  it.each([
    ['sent without Input', 'NoteView', true, false, true],
    ['answered as an Input', 'NoteInput', false, true, true],
    ['answered as a Document', 'NoteDocument', false, true, true],
    ['sent', 'NoteInput', true, false, false],
    ['answered', 'NoteView', false, true, false],
    ['answered by the page', 'NotePage', false, true, false],
    ['a receipt', 'UpsertReceipt', false, true, false],
    ['both', 'ParticipantInput', true, true, false],
  ])('%s: %s', (_what, name, isSent, isAnswered, isMisnamed) => {
    const content = {
      'application/json': { schema: { type: 'array', items: { $ref: `#/components/schemas/${name}` } } },
    };
    const operation = {
      ...(isSent && { requestBody: { content } }),
      responses: { 200: isAnswered ? { content } : {} },
    };
    const planted = {
      paths: { '/notes': { post: operation } },
      components: { schemas: { [name]: { type: 'object' } } },
    };
    expect(misnamedSchemas(planted)).toEqual(isMisnamed ? [name] : []);
  });
});

describe('Redocly and Spectral', () => {
  const planted = (change: (document: Document) => void): Document => {
    const sound = {
      openapi: '3.1.0',
      info: {
        title: 'Planted',
        version: '1',
        description: 'One route.',
        contact: { name: 'The operator' },
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/' }],
      tags: [{ name: 'doors', description: 'What opens.' }],
      security: [],
      paths: {
        '/doors': {
          get: {
            operationId: 'listDoors',
            summary: 'List doors',
            description: 'All of them.',
            tags: ['doors'],
            responses: { 200: { description: 'Doors.' }, 400: { description: 'Refused.' } },
          },
        },
      },
    };
    change(sound);
    return sound;
  };

  it.each([
    ['Redocly', redoclyFaults],
    ['Spectral', spectralFaults],
  ])('%s finds nothing in a sound document', async (_name, faults) =>
    expect(await faults(planted(() => undefined))).toEqual([]),
  );
  it('Redocly complains about a fault', async () => {
    const faults = await redoclyFaults(planted((it) => delete it.paths['/doors'].get.operationId));
    expect(faults).toEqual([expect.stringMatching(/^Redocly operation-operationId: .*#\/paths\/~1doors\/get/)]);
  });
  it('Spectral complains about a fault', async () => {
    const faults = await spectralFaults(planted((it) => delete it.paths['/doors'].get.description));
    expect(faults).toEqual([expect.stringMatching(/^Spectral operation-description: .*#\/paths\/\/doors\/get/)]);
  });
});
