import type { Logger } from '@crm/platform';
import type { Stores } from './stores.composition.js';
import { StoreCheck } from './watching/store-check.process.js';

/** Checks log and keys in the background while the program runs. `/readyz` reports what it finds, metrics how far it is. */
export const storeCheckOf = ({ eventStore, keyVault, seals }: Stores, logger: Logger): StoreCheck =>
  new StoreCheck({
    eventStore,
    keyVault,
    heads: seals.heads,
    onEnd({ events, seconds, keyFaults, logFaults }) {
      const found = { events, seconds: Math.round(seconds), keyFaults, logFaults: logFaults.length };
      if (keyFaults + logFaults.length === 0) logger.info(found, 'The event log and its keys were checked.');
      else logger.error(found, 'The event log or its keys are damaged; crm verify names every place.');
    },
    onFailure: (reason) => logger.warn({ reason }, 'The event log and its keys could not be checked.'),
  });
