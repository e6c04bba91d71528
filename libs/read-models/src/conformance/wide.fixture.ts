import type { EventStore, NewEvent, Position } from '@crm/event-store';
import fc from 'fast-check';
import type { Projection } from '../projection.js';
import { counted, recorded, type Tally } from './tally.fixture.js';

/** The row of a thing in a group, or of the group itself: it holds the name for things that come later. */
export interface Member extends Tally {
  readonly group: string | null;
  readonly name: string;
}

type Told =
  | { readonly put: string; readonly amount: number }
  | { readonly named: string; readonly name: string }
  | { readonly moved: string; readonly to: string }
  | { readonly dissolved: string }
  | { readonly broken: string };

const TYPES = ['Put', 'Named', 'Moved', 'Dissolved', 'BrokenGroup'];

/** Things belong to a group; an event of the group changes the rows of all its things: it names, moves or removes them. */
export const members = (name: string, prefix: string): Projection<Member> => ({
  name,
  version: 1,
  filter: { streamPrefixes: [prefix], types: TYPES },
  collection: { fields: { group: { path: 'group', type: 'keyword', many: true } }, indexes: [] },
  key: ({ stream, type }) => (type === 'Put' || type === 'Named' ? stream : undefined),
  affects({ type, data }) {
    const told = data as Partial<Record<'named' | 'moved' | 'dissolved' | 'broken', string>>;
    const group = told.named ?? told.moved ?? told.dissolved ?? told.broken;
    return type === 'Put' || group === undefined ? undefined : { field: 'group', op: 'eq', value: group };
  },
  sees: ({ type, data }) => (type === 'Put' ? `${prefix}${(data as { put: string }).put}` : undefined),
  project(row, { type, stream, revision, data }, seen) {
    const told = data as { put: string; amount: number; name: string; to: string };
    const known = row ?? { id: stream, revisions: [], sum: 0, group: null, name: '' };
    const revisions = [...known.revisions, revision];
    if (type === 'Put') return { ...known, revisions, sum: told.amount, group: told.put, name: seen?.name ?? '' };
    if (type === 'Named') return { ...known, revisions, name: told.name };
    if (type === 'Moved') return { ...known, revisions, group: told.to };
    if (type === 'Dissolved') return undefined;
    throw new TypeError('SPEC');
  },
});

/** The rows of the log up to a position, by the simplest possible fold over all rows. */
export async function membersOf(
  log: EventStore,
  projection: Projection<Member>,
  upTo = '\uffff',
): Promise<Map<string, Member>> {
  const rows = new Map<string, Member>();
  for await (const stored of log.readAll({ after: '' as Position, filter: projection.filter })) {
    if (stored.position > upTo) break;
    const event = recorded(stored);
    const { named, moved, dissolved } = stored.data as { named?: string; moved?: string; dissolved?: string };
    const group = named ?? moved ?? dissolved;
    const keys = [...rows].flatMap(([id, row]) => (group !== undefined && row.group === group ? [id] : []));
    const key = projection.key(event);
    const seen = projection.sees?.(event);
    for (const id of new Set([...keys, ...(key === undefined ? [] : [key])])) {
      const row = projection.project(rows.get(id), event, seen === undefined ? undefined : rows.get(seen));
      if (row === undefined) rows.delete(id);
      else rows.set(id, row);
    }
  }
  return new Map([...rows].sort());
}

export interface Telling {
  /** Without the prefix. */
  readonly stream: string;
  readonly event: NewEvent;
}

export function telling(stream: string, told: Told): Telling {
  const type = TYPES[['put', 'named', 'moved', 'dissolved', 'broken'].findIndex((word) => word in told)] as string;
  return { stream, event: { ...counted(1, type), data: told } };
}

const group = fc.constantFrom('g1', 'g2', 'g3');
const thing = fc.constantFrom('t1', 't2', 't3', 't4', 't5', 't6', 't7');

/** Random histories: mostly new things, and now and then an event about a whole group. */
export const tellings: fc.Arbitrary<Telling[]> = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.tuple(thing, group, fc.nat(9)).map(([id, put, amount]) => telling(id, { put, amount })),
    },
    { weight: 2, arbitrary: fc.tuple(group, fc.string()).map(([named, name]) => telling(named, { named, name })) },
    { weight: 2, arbitrary: fc.tuple(group, group).map(([moved, to]) => telling(moved, { moved, to })) },
    { weight: 1, arbitrary: group.map((dissolved) => telling(dissolved, { dissolved })) },
  ),
  { minLength: 1, maxLength: 40 },
);
