import { setTimeout as pause } from 'node:timers/promises';
import { isDamage, NotAuthentic, UnknownEvent } from '@crm/event-store';
import { isDomainError } from '@crm/kernel';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;

export interface Retrying {
  readonly signal: AbortSignal;
  /** True for errors that another try cannot cure: they are rethrown. */
  final(error: unknown): boolean;
  onRetry(error: unknown): void;
}

/**
 * Repeats `work` until it ends by itself, the signal aborts, or an error is final. Pauses between tries grow, with jitter, so that many
 * clients that lost the same engine do not return at once; `succeeded` resets them.
 */
export async function retry(
  work: (succeeded: () => void) => Promise<void>,
  { signal, final, onRetry }: Retrying,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      await work(() => (failures = 0));
      return;
    } catch (error) {
      if (signal.aborted) return;
      if (final(error)) throw error;
      onRetry(error);
      const longest = Math.min(FIRST_PAUSE_MS * 2 ** failures++, LONGEST_PAUSE_MS);
      await pause(longest * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => undefined);
    }
  }
}

/** Refusals of engines that may answer later. Any other error is the fault of the event itself, also damage, NotAuthentic and UnknownEvent. */
export const isOutage = (error: unknown): boolean =>
  !(isDamage(error) || error instanceof NotAuthentic || error instanceof UnknownEvent) &&
  ['unavailable', 'full', 'limited'].includes((error as { kind?: string } | null)?.kind ?? '');

/** A row that cannot be stored, or a search text that is not text: the code has to change first. */
export const isMistake = (error: unknown): boolean => (error as Error | null)?.name === 'TypeError';

/**
 * What may be shown of an error: code and facts of a refusal; of any other error its name and where it was thrown. Never its message, which
 * may quote the personal data that could not be read.
 */
export function describeError(error: unknown): string {
  if (isDomainError(error)) return `${error.code} ${JSON.stringify(error.facts)}`;
  const { name, stack } = (error ?? {}) as { name?: string; stack?: string };
  const frame = stack?.split('\n').find((line) => line.trimStart().startsWith('at '));
  return `${name ?? 'Error'}${frame === undefined ? '' : ` ${frame.trim()}`}`;
}
