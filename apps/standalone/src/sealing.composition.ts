import { SealKeeper } from '@crm/event-store';
import type { Configuration, Health, Logger } from '@crm/platform';
import type { Stores } from './stores.composition.js';

/** The longest delay of a timer. */
const NEVER_MS = 2 ** 31 - 1;
const MINUTE_MS = 60_000;

/** Seals the log at intervals while the program runs; `/readyz` reports it when that fails. */
export function sealingOf(
  { seals }: Stores,
  { sealMinutes }: Configuration,
  logger: Logger,
  health: Health,
): SealKeeper {
  const sealing = new SealKeeper({
    seals,
    everyMs: sealMinutes === 0 ? NEVER_MS : Math.min(sealMinutes * MINUTE_MS, NEVER_MS),
    onFault: ({ message }) => logger.warn({ reason: message }, 'The event log could not be sealed.'),
  });
  health.addCheck(() => {
    const { problem } = sealing;
    return problem === undefined ? [] : [{ code: 'log.unsealed', text: problem, blocking: false }];
  });
  return sealing;
}
