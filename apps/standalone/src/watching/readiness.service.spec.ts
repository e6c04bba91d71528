import { NotAuthentic, StoreFull, Unavailable, type RefusedItem } from '@crm/event-store';
import type { KeyFault } from '@crm/key-vault';
import { Health, Metrics, type EventLoopWatch } from '@crm/platform';
import type { ProjectionStatus } from '@crm/read-models';
import type { Stores } from '../stores.composition.js';
import { LogWatch } from './log-watch.adapter.js';
import { watchMails, watchReadiness } from './readiness.service.js';
import type { LogFault } from './store-check.process.js';

const GIB = 1024 ** 3;
const BUDGETS = { lagBudget: 30, diskFreeBytes: GIB, diskFreePercent: 5, eventLoopBudget: 500 };
const WELL = {
  tail: 'fine',
  keys: 'fine',
  damage: [] as KeyFault[],
  refused: [] as RefusedItem[],
  found: [] as LogFault[],
  failure: undefined as string | undefined,
  free: 50 * GIB,
  delayMs: 0,
  views: [] as Partial<ProjectionStatus>[],
  damagedViews: [] as [name: string, found: string][],
};
const view = (status: Partial<ProjectionStatus>): ProjectionStatus => ({
  name: 'customers.list',
  version: 1,
  state: 'live',
  checkpoint: '',
  lagEvents: 0,
  lagSeconds: 0,
  parked: 0,
  skipped: 0,
  ...status,
});
const answer = (how: string): Promise<string> =>
  how === 'fine' ? Promise.resolve('') : Promise.reject(new Error(how));

const forged = (revision: number): RefusedItem => ({
  kind: 'refused',
  event: { position: '', stream: 'user-1', revision, type: '' },
  error: new NotAuthentic({ stream: 'user-1', revision, reason: 'It has no MAC.' }),
});

const fault = (revision: number): LogFault => ({
  kind: 'fault',
  stream: 'user-1',
  revision,
  fault: 'changed',
  detail: 'Its hash does not match.',
});

/** A program in this state. */
function program(so: Partial<typeof WELL>): { health: Health; log: LogWatch } {
  const { tail, keys, damage, refused, found, failure, free, delayMs, views, damagedViews } = { ...WELL, ...so };
  const health = new Health();
  health.started();
  const log = new LogWatch(new Metrics());
  const stores = {
    eventStore: { tail: () => answer(tail), refused: () => refused },
    keyVault: { blindIndex: () => answer(keys), knownDamage: () => Promise.resolve(damage) },
    readModels: { damaged: () => new Map(damagedViews) },
  } as unknown as Stores;
  const last = { at: new Date(), seconds: 1, events: 9, keyFaults: 0, logFaults: found };
  const watched = {
    stores,
    storeCheck: { last, progress: undefined, failure },
    log,
    statuses: () => Promise.resolve(views.map(view)),
    disk: () => Promise.resolve({ free, size: 100 * GIB }),
    eventLoop: { delayMs } as EventLoopWatch,
  };
  watchReadiness(health, watched, BUDGETS);
  return { health, log };
}
const told = async (health: Health): Promise<string[]> =>
  (await health.readiness()).issues.map(({ code, blocking }) => (blocking ? `${code} blocks` : code));

describe('readiness', () => {
  it('given that all is well, then nothing is reported', async () =>
    expect(await told(program({}).health)).toEqual([]));

  it.each([
    [{ tail: 'the file is gone' }, ['log.unreadable blocks']],
    [{ keys: 'closed' }, ['keys.unavailable blocks']],
    [{ damage: [{ key: 'customer:1.a', damage: 'missing' as const }] }, ['keys.damaged']],
    [{ refused: [forged(3)] }, ['store.not-authentic']],
    [{ found: [fault(3)] }, ['store.not-authentic']],
    [{ failure: 'The disk failed.' }, ['store.unchecked']],
    [{ free: GIB / 2 }, ['disk.low']],
    [{ free: 4 * GIB }, ['disk.low']],
    [{ delayMs: 501 }, ['event-loop.slow']],
    [{ views: [{ state: 'stopped' as const, lagSeconds: 99 }] }, ['projection.stopped']],
    [{ views: [{ lagSeconds: 31, lagEvents: 5 }, { lagSeconds: 29 }] }, ['projection.behind']],
    [{ views: [{ parked: 2 }] }, ['projection.parked']],
    [{ damagedViews: [['customers.list', 'a document is not JSON'] as [string, string]] }, ['projection.damaged']],
  ])('given %j, then %j', async (so, expected) => expect(await told(program(so).health)).toEqual(expected));

  it('names three places of the log that are not authentic, and counts the others', async () => {
    const { issues } = await program({ refused: [1, 2, 3, 4, 5].map(forged) }).health.readiness();
    expect(issues[0]?.text).toContain(
      'user-1 at revision 1 (It has no MAC.), user-1 at revision 2 (It has no MAC.), user-1 at revision 3 (It has no MAC.), and 2 more. Nothing acts on it.',
    );
  });

  it('names a place once that was met and found by the check', async () => {
    const { issues } = await program({ refused: [forged(2)], found: [fault(2), fault(7)] }).health.readiness();
    expect(issues[0]?.text).toContain(
      ': user-1 at revision 2 (It has no MAC.), user-1 at revision 7 (Its hash does not match.). Nothing acts on it.',
    );
  });

  it('names the view, and how far it is behind', async () => {
    const { issues } = await program({ views: [{ lagSeconds: 31, lagEvents: 812 }] }).health.readiness();
    expect(issues[0]?.text).toBe('The view customers.list is 812 events and 31 s behind.');
  });

  it('given a write that the full disk refused, then that is reported without blocking, until a write succeeds', async () => {
    const { health, log } = program({});
    log.appending({ categories: ['customer'], events: 1 })({ error: new StoreFull({ reason: 'SQLITE_FULL' }) });
    expect(await told(health)).toEqual(['log.full']);
    log.committed({ operations: 1, events: 1, syncMs: 1, failed: false });
    expect(await told(health)).toEqual([]);
  });

  it('given a writer that fails, then that is reported; given a refusal that concerns one caller, then it is not', async () => {
    const { health, log } = program({});
    const ended = (error: unknown) => log.appending({ categories: ['customer'], events: 1 })({ error });
    ended(new Error('aborted by its caller'));
    expect(await told(health)).toEqual([]);
    ended(new Unavailable({ reason: 'The writer stopped.' }));
    expect(await told(health)).toEqual(['log.not-writable']);
  });
});

describe('readiness for mails', () => {
  const waitingFor = (minutes: number) => ({
    id: 'm1',
    template: 'invitation',
    userId: 'u1',
    state: 'queued' as const,
    queuedAt: new Date(Date.now() - minutes * 60_000).toISOString(),
    attempts: 9,
    answer: '451 try later',
  });
  const issues = async (oldest?: ReturnType<typeof waitingFor>) => {
    const health = new Health();
    health.started();
    watchMails(health, { oldest: () => oldest, counts: () => new Map([['queued', 7]]) });
    return (await health.readiness()).issues;
  };
  it('given that none waits for long, then nothing is reported', async () =>
    expect([await issues(), await issues(waitingFor(29))]).toEqual([[], []]));
  it('given that one waits for half an hour, then it is reported, with the last answer, and does not block', async () => {
    const [issue] = await issues(waitingFor(31));
    expect(issue).toMatchObject({ code: 'mail.stuck', blocking: false });
    expect(issue?.text).toMatch(/^7 mails wait, .*Last answer: 451 try later\.$/);
  });
});
