import { LRUCache } from 'lru-cache';
import { setImmediate } from 'node:timers/promises';
import type { KeyDamage } from '@crm/contracts/refusals';
import { subjectOf, type KeyRow, type KeyRows } from './key-rows.port.js';
import type { KeyFault } from './key-vault.port.js';

/** Sound keys that are remembered: the events of one person are mostly close to each other. */
const REMEMBERED = 50_000;

export interface KeyCheck {
  readonly rows: Pick<KeyRows, 'needed' | 'byKids'>;
  /** Only the events of this stream. */
  readonly stream?: string;
  isErased(subject: string): boolean;
  /** undefined: the row can be unwrapped. */
  damageOf(row: KeyRow): KeyDamage | undefined;
  /** Between two slices of the log. Default: others get one turn. */
  pause?(): Promise<unknown>;
}

/** Yields each key that the log needs and that cannot be used, once. */
export async function* damagedKeys(
  { rows, stream, isErased, damageOf, pause = () => setImmediate() }: KeyCheck,
  signal?: AbortSignal,
): AsyncGenerator<KeyFault> {
  const sound = new LRUCache<string, true>({ max: REMEMBERED });
  const told = new Set<string>();
  for (let after: number | undefined = 0; after !== undefined; await pause()) {
    signal?.throwIfAborted();
    const slice: ReturnType<KeyRows['needed']> = rows.needed(after, stream);
    const asked = slice.keys.filter(({ kid }) => !sound.has(kid) && !told.has(kid) && !isErased(subjectOf(kid)));
    const stored = new Map(rows.byKids(asked.map(({ kid }) => kid)).map((row) => [row.kid, row]));
    for (const { kid, ...event } of asked) {
      const row = stored.get(kid);
      const damage = row === undefined ? 'missing' : damageOf(row);
      if (damage === undefined) sound.set(kid, true);
      else {
        told.add(kid);
        yield { key: kid, damage, event };
      }
    }
    after = slice.next;
  }
}
