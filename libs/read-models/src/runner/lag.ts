import type { EventStore, Position } from '@crm/event-store';
import type { Clock } from '@crm/kernel';

/** Further behind is not counted: positions cannot be subtracted, and counting reads. */
export const LAG_COUNTED_TO = 5000;

export interface Lag {
  readonly lagEvents: number;
  readonly lagSeconds: number;
}

/** How far a reader of the whole log is behind. Cheap when it is not. */
export async function lagBehind(
  store: Pick<EventStore, 'readAll' | 'tail'>,
  checkpoint: string,
  clock: Clock,
): Promise<Lag> {
  if (checkpoint >= (await store.tail())) return { lagEvents: 0, lagSeconds: 0 };
  let lagEvents = 0;
  let oldest: string | undefined;
  for await (const { recordedAt } of store.readAll({ after: checkpoint as Position, limit: LAG_COUNTED_TO })) {
    oldest ??= recordedAt;
    lagEvents++;
  }
  const ageMs = oldest === undefined ? 0 : clock().getTime() - Date.parse(oldest);
  return { lagEvents, lagSeconds: Math.max(0, ageMs / 1000) };
}
