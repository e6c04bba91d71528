import type { OpenedApplication } from '@crm/cli';
import { ServiceClient } from '@crm/messaging';
import { createLogger, NestLogger, readConfiguration, type Configuration } from '@crm/platform';
import { NestFactory } from '@nestjs/core';
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
