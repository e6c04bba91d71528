import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEventStore, type SqliteEventStore } from '@crm/event-store/sqlite';
import { newId } from '@crm/kernel';
import { ReadModelsUnavailable } from '@crm/read-models';
import { AccessChanges } from './access-changes.process.js';

const PATIENCE_MS = 5_000;
const meta = {
  schemaVersion: 1,
  occurredAt: '2026-01-02T03:04:05.678Z',
  correlationId: newId(),
  causationId: newId(),
  commandId: newId(),
  actor: { type: 'user', id: newId() },
  source: 'spec',
};

describe('changes of access', () => {
  const directory = mkdtempSync(join(tmpdir(), 'access-'));
  let store: SqliteEventStore;
  let changes: AccessChanges;
  let isIndexed: boolean;
  const faults: string[] = [];

  beforeAll(async () => void (store = await openSqliteEventStore({ directory })));
  afterAll(async () => {
    await store.close();
    rmSync(directory, { recursive: true, force: true });
  });
  beforeEach(() => {
    isIndexed = true;
    faults.length = 0;
    changes = new AccessChanges(
      store,
      { haveReached: () => Promise.resolve(isIndexed) },
      (reason) => void faults.push(reason),
    );
  });
  afterEach(() => changes.onModuleDestroy());

  const happens = async (category: string): Promise<string> => {
    const id = newId();
    const events = [{ id: newId(), type: 'Happened', data: {}, meta }];
    await store.append({ stream: `${category}-${id}`, expected: 'no-stream', events });
    return id;
  };
  const begin = async (): Promise<string> => (await changes.since(undefined, PATIENCE_MS)).next;

  it.each([
    ['user', 'holderIds'],
    ['api-client', 'holderIds'],
    ['session', 'sessionIds'],
  ] as const)('of a %s reach a waiting gateway', async (category, ids) => {
    const waiting = changes.since(await begin(), PATIENCE_MS);
    await happens('customer');
    const id = await happens(category);
    expect(await waiting).toMatchObject({ [ids]: [id], everyone: false });
  });

  it('are none when nothing of theirs happened in time', async () => {
    const after = await begin();
    await happens('customer');
    expect(await changes.since(after, 20)).toEqual({ next: after, sessionIds: [], holderIds: [], everyone: false });
  });

  it('of a team concern everyone, once the index has them', async () => {
    const after = await begin();
    await happens('team');
    expect(await changes.since(after, PATIENCE_MS)).toMatchObject({ everyone: true });
  });

  it('are refused while the index does not have a change of a team', async () => {
    const after = await begin();
    isIndexed = false;
    await happens('team');
    const waiting = changes.since(after, 50);
    await expect(waiting).rejects.toThrow(ReadModelsUnavailable);
    expect(faults).toEqual(['the index of the members of teams lags behind the log']);
    isIndexed = true;
    expect(await changes.since(after, PATIENCE_MS)).toMatchObject({ everyone: true });
  });

  it('are unknown to the first question: it concerns everyone', async () =>
    expect(await changes.since(undefined, PATIENCE_MS)).toMatchObject({ everyone: true }));

  it('are refused when the log is not followed to its end', async () => {
    const stuck = new AccessChanges(
      { tail: () => store.tail(), subscribe: (_options, signal) => nothingUntil(signal) },
      { haveReached: () => Promise.resolve(true) },
      () => undefined,
    );
    const { next } = await stuck.since(undefined, PATIENCE_MS);
    await happens('customer');
    await expect(stuck.since(next, 20)).rejects.toThrow(ReadModelsUnavailable);
    await stuck.onModuleDestroy();
  });

  it('are refused while the program stops, at once', async () => {
    const waiting = changes.since(await begin(), 60_000);
    const refused = expect(waiting).rejects.toThrow(ReadModelsUnavailable);
    await changes.onModuleDestroy();
    await refused;
    await expect(changes.since(undefined, 60_000)).rejects.toThrow(ReadModelsUnavailable);
  });
});

async function* nothingUntil(signal: AbortSignal): AsyncGenerator<never> {
  await once(signal, 'abort');
}
