import type { Health, Issue } from '@crm/platform';
import type { Stores } from './stores.js';

/** Beyond this a view is old enough to tell an operator. Seconds. */
const LAG_BUDGET_SECONDS = 30;

/**
 * Without the log nothing works. A view that is behind or stopped is told, but does not take the program out of rotation: writes and all
 * other views go on, and its reads say `stale`.
 */
export function watchStores(health: Health, { eventStore, projections }: Stores): void {
  health.addCheck(async (): Promise<readonly Issue[]> => {
    try {
      await eventStore.tail();
      return [];
    } catch (error) {
      return [{ text: `The event log cannot be read: ${(error as Error).message}`, blocking: true }];
    }
  });
  health.addCheck(async (): Promise<readonly Issue[]> => {
    const views = await projections.status();
    const late = views.filter(({ state, lagSeconds }) => state === 'stopped' || lagSeconds > LAG_BUDGET_SECONDS);
    return [
      ...late.map(({ name, state, lagEvents, lagSeconds }) => ({
        text: `The view ${name} ${state === 'stopped' ? 'has stopped; the log says why' : `is ${lagEvents} events and ${Math.round(lagSeconds)} s behind`}.`,
        blocking: false,
      })),
      ...views
        .filter(({ parked }) => parked > 0)
        .map(({ name, parked }) => ({
          text: `The view ${name} lacks ${parked} events that it could not handle; crm projections parked lists them.`,
          blocking: false,
        })),
    ];
  });
}
