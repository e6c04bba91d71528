import type { Composition, OpenedApplication, Row } from '@crm/cli';
import { buildOpenApiDocument, configureGateway } from '@crm/gateway';
import { ServiceClient } from '@crm/messaging';
import {
  createHttpAdapter,
  createLogger,
  Health,
  NestLogger,
  readConfiguration,
  type Configuration,
} from '@crm/platform';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { placesOf } from './copies.composition.js';
import { seedDemo } from './seed/seed.process.js';
import { DescribedGatewayModule, ServicesModule } from './standalone.module.js';
import { applicationOf, openStores } from './stores.composition.js';

/** What the command line works with when no program runs, and the description of the program, which needs no data. */
export const composition: Composition = {
  printConfiguration: () => readConfiguration().printed.map((setting) => ({ ...setting })),
  openApiDocument,
  open,
  places: () => placesOf(readConfiguration().configuration),
  seed(order, signal) {
    const { configuration } = readConfiguration();
    return seedDemo(order, configuration, loggerOf(configuration), signal);
  },
};

/** A command reports its own progress, so the log shows only warnings and errors, unless LOG_LEVEL is not the default. */
const loggerOf = ({ logLevel }: Configuration) => createLogger(logLevel === 'info' ? 'warn' : logLevel);

async function openApiDocument(): Promise<Row> {
  const health = new Health();
  const logger = createLogger('silent');
  const app = await NestFactory.create<NestFastifyApplication>(
    DescribedGatewayModule.of(health),
    await createHttpAdapter(health, logger),
    {
      logger: new NestLogger(logger),
      bodyParser: false,
      abortOnError: false,
    },
  );
  configureGateway(app, logger, { docs: false });
  try {
    return { ...buildOpenApiDocument(app) };
  } finally {
    await app.close();
  }
}

async function open(): Promise<OpenedApplication> {
  const { configuration } = readConfiguration();
  const logger = loggerOf(configuration);
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
