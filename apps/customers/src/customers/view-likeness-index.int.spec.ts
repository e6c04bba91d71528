import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallContext } from '@crm/contracts';
import { collectionOf, specOf, type Projection, type ReadModelStore } from '@crm/read-models';
import { openSqliteReadModelStore } from '@crm/read-models/sqlite';
import type { Likeness } from './likeness-index.port.js';
import { likeness, type LikenessRow } from './likeness.projection.js';
import { ViewLikenessIndex } from './view-likeness-index.adapter.js';

const row = (n: number): LikenessRow => ({
  id: `C${n}`,
  name: `Person ${n}`,
  company: 'ACME',
  phones: ['+4930901820'],
  status: n === 5 ? 'archived' : 'active',
});

describe('customers that look alike', () => {
  const directory = mkdtempSync(join(tmpdir(), 'likeness-'));
  const waitedFor: string[] = [];
  let store: ReadModelStore & { epoch: number };
  let index: ViewLikenessIndex;
  const similar = (likely: Partial<Likeness>, context: Partial<CallContext> = {}) =>
    index.similarTo(
      { name: 'Nobody', phones: [], hasContactPoint: true, exceptId: 'none', ...likely },
      context as CallContext,
    );

  beforeAll(async () => {
    store = await openSqliteReadModelStore({ path: join(directory, 'views.db') });
    await store.define(specOf(likeness as unknown as Projection));
    const writes = Array.from({ length: 5 }, (_, n) => ({ id: `C${n + 1}`, document: row(n + 1) }));
    await store.commit(collectionOf(likeness), { from: '', to: '1', epoch: store.epoch }, writes);
    index = new ViewLikenessIndex(store, {
      waitFor: (name, position) => {
        waitedFor.push(`${name} ${position}`);
        return Promise.resolve(false);
      },
    });
  });
  afterAll(async () => {
    await store.close();
    rmSync(directory, { recursive: true, force: true });
  });

  it('are active ones, found by phone, by name with company, and by name alone only without a contact point', async () => {
    expect((await similar({ phones: ['+4930901820'] })).map(({ id }) => id)).toEqual(['C1', 'C2', 'C3', 'C4']);
    expect(await similar({ name: 'PERSON 1', company: 'acme' })).toEqual([{ id: 'C1', signals: ['name-and-company'] }]);
    expect(await similar({ name: 'person 1', hasContactPoint: false })).toEqual([{ id: 'C1', signals: ['name'] }]);
    expect(await similar({ name: 'person 1' })).toEqual([]);
    expect(await similar({ name: 'person 5', hasContactPoint: false })).toEqual([]);
  });

  it("are looked up after a short wait for the caller's earlier writes", async () => {
    expect(await similar({ name: 'person 1', hasContactPoint: false }, { readAfter: '7' })).toHaveLength(1);
    expect(waitedFor).toEqual(['customers.likeness 7']);
  });

  it('come with all signals of each, without the customer itself', async () => {
    expect(await similar({ name: 'person 1', company: 'Acme', phones: ['+4930901820'], exceptId: 'C2' })).toEqual([
      { id: 'C1', signals: ['phone', 'name-and-company'] },
      { id: 'C3', signals: ['phone'] },
      { id: 'C4', signals: ['phone'] },
    ]);
  });
});
