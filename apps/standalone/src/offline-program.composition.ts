import { dirname } from 'node:path';
import type { OpenedApplication, UncheckedLog } from '@crm/cli';
import { VaultDamaged } from '@crm/contracts/refusals';
import { LogSeals, SealKey } from '@crm/event-store';
import { openSqliteEventStore, SqliteKnownHeads } from '@crm/event-store/sqlite';
import { isDomainError } from '@crm/kernel';
import { EmbeddedKeyVault } from '@crm/key-vault';
import { ServiceClient } from '@crm/messaging';
import { createLogger, NestLogger, readConfiguration, type Configuration } from '@crm/platform';
import { NestFactory } from '@nestjs/core';
import { DisposeStack } from './dispose-stack.composition.js';
import { kekOf } from './views.composition.js';
import { ServicesModule } from './standalone.module.js';
import { applicationOf, openStores } from './stores.composition.js';

/** A command reports its own progress, so the log shows only warnings and errors, unless LOG_LEVEL is not the default. */
export const commandLogger = ({ logLevel }: Configuration) => createLogger(logLevel === 'info' ? 'warn' : logLevel);

/** The services over the data of a program that does not run. Throws when another process holds the data directory. */
export async function openOffline(): Promise<OpenedApplication> {
  const { configuration } = readConfiguration();
  const logger = commandLogger(configuration);
  const stores = await openStores(configuration, logger);
  const context = await NestFactory.createApplicationContext(ServicesModule.over({ stores, configuration, logger }), {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  return {
    application: applicationOf(context.get(ServiceClient), stores, configuration, { level: configuration.logLevel }),
    async close() {
      await context.close();
      await stores.close();
    },
  };
}

/** Reads what is stored, whatever is wrong with it. Throws when another process holds the data directory. */
export async function openUncheckedLog(): Promise<UncheckedLog> {
  const { configuration } = readConfiguration();
  const directory = dirname(configuration.eventStoreUrl.path);
  const opened = new DisposeStack();
  const eventStore = await openSqliteEventStore({ directory });
  opened.defer(() => eventStore.close());
  const heads = new SqliteKnownHeads(directory);
  opened.defer(() => heads.close());
  const close = () => opened.disposeAsync();
  try {
    const keyVault = await EmbeddedKeyVault.open({ rows: eventStore.keyRows, kek: kekOf(configuration) });
    opened.defer(() => keyVault.close());
    const seals = new LogSeals({ store: eventStore, key: await SealKey.of(keyVault), heads });
    return { eventStore, heads, keys: { keyVault, seals }, close };
  } catch (error) {
    if (isDomainError(error)) {
      const isDamaged = error instanceof VaultDamaged;
      return { eventStore, heads, keys: { missing: error.message, isDamaged }, close };
    }
    await close();
    throw error;
  }
}
