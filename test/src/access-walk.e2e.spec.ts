import { RunningProgram, type Answer } from '@crm/testing';
import { document, operations, type Operation } from './served/document.js';
import { bodyExample, parameterExample } from './served/examples.js';
import { castOf, CLIENTS_EXIST, ownerAt, type Cast, type Person } from './walk/people.js';
import { namesCustomer, Records, rightToRead } from './walk/records.js';
import {
  CONTACT_DATA,
  levelOf,
  PEOPLE,
  PLACES,
  reaches,
  rightFor,
  ROLES,
  type Place,
  type Role,
} from './walk/rights.js';

const ABSENT = '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10';
/** Told of each answer anew, whatever it is about. */
const FLEETING = ['date', 'x-request-id', 'traceparent', 'keep-alive', 'ratelimit', 'ratelimit-policy'];

let program: RunningProgram;
let cast: Cast;
let records: Records;
/** Of what the administrator made last: others have to see it. */
let position = '';
beforeAll(async () => {
  program = await RunningProgram.start({ env: { RATE_LIMIT_PER_MINUTE: '0', PUBLIC_RATE_LIMIT_PER_MINUTE: '0' } });
  cast = await castOf(program);
  records = new Records(async (path, question) => {
    const answer = await program.askAsAdministrator(`/api/v1${path}`, question);
    position = answer.headers.get('consistency-token') ?? position;
    return answer;
  }, cast);
}, 120_000);
afterAll(() => program.dispose());

interface Subject {
  /** By the parameters of the path. */
  readonly ids: Readonly<Record<string, string>>;
  readonly customerId: string | undefined;
}

const parametersOf = ({ path }: Operation): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
const filled = (path: string, ids: Readonly<Record<string, string>>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => ids[name] ?? ABSENT);

/** What the operation is done to: things of that owner. Fails for a kind of thing that this walk cannot make. */
async function subjectOf(operation: Operation, owner: Person): Promise<Subject> {
  if (operation.path.includes('/by-external-id/')) return records.known(owner);
  const ids: Record<string, string> = {};
  for (const name of parametersOf(operation)) {
    const id = await records.make(name, owner, operation);
    if (id === undefined) throw new Error(`${operation.id}: the walk does not know how to make a {${name}}`);
    ids[name] = id;
  }
  const customerId = ids['customerId'] ?? (namesCustomer(operation) ? await records.customer(owner) : undefined);
  return { ids, customerId };
}

async function call(operation: Operation, subject: Subject, caller: Person | undefined, role?: Role): Promise<Answer> {
  const { method, path, parameters } = operation;
  const body = bodyFor(operation, subject, caller, role);
  const query = parameters
    .filter((each) => each.in === 'query' && each.required)
    .map((each) => `${each.name}=${encodeURIComponent(String(parameterExample(each)))}`);
  const response = await fetch(
    `${program.url}${filled(path, subject.ids)}${query.length > 0 ? `?${query.join('&')}` : ''}`,
    {
      method: method.toUpperCase(),
      headers: {
        ...(caller === undefined ? {} : { authorization: `Bearer ${caller.token}` }),
        ...(position === '' ? {} : { 'consistency-token': position }),
        ...(body === undefined ? {} : { 'content-type': bodyExample(operation)?.type ?? '' }),
        ...(parameters.some(({ name }) => name === 'If-Match') ? { 'if-match': await etagOf(operation, subject) } : {}),
      },
      body,
    },
  );
  const endless = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
  if (endless) await response.body?.cancel();
  const text = endless ? '' : await response.text();
  return { status: response.status, headers: response.headers, text, body: parsed(text) };
}

function bodyFor(
  operation: Operation,
  { customerId }: Subject,
  caller: Person | undefined,
  role?: Role,
): string | undefined {
  const example = bodyExample(operation);
  if (example === undefined) return undefined;
  if (!example.type.endsWith('json')) return String(example.value);
  const owner = operation.id === 'createCustomer' || caller === undefined ? (caller ?? cast.colleague) : cast.colleague;
  const body = records.settled(operation, customerId, owner) as Record<string, unknown>;
  if (operation.path.startsWith('/api/v1/customers') && !operation.path.endsWith('/assign')) delete body['ownerId'];
  const isChange = operation.method === 'patch' && role === 'support' && operation.path.includes('/customers/');
  return JSON.stringify(
    isChange ? Object.fromEntries(Object.entries(body).filter(([name]) => CONTACT_DATA.includes(name))) : body,
  );
}

