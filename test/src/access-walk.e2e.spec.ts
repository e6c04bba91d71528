import type { Answer } from '@crm/testing';
import { unlistedCode } from './served/contract.js';
import { document, operations, type Operation } from './served/document.js';
import { ownerAt, PEOPLE, PLACES, ROLES, type Person, type Place, type Role } from './walk/cast.js';
import { CLIENTS_EXIST } from './walk/people.js';
import { namesCustomer } from './walk/records.js';
import { levelOf, reaches, rightFor, rightToRead } from './walk/rights.js';
import { ABSENT, parametersOf, routes, Walk, type Subject } from './walk/walk.js';

/** Headers that differ in each answer. */
const FLEETING = ['date', 'x-request-id', 'traceparent', 'keep-alive', 'ratelimit', 'ratelimit-policy'];

let walk: Walk;
beforeAll(async () => (walk = await Walk.start()), 120_000);
afterAll(() => walk.program.dispose());

const HIDES_EXTERNAL_IDS: Readonly<Record<string, readonly Role[]>> = { get: ['marketing'], put: ['support'] };

/** The status that has to come, or `allowed`. */
function expected(operation: Operation, role: Role, place: Place): 'allowed' | 403 | 404 {
  const right = rightFor(operation.method, operation.path) ?? '';
  if (right === 'a token') return 'allowed';
  // An id of another system is a field like others: callers who may not see or write it cannot use it.
  if (operation.path.includes('/by-external-id/') && HIDES_EXTERNAL_IDS[operation.method]?.includes(role)) return 403;
  // Support keeps contact data up to date, and nothing else.
  if (operation.path.endsWith('/subsidiary-of') && role === 'support') return 403;
  const level = levelOf(role, right);
  if (level === 'none') return 403;
  // Only its requester may fetch a file, whatever rights others have, and no caller here requested one.
  if (operation.path.includes('/{exportId}')) return 404;
  // An import is its uploader's, here an administrator's.
  if (operation.path.includes('/{importId}')) return role === 'admin' ? 'allowed' : 404;
  const [parameter = namesCustomer(operation) ? 'customerId' : ''] = parametersOf(operation);
  const named = parameter === 'system' ? 'customerId' : parameter;
  const read = rightToRead(named);
  if (read === undefined || operation.path.endsWith('/bulk')) return 'allowed';
  if (!reaches(levelOf(role, read), place)) return 404;
  const isAboutIt = right.split('.')[0] === read.split('.')[0];
  return isAboutIt && !reaches(level, place) ? 403 : 'allowed';
}

/**
 * The places on both sides of each border: own, the team's and foreign records are in this order, and a border is where the verdict changes.
 * Without a border, the one place that proves most: the farthest if all are allowed, the nearest if none is.
 */
function borders(operation: Operation, role: Role, places: readonly Place[]): readonly Place[] {
  const verdicts = places.map((place) => expected(operation, role, place));
  const beside = places.filter(
    (_place, index) =>
      (index > 0 && verdicts[index] !== verdicts[index - 1]) ||
      (index < places.length - 1 && verdicts[index] !== verdicts[index + 1]),
  );
  return beside.length > 0 ? beside : [verdicts[0] === 'allowed' ? places.at(-1)! : places[0]!];
}

const verdict = ({ status }: Answer): string | number =>
  status < 300 || [409, 412, 428].includes(status) ? 'allowed' : status;

const withoutIds = (text: string, { ids, customerId }: Subject): string =>
  [...Object.values(ids), customerId ?? ABSENT]
    .reduce((left, id) => left.replaceAll(id, ABSENT), text)
    .replace(/"traceId":"\w+"/, '');
const lasting = (headers: Headers) => [...headers].filter(([name]) => !FLEETING.includes(name));

const protectedRoutes = operations.filter(({ isPublic }) => !isPublic);

