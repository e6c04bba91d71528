import { NotAuthentic } from '@crm/contracts/refusals';
import { WHOLE_LOG, type RefusedItem } from '../../event-store.port.js';
import { isName } from '../append-encoding.js';
import { positionText, type LogRow } from '../log-row.js';

/** A place in the log that is not what this installation wrote. */
export interface Refusal {
  /** Reading the log goes on behind it. 0: it was met elsewhere than in the order of the log. */
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly reason: string;
}

const REMOVED = 'An event was removed.';
/** Places that are remembered. */
const KNOWN_MAX = 500;

/** A row can say of itself what no row of ours can say. Its stream is then unknown, and must not be asked for. */
export function refusalOf([position, stream, revision, , type]: LogRow, reason: string): Refusal {
  const isPlace = isName(stream) && Number.isSafeInteger(revision) && revision >= 0;
  const place = isPlace ? { stream, revision } : { stream: WHOLE_LOG, revision: position };
  return { position, ...place, type: isName(type) ? type : '', reason };
}

/** For positions without a row, both inclusive. Which streams they belonged to is unknown. */
export const removedAt = (first: number, last: number): Refusal => ({
  position: last,
  stream: WHOLE_LOG,
  revision: first,
  type: '',
  reason: REMOVED,
});

export const removedFrom = (stream: string, revision: number): Refusal => ({
  position: 0,
  stream,
  revision,
  type: '',
  reason: REMOVED,
});

export const errorOf = ({ stream, revision, reason }: Refusal): NotAuthentic =>
  new NotAuthentic({ stream, revision, reason });

export function itemOf(refusal: Refusal): RefusedItem {
  const { position, stream, revision, type } = refusal;
  return {
    kind: 'refused',
    event: { position: positionText(position), stream, revision, type },
    error: errorOf(refusal),
  };
}

/** What was refused since the start, each place once. */
export class KnownRefusals {
  readonly #known = new Map<number | string, Refusal>();

  /** Returns it. */
  met(refusal: Refusal): Refusal {
    if (this.#known.size < KNOWN_MAX) this.#known.set(keyOf(refusal), refusal);
    return refusal;
  }

  /** What is there is as it should be, so it was repaired. */
  read(position: number): void {
    if (this.#known.size > 0) this.#known.delete(position);
  }

  items(): RefusedItem[] {
    return [...this.#known.values()].map(itemOf);
  }
}

const keyOf = ({ position, stream, revision }: Refusal): number | string => position || `${stream}@${revision}`;
