import { NotAuthentic, type FeedItem, type RecordedEvent, type RefusedItem, type StoredEvent } from '@crm/event-store';
import type { Projection } from '../projection.js';
import type { Document } from '../read-model-store.port.js';
import { BatchFold, type Rows } from './batch-fold.js';

/** Every event is about its own row, and about every row that is red. */
const view: Projection = {
  name: 'spec.red',
  version: 1,
  filter: {},
  collection: { fields: { colour: { path: 'colour', type: 'keyword' } }, indexes: [] },
  key: ({ stream }) => stream,
  affects: () => ({ field: 'colour', op: 'eq', value: 'red' }),
  project: (row, { stream }) => row ?? { id: stream, colour: 'blue' },
};
const item = (stream: string, position: string): FeedItem => ({
  kind: 'event',
  event: { stream, position, type: 'Painted' } as StoredEvent,
});
const decode = (stored: readonly StoredEvent[]): Promise<RecordedEvent[]> =>
  Promise.resolve(stored as unknown as RecordedEvent[]);

describe('a batch that follows one not stored yet', () => {
  it('passes on the rows that it changed and not those that it only read: otherwise batches would grow forever', async () => {
    const pending: Rows<Document> = new Map([['old', { id: 'old', colour: 'green' }]]);
    const source = {
      load: (keys: readonly string[]) => Promise.resolve(new Map(keys.map((key) => [key, pending.get(key)]))),
      async *find() {
        yield await Promise.resolve(pending);
      },
    };
    const fold = new BatchFold(view, decode, source, '');
    await fold.handle([item('new', '1')]);
    expect([...fold.touched]).toEqual([['new', { id: 'new', colour: 'blue' }]]);
  });
});

describe('a batch with something in it that the log refuses', () => {
  const refused = (stream: string, position: string): RefusedItem => ({
    kind: 'refused',
    event: { stream, position, revision: 0, type: 'Painted' },
    error: new NotAuthentic({ stream, revision: 0, reason: 'It has no MAC.' }),
  });
  const nothing = {
    load: (keys: readonly string[]) => Promise.resolve(new Map(keys.map((key) => [key, undefined]))),
    async *find() {
      yield await Promise.resolve(new Map());
    },
  };
  const items = [item('a', '1'), refused('b', '2'), item('a', '3'), refused('b', '4'), item('c', '5')];

  it('sets it aside at its place, as damage is, and folds the rest', async () => {
    const taken: unknown[] = [];
    const fold = new BatchFold(view, decode, nothing, '', {
      blocks: (stream) => stream === 'b' && taken.length > 0,
      take: ({ position }, error, isDamage) => taken.push([position, error?.split(' ')[0], isDamage]) > 0,
    });
    await fold.handle(items);
    expect(taken).toEqual([
      ['2', 'store.not-authentic', true],
      ['4', 'store.not-authentic', true],
    ]);
    expect([[...fold.touched.keys()], fold.position, fold.poison]).toEqual([['a', 'c'], '5', undefined]);
  });

  it('ends there where nothing may be set aside, as in a build that replaces rows', async () => {
    const fold = new BatchFold(view, decode, nothing, '');
    await fold.handle(items);
    expect([[...fold.touched.keys()], fold.position]).toEqual([['a'], '1']);
    expect(fold.poison?.message).toMatch(/^store\.not-authentic .*position 2: Painted, revision 0 of b$/);
  });
});

describe('a view that reads envelopes only', () => {
  it('is folded by the stored type, without decrypting anything', async () => {
    const seen: RecordedEvent[] = [];
    const trail: Projection = {
      ...view,
      affects: undefined as never,
      reads: 'envelope',
      project: (_row, event) => (seen.push(event), { id: event.stream }),
    };
    const source = {
      load: (keys: readonly string[]) => Promise.resolve(new Map(keys.map((key) => [key, undefined]))),
      find: () => {
        throw new Error('nothing is looked for');
      },
    };
    const decrypting = () => Promise.reject(new Error('a key was asked for'));
    const meta = { actor: { type: 'user', id: 'u1' }, occurredAt: '2026-01-01T00:00:00.000Z', source: 'api' };
    const event = { stream: 'note-1', position: '1', type: 'Unknown', data: { $sealed: {} }, meta, hash: 'h' };
    const fold = new BatchFold(trail, decrypting, source, '');
    await fold.handle([{ kind: 'event', event: event as unknown as StoredEvent }]);
    expect(fold.poison).toBeUndefined();
    expect(seen[0]).toMatchObject({ type: 'Unknown', actor: meta.actor, occurredAt: meta.occurredAt });
    expect(seen[0]).not.toHaveProperty('hash');
  });
});