describe('every route', () => {
  it('of the document is served, and none else', async () =>
    expect((await walk.program.ask('/api/openapi.json')).body).toEqual(document));

  it.each(routes(operations))(
    '%s requires the right that belongs to what it does',
    (_name, { method, path, action, isPublic }) => {
      const declared = isPublic ? 'nothing' : (action ?? 'a token');
      expect(declared).toBe(rightFor(method, path));
    },
  );

  it.each(routes(protectedRoutes))('%s is closed to nobody in particular', async (_name, operation) => {
    const absent = { ids: {}, customerId: ABSENT };
    const { status, body } = await walk.call(operation, absent, undefined);
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
      const caller = walk.cast.callers[role];
      for (const place of borders(operation, role, places)) {
        const subject = await walk.subjectOf(operation, ownerAt(walk.cast, role, place));
        const answer = await walk.call(operation, subject, caller, { role });
        const wanted = expected(operation, role, place);
        expect({ place, is: verdict(answer), text: verdict(answer) === wanted ? '' : answer.text }).toEqual({
          place,
          is: wanted,
          text: '',
        });
        expect(unlistedCode(operation, answer)).toBeUndefined();
        // An upsert by external id reveals whether the id is taken, as a creation does for an e-mail address.
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
  const absent = await walk.call(operation, nowhere, caller, { role });
  expect(withoutIds(hidden.text, subject)).toBe(withoutIds(absent.text, nowhere));
  expect(lasting(hidden.headers)).toEqual(lasting(absent.headers));
}

/** Everything that can be asked for without naming a record. */
const questions = operations.filter(
  ({ method, path, responses }) =>
    method === 'get' && !path.includes('{') && responses[200]?.content?.['application/json'] !== undefined,
);

describe('lists, counts and feeds', () => {
  it('show nothing of a stranger’s customer', async () => {
    const name = 'Quite Foreign';
    const id = await walk.records.customer(walk.cast.stranger, name);
    const caller = walk.cast.callers.manager;
    for (const operation of questions) {
      const { text } = await walk.call(operation, { ids: {}, customerId: undefined }, caller);
      expect({ path: operation.path, tells: text.includes(id) || text.includes(name) }).toEqual({
        path: operation.path,
        tells: false,
      });
    }
    for (const query of ['q=quite foreign', `filter=name eq "${name}"`, `filter=id eq "${id}"`]) {
      const path = `/api/v1/customers?total=true&${encodeURI(query)}`;
      const found = await walk.program.ask(path, {
        token: walk.cast.callers.sales.token,
        headers: walk.current,
      });
      const hidden = await walk.program.ask(path, { token: caller.token, headers: walk.current });
      expect([query, found.body.total, hidden.body.total, hidden.body.items]).toEqual([query, 1, 0, []]);
    }
  });
});

describe('a manager', () => {
  it('sees the members of own teams only: in lists, counts, searches, filters and cards', async () => {
    const { callers, colleague, stranger } = walk.cast;
    const ask = (path: string, { token }: Person) =>
      walk.program.ask(`/api/v1${encodeURI(path)}`, { token, headers: walk.current });
    const south = (await ask('/teams?filter=name eq "South"', callers.admin)).body.items[0].id as string;
    for (const operation of questions) {
      const { text } = await walk.call(operation, { ids: {}, customerId: undefined }, callers.manager);
      // The directory names everyone to everyone, on purpose: ADR 46.
      if (operation.id === 'listDirectory') continue;
      const told = [stranger.id, 'stranger@walk.example', south].filter((each) => text.includes(each));
      expect({ path: operation.path, told }).toEqual({ path: operation.path, told: [] });
    }
    for (const path of [
      '/users?total=true&q=stranger',
      '/users?total=true&filter=email eq "stranger@walk.example"',
      `/users?total=true&filter=teamIds eq "${south}"`,
      '/teams?total=true&q=south',
      `/teams?total=true&filter=memberIds eq "${stranger.id}"`,
    ]) {
      const [all, own] = [await ask(path, callers.admin), await ask(path, callers.manager)];
      expect([path, all.body.total > 0, own.body.total, own.body.items]).toEqual([path, true, 0, []]);
    }
    for (const path of [`/users/${stranger.id}`, `/teams/${south}`])
      expect([path, (await ask(path, callers.manager)).status]).toEqual([path, 404]);
    const north = await ask('/teams?filter=name eq "North"', callers.manager);
    expect(north.body.items).toEqual([expect.objectContaining({ allowedActions: ['read'] })]);
    expect(north.body.items[0].memberIds).toContain(colleague.id);
    expect((await ask('/users?q=colleague', callers.manager)).body.items).toHaveLength(1);
  });
});

describe('fields that a role does not see', () => {
  it('are useless in filters and sorts too', async () => {
    for (const query of ['filter=city eq "London"', 'filter=country eq "GB"', 'sort=createdBy']) {
      const as = (role: Role) =>
        walk.program.ask(`/api/v1/customers?${encodeURI(query)}`, { token: walk.cast.callers[role].token });
      expect([query, (await as('sales')).status, (await as('marketing')).status]).toEqual([query, 200, 400]);
    }
  });
});
