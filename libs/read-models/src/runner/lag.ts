import type { EventStore, Position } from '@crm/event-store';
import type { Clock } from '@crm/kernel';

export interface Lag {
  readonly lagEvents: number;
  readonly lagSeconds: number;
}

/** How far a reader of the whole log is behind. Takes the same time for any lag. */
export async function lagBehind(
  store: Pick<EventStore, 'readAll' | 'countAfter'>,
  checkpoint: string,
  clock: Clock,
): Promise<Lag> {
  const lagEvents = await store.countAfter(checkpoint as Position);
  if (lagEvents === 0) return { lagEvents, lagSeconds: 0 };
  let ageMs = 0;
  for await (const { recordedAt } of store.readAll({
    after: checkpoint as Position,
    limit: 1,
    refused: 'pass over',
  }))
    ageMs = clock().getTime() - Date.parse(recordedAt);
  return { lagEvents, lagSeconds: Math.max(0, ageMs / 1000) };
}
