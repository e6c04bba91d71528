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

  beforeAll(async () => void (store = await openSqliteEventStore({ directory })));
  afterAll(async () => {
    await store.close();
    rmSync(directory, { recursive: true, force: true });
  });
  beforeEach(() => {
    isIndexed = true;
    changes = new AccessChanges(store, { haveReached: () => Promise.resolve(isIndexed) });
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
  ] as const)('of a %s are pushed to who waits', async (category, ids) => {
    const waiting = changes.since(await begin(), PATIENCE_MS);
    await happens('customer');
    const id = await happens(category);
    expect(await waiting).toMatchObject({ [ids]: [id], everyone: false });
  });

  it('are none when nothing happened in time', async () => {
    const after = await begin();
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
    isIndexed = true;
    expect(await changes.since(after, PATIENCE_MS)).toMatchObject({ everyone: true });
  });

  it('may be anything for who asks for the first time', async () =>
    expect(await changes.since(undefined, PATIENCE_MS)).toMatchObject({ everyone: true }));
});
