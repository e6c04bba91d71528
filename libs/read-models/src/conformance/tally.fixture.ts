import { derivedId, newId } from '@crm/kernel';
import {
  KeyDamaged,
  type EventStore,
  type NewEvent,
  type Position,
  type RecordedEvent,
  type StoredEvent,
} from '@crm/event-store';
import type { Projection } from '../projection.js';
import type { Decode } from '../runner/batch-fold.js';

export interface Tally extends Record<string, unknown> {
  readonly id: string;
  /** In the order in which they were folded, so a lost, repeated or swapped event shows. */
  readonly revisions: readonly number[];
  readonly sum: number;
}

/** One row per stream, which lists exactly the events it has seen. `Closed` removes the row, `Broken` cannot be handled, `Damaged` cannot be read. */
export const tally = (
  name: string,
  version = 1,
  types = ['Counted', 'Closed', 'Broken', 'Damaged'],
): Projection<Tally> => ({
  name,
  version,
  filter: { streamPrefixes: ['tally-'], types },
  collection: { fields: { sum: { path: 'sum', type: 'number' } }, indexes: [['sum']] },
  key: ({ stream }) => stream,
  project(row, { type, stream, revision, data }) {
    if (type === 'Closed') return undefined;
    const { amount } = data as { amount: number };
    return { id: stream, revisions: [...(row?.revisions ?? []), revision], sum: (row?.sum ?? 0) + amount };
  },
});

export const counted = (amount: number, type = 'Counted'): NewEvent => {
  const id = newId();
  return {
    id,
    type,
    data: type === 'Broken' ? null : { amount },
    meta: {
      schemaVersion: 1,
      occurredAt: '2026-01-01T00:00:00.000Z',
      correlationId: id,
      causationId: id,
      commandId: derivedId(id, 'command'),
      actor: { type: 'user', id: 'u1' },
      source: 'spec',
    },
  };
};

export const recorded = ({
  type,
  data,
  id,
  stream,
  revision,
  position,
  recordedAt,
  meta,
}: StoredEvent): RecordedEvent => {
  const { occurredAt, actor, correlationId, causationId, commandId, source } = meta;
  const envelope = { occurredAt, actor, correlationId, causationId, commandId, source, erased: false };
  return { type, data, id, stream, revision, position, recordedAt, ...envelope };
};

export const decode: Decode = async (stored) => stored.map(recorded);

/** The same where the key of `Damaged` events is lost. */
export const decodeUndamaged: Decode = async (stored) => {
  const damaged = stored.find(({ type }) => type === 'Damaged');
  if (damaged !== undefined) throw new KeyDamaged({ kid: damaged.stream, damage: 'missing' });
  return decode(stored);
};

/** The rows of a log up to a position, by the simplest possible fold. */
export async function rowsOf(
  log: EventStore,
  projection: Projection<Tally>,
  upTo = '\uffff',
): Promise<Map<string, Tally>> {
  const rows = new Map<string, Tally>();
  for await (const stored of log.readAll({ after: '' as Position, filter: projection.filter })) {
    if (stored.position > upTo) break;
    const row = projection.project(rows.get(stored.stream), recorded(stored));
    if (row === undefined) rows.delete(stored.stream);
    else rows.set(stored.stream, row);
  }
  return rows;
}
