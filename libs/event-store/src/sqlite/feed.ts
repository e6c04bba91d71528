import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FeedItem, RefusedItem } from '../event-store.port.js';
import { itemOf } from './authenticity/refusal.js';
import type { Slice } from './log-reader.js';
import { positionText, toStoredEvent, type LogRow } from './log-row.js';

export interface FeedSource {
  /**
   * Returns the rows directly after the position, at most one slice; none at the end of the log. `recent`: they came from memory.
   * Throws SubscriptionDropped when the store was closed.
   */
  next(position: number): Pick<Slice, 'rows' | 'refused'> & { readonly recent: boolean };
  /** Resolves when something was committed, when the store closes, or when the signal aborts. */
  changed(signal: AbortSignal): Promise<void>;
}

/**
 * One subscriber. Its only state is its position: while it keeps up, it reads the rows that recent commits left in memory; when it
 * falls behind, it reads the file. Nothing is buffered for it, so nothing can overflow.
 */
export async function* followLog(
  source: FeedSource,
  after: number,
  matches: (row: LogRow) => boolean,
  signal: AbortSignal,
): AsyncGenerator<FeedItem | RefusedItem> {
  let position = after;
  let atEnd = false;
  while (!signal.aborted) {
    const { rows, refused, recent } = source.next(position);
    if (rows.length === 0 && refused === undefined) {
      if (atEnd) await source.changed(signal);
      else yield { kind: 'caught-up', position: positionText(position) };
      atEnd = true;
      continue;
    }
    atEnd = false;
    let passed = false;
    for (const row of rows) {
      position = row[0];
      passed = !matches(row);
      if (passed) continue;
      yield { kind: 'event', event: toStoredEvent(row) };
      if (signal.aborted) return;
    }
    if (passed) yield { kind: 'passed', position: positionText(position) };
    if (refused !== undefined) {
      position = refused.position;
      yield itemOf(refused);
    }
    if (!recent) await nextTurn();
  }
}
