import { RunningProgram, type Answer } from '@crm/testing';
import { operations, resolved, type Operation, type Schema } from './served/document.js';
import { bodyExample, parameterExample } from './served/examples.js';

const ADMINISTRATOR = { email: 'root@input.example', password: 'a long password for input' };
const UNLIMITED = { RATE_LIMIT_PER_MINUTE: '0', PUBLIC_RATE_LIMIT_PER_MINUTE: '0' };

let program: RunningProgram;
let token: string;
beforeAll(async () => {
  program = await RunningProgram.start({
    env: { ...UNLIMITED, ADMIN_EMAIL: ADMINISTRATOR.email, ADMIN_PASSWORD: ADMINISTRATOR.password },
  });
  token = await program.logIn(ADMINISTRATOR);
});
afterAll(() => program.dispose());

const routes = (list: readonly Operation[]) => list.map((each) => [each.id, each] as const);
const jsonRoutes = operations.filter(({ body }) => body?.['application/json'] !== undefined);
const questions = operations.filter(
  ({ method, parameters }) => method === 'get' && parameters.some((each) => each.in === 'query'),
);

const pathOf = ({ path, parameters }: Operation): string =>
  path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => {
    const parameter = parameters.find((each) => each.in === 'path' && each.name === name);
    return encodeURIComponent(String(parameterExample(parameter ?? { name, in: 'path' })));
  });
const fieldsOf = (operation: Operation): [string, Schema][] =>
  Object.entries(resolved(operation.body?.['application/json']?.schema ?? {}).properties ?? {});
const exampleBody = (operation: Operation) => bodyExample(operation)?.value as Record<string, unknown>;

/** The body as text: object literals cannot hold every key. */
const send = (operation: Operation, body: string): Promise<Answer> =>
  program.ask(pathOf(operation), {
    method: operation.method.toUpperCase(),
    token,
    body,
    headers: { 'if-match': '"0"' },
  });
const withMember = (operation: Operation, name: string, json: string): string => {
  const others = Object.entries(exampleBody(operation)).filter(([key]) => key !== name);
  return `{${[...others.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`), `${JSON.stringify(name)}:${json}`].join(',')}}`;
};
const pointers = ({ body }: Answer): string[] =>
  ((body?.errors ?? []) as { pointer: string }[]).map(({ pointer }) => pointer);

const FOREIGN = ['id', 'role', 'revision', 'createdAt', 'createdBy', 'passwordHash', 'isAdmin', '__v'];

describe.each(routes(jsonRoutes))('the body of %s', (_id, operation) => {
  it('accepts no undocumented member', async () => {
    const known = new Set(fieldsOf(operation).map(([name]) => name));
    for (const name of FOREIGN.filter((each) => !known.has(each))) {
      const answer = await send(operation, withMember(operation, name, '"x"'));
      expect({ name, status: answer.status, pointers: pointers(answer) }).toEqual({
        name,
        status: 400,
        pointers: expect.arrayContaining([`/${name}`]),
      });
    }
  });

  it('accepts no member that reaches for a prototype', async () => {
    for (const name of ['__proto__', 'constructor', 'prototype'])
      expect([name, (await send(operation, withMember(operation, name, '{"polluted":true}'))).status]).toEqual([
        name,
        400,
      ]);
  });

  it('accepts no value of another type, and names the member', async () => {
    const values = ['[]', '{}', '7', 'true', 'null', '"1"', '{"$gt":""}', '[[]]'];
    for (const [name, schema] of fieldsOf(operation))
      for (const json of values.filter((value) => !fits(schema, JSON.parse(value)))) {
        const answer = await send(operation, withMember(operation, name, json));
        const named = pointers(answer).some((pointer) => pointer === `/${name}` || pointer.startsWith(`/${name}/`));
        expect({ name, json, status: answer.status, named }).toEqual({ name, json, status: 400, named: true });
      }
  });

  it('causes no server error, whatever a text contains', async () => {
    const evil = [
      `${'a'.repeat(50_000)}!`,
      ' '.repeat(50_000),
      'a@'.repeat(25_000),
      '+1'.repeat(25_000),
      '('.repeat(50_000),
    ];
    for (const [name, schema] of fieldsOf(operation).filter(([, each]) => typesOf(each).includes('string')))
      for (const text of schema.enum === undefined ? evil : [])
        expect((await send(operation, withMember(operation, name, JSON.stringify(text)))).status).toBeLessThan(500);
  });
});

const typesOf = (schema: Schema): string[] => [resolved(schema).type ?? []].flat() as string[];

const matches = ({ pattern }: Schema, text: string): boolean =>
  pattern === undefined || new RegExp(pattern, 'u').test(text);

/** Whether a value might be valid for the field: only certainly invalid values are sent. */
function fits(given: Schema, value: unknown): boolean {
  const schema = resolved(given);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return choices.some((choice) => fits(choice, value));
  const type = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  const types = typesOf(schema);
  if (types.length === 0) return true;
  if (type === 'array' && types.includes('array')) return !(value as unknown[]).some(Array.isArray);
  if (type === 'object' && types.includes('object')) return true;
  if (type === 'number') return types.includes('number') || types.includes('integer');
  if (type === 'string' && types.includes('string'))
    return schema.enum === undefined && schema.format === undefined && matches(schema, value as string);
  return types.includes(type);
}

describe.each(routes(questions))('the query of %s', (_id, operation) => {
  /** Cancels the body, because a stream of events would never end. */
  const ask = async (query: string) => {
    const response = await fetch(`${program.url}${pathOf(operation)}?${query}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    await response.body?.cancel();
    return response;
  };

  it('accepts no undocumented parameter, none twice, and no operator', async () => {
    const names = operation.parameters.filter((each) => each.in === 'query').map(({ name }) => name);
    const queries = [
      'unknown=1',
      'constructor[prototype][x]=1',
      '$where=1',
      ...names.flatMap((name) => [`${name}=1&${name}=1`, `${name}[$ne]=`, `${name}[]=1`, `${name}.x=1`]),
    ];
    for (const query of queries) expect([query, (await ask(query)).status]).toEqual([query, 400]);
    expect([200, 400, 404]).toContain((await ask('__proto__=1')).status); // a name that no list of parameters can hold
  });
});

