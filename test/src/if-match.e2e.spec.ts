import { operations, type Operation } from './served/document.js';
import { logInAgain } from './walk/people.js';
import { routes, takesIfMatch, Walk, type Subject } from './walk/walk.js';

/** A revision that no record on this walk has. */
const STALE = '"999999"';
/** Refused at any revision: their examples hold invalid tokens and passwords, and the export belongs to another user. */
const REFUSED_ANYWAY = /^post \/api\/v1\/(auth\/|me\/email$|exports\/\{exportId\}\/cancel$)/;

const isRefusedAnyway = ({ method, path }: Operation): boolean => REFUSED_ANYWAY.test(`${method} ${path}`);

const writes = operations.filter(({ method }) => method !== 'get');
const isRequired = ({ parameters }: Operation): boolean =>
  parameters.some(({ name, required }) => name === 'If-Match' && required === true);

let walk: Walk;
beforeAll(async () => (walk = await Walk.start(['admin'])), 120_000);
afterAll(() => walk.program.dispose());

/** Some of the operations end all sessions of their caller. */
const administrator = async () => ({ token: await logInAgain(walk.program, 'admin') });

async function subjectOf(operation: Operation): Promise<Subject> {
  if (operation.id !== 'endSession') return walk.subjectOf(operation, walk.cast.colleague);
  const { token } = await administrator();
  const { body } = await walk.program.ask('/api/v1/sessions', { token });
  const { id } = (body as { items: { id: string; current: boolean }[] }).items.find(({ current }) => current)!;
  return { ids: { sessionId: id }, customerId: undefined };
}

describe('a request for an outdated state', () => {
  it.each(routes(writes.filter(takesIfMatch)))('%s is refused', async (_name, operation) => {
    const answer = await walk.call(operation, await subjectOf(operation), await administrator(), { ifMatch: STALE });
    expect([answer.status, answer.body.code]).toEqual([412, 'streams.stale-revision']);
  });

  it.each(routes(writes.filter((each) => !takesIfMatch(each))))('%s ignores If-Match', async (_name, operation) => {
    // Not an ETag of this API: an operation that evaluates the header refuses it.
    const answer = await walk.call(operation, await subjectOf(operation), await administrator(), { ifMatch: '*' });
    expect(answer.text).not.toContain('if-match');
    if (!isRefusedAnyway(operation)) expect([answer.text, answer.status < 300]).toEqual([answer.text, true]);
  });
});

describe('a request without If-Match', () => {
  it.each(routes(writes.filter(isRequired)))('%s is refused', async (_name, operation) => {
    const answer = await walk.call(operation, await subjectOf(operation), await administrator(), { ifMatch: null });
    expect([answer.status, answer.body.code]).toEqual([428, 'request.if-match-required']);
  });

  it.each(routes(writes.filter((each) => takesIfMatch(each) && !isRequired(each))))(
    '%s is processed without it',
    async (_name, operation) => {
      const answer = await walk.call(operation, await subjectOf(operation), await administrator(), { ifMatch: null });
      expect(isRefusedAnyway(operation) ? [403] : [200, 201, 409]).toContain(answer.status);
    },
  );
});