/** Of the thing that the path names last. */
async function etagOf({ path }: Operation, { ids }: Subject): Promise<string> {
  const thing = filled(path.slice(0, path.lastIndexOf('}') + 1), ids);
  return (await program.askAsAdministrator(thing)).headers.get('etag') ?? '"0"';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const HIDES_EXTERNAL_IDS: Readonly<Record<string, readonly Role[]>> = { get: ['marketing'], put: ['support'] };

/** The status that has to come, or `allowed`. */
function expected(operation: Operation, role: Role, place: Place): 'allowed' | 403 | 404 {
  const right = rightFor(operation.method, operation.path) ?? '';
  if (right === 'a token') return 'allowed';
  // An id of another system is a field like others: who may not see or write it cannot use it.
  if (operation.path.includes('/by-external-id/') && HIDES_EXTERNAL_IDS[operation.method]?.includes(role)) return 403;
  const level = levelOf(role, right);
  if (level === 'none') return 403;
  // A file holds what its requester may read, and here that is nobody of the cast: no rights of others open it.
  if (operation.path.includes('/{exportId}')) return 404;
  const [parameter = namesCustomer(operation) ? 'customerId' : ''] = parametersOf(operation);
  const named = parameter === 'system' ? 'customerId' : parameter;
  const read = rightToRead(named);
  if (read === undefined || operation.path.endsWith('/bulk')) return 'allowed';
  if (!reaches(levelOf(role, read), place)) return 404;
  const isAboutIt = right.split('.')[0] === read.split('.')[0];
  return isAboutIt && !reaches(level, place) ? 403 : 'allowed';
}

const verdict = ({ status }: Answer): string | number =>
  status < 300 || [409, 412, 428].includes(status) ? 'allowed' : status;

const withoutIds = (text: string, { ids, customerId }: Subject): string =>
  [...Object.values(ids), customerId ?? ABSENT]
    .reduce((left, id) => left.replaceAll(id, ABSENT), text)
    .replace(/"traceId":"\w+"/, '');
const lasting = (headers: Headers) => [...headers].filter(([name]) => !FLEETING.includes(name));

const protectedRoutes = operations.filter(({ isPublic }) => !isPublic);
const routes = (list: readonly Operation[]) => list.map((each) => [`${each.method} ${each.path}`, each] as const);

describe('every route', () => {
  it('of the document is served, and none else', async () =>
    expect((await program.ask('/api/openapi.json')).body).toEqual(document));

  it.each(routes(operations))(
    '%s asks for the right that its deed needs',
    (_name, { method, path, action, isPublic }) => {
      const declared = isPublic ? 'nothing' : (action ?? 'a token');
      expect(declared).toBe(rightFor(method, path));
    },
  );

  it.each(routes(protectedRoutes))('%s is closed to nobody in particular', async (_name, operation) => {
    const absent = { ids: {}, customerId: ABSENT };
    const { status, body } = await call(operation, absent, undefined);
    expect([status, body.code]).toEqual([401, 'auth.unauthenticated']);
  });
});

/** One's own sessions and settings: no record of somebody else is in reach of the path. */
const ofRecords = protectedRoutes.filter(({ method, path }) => rightFor(method, path) !== 'a token');

describe.each(routes(ofRecords))('%s', (_name, operation) => {
  const places = parametersOf(operation).length > 0 || namesCustomer(operation) ? PLACES : (['own'] as const);

  it.each(CLIENTS_EXIST ? ROLES : PEOPLE)(
    'as %s',
    async (role) => {
      const caller = cast.callers[role];
      for (const place of places) {
        const subject = await subjectOf(operation, ownerAt(cast, role, place));
        const answer = await call(operation, subject, caller, role);
        const wanted = expected(operation, role, place);
        expect({ place, is: verdict(answer), text: verdict(answer) === wanted ? '' : answer.text }).toEqual({
          place,
          is: wanted,
          text: '',
        });
        // Whoever writes by an id of another system learns whether it is taken, as with an e-mail address.
        if (wanted === 404 && !(operation.method === 'put' && operation.path.includes('/by-external-id/')))
          await expectSameAsAbsent(operation, subject, caller, role, answer);
      }
    },
    60_000,
  );
});

/** Byte for byte, but for what the caller sent and the trace id. */
async function expectSameAsAbsent(operation: Operation, subject: Subject, caller: Person, role: Role, hidden: Answer) {
  const nowhere: Subject = {
    ids: Object.fromEntries(
      Object.entries(subject.ids).map(([name, id]) => [
        name,
        id.length === ABSENT.length ? ABSENT : name.charAt(0).repeat(id.length),
      ]),
    ),
    customerId: ABSENT,
  };
  const absent = await call(operation, nowhere, caller, role);
  expect(withoutIds(hidden.text, subject)).toBe(withoutIds(absent.text, nowhere));
  expect(lasting(hidden.headers)).toEqual(lasting(absent.headers));
}

describe('lists, counts and feeds', () => {
  const questions = operations.filter(
    ({ method, path, responses }) =>
      method === 'get' && !path.includes('{') && responses[200]?.content?.['application/json'] !== undefined,
  );

  it('show nothing of a stranger’s customer', async () => {
    const name = 'Quite Foreign';
    const id = await records.customer(cast.stranger, name);
    const caller = cast.callers.manager;
    for (const operation of questions) {
      const { text } = await call(operation, { ids: {}, customerId: undefined }, caller);
      expect({ path: operation.path, tells: text.includes(id) || text.includes(name) }).toEqual({
        path: operation.path,
        tells: false,
      });
    }
    for (const query of ['q=quite foreign', `filter=name eq "${name}"`, `filter=id eq "${id}"`]) {
      const path = `/api/v1/customers?total=true&${encodeURI(query)}`;
      const found = await program.ask(path, {
        token: cast.callers.sales.token,
        headers: { 'consistency-token': position },
      });
      const hidden = await program.ask(path, { token: caller.token, headers: { 'consistency-token': position } });
      expect([query, found.body.total, hidden.body.total, hidden.body.items]).toEqual([query, 1, 0, []]);
    }
  });
});

describe('fields that a role does not see', () => {
  it('are useless in filters and sorts too', async () => {
    for (const query of ['filter=city eq "London"', 'filter=country eq "GB"', 'sort=createdBy']) {
      const as = (role: Role) =>
        program.ask(`/api/v1/customers?${encodeURI(query)}`, { token: cast.callers[role].token });
      expect([query, (await as('sales')).status, (await as('marketing')).status]).toEqual([query, 200, 400]);
    }
  });
});