describe('a filter', () => {
  const status = async (filter: string) =>
    (await program.ask(`/api/v1/customers?filter=${encodeURIComponent(filter)}`, { token })).status;
  const many = (count: number) => Array.from({ length: count }, (_, at) => `name eq "${at}"`).join(' or ');
  const list = (count: number) => `tags in (${Array.from({ length: count }, (_, at) => `"${at}"`).join(',')})`;

  it('has at most 20 conditions, 3 levels, and 200 values in a list', async () => {
    expect([await status(many(20)), await status(many(21))]).toEqual([200, 400]);
    expect([await status(list(200)), await status(list(201))]).toEqual([200, 400]);
    const nested = (levels: number): string =>
      levels === 0 ? 'name eq "a"' : `(${nested(levels - 1)} or kind eq "person")`;
    expect([await status(nested(2)), await status(nested(9))]).toEqual([200, 400]);
  });
  it.each([
    'password eq "x"',
    '$where eq "1"',
    'name like "x"',
    'name eq {"$ne":null}',
    '__proto__ eq "x"',
    'a.b eq "x"',
  ])('refuses %s', async (filter) => expect(await status(filter)).toBe(400));
});

describe('JSON', () => {
  const create = (text: string | Uint8Array) => program.ask('/api/v1/customers', { token, body: text });
  const person = (member: string) => `{"kind":"person","name":"Edge","tags":[],${member}}`;

  it.each([
    ['the same key twice', person('"name":"Other"')],
    ['a number beyond the range of doubles', person('"x":1e400')],
    ['an integer that no double can represent', person('"x":9007199254740993')],
    ['half a surrogate pair', person('"company":"\\ud800"')],
    ['33 levels', person(`"x":${'['.repeat(33)}${']'.repeat(33)}`)],
    ['1,001 items', person(`"tags":[${Array.from({ length: 1001 }, (_, at) => `"${at}"`).join(',')}]`)],
  ])('with %s is refused', async (_what, text) => expect((await create(text)).status).toBe(400));

  it('in bytes that are not UTF-8 is refused', async () =>
    expect(
      (await create(Uint8Array.of(...Buffer.from('{"kind":"person","name":"'), 0xc3, 0x28, 0x22, 0x7d))).status,
    ).toBe(400));

  it('with another spelling of an e-mail address is recognised as the same address', async () => {
    const emails = (address: string) =>
      `{"kind":"person","name":"Z ${address.length}","emails":[{"address":"${address}"}]}`;
    expect((await create(emails('zoë@edge.example'))).status).toBe(201);
    expect((await create(emails('ZOE\\u0308@EDGE.example'))).body.code).toBe('customers.email-taken');
  });
});

it('prototypes are clean after all of that', async () => {
  const me = await program.ask('/api/v1/me', { token });
  expect([me.status, me.body.polluted, me.body.x]).toEqual([200, undefined, undefined]);
  expect(program.stderr).not.toMatch(/"level":(50|60)/);
});
