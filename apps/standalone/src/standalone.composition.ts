import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { serveCommandLine } from '@crm/cli';
import { ImportFiles } from '@crm/commands/imports';
import { configureGateway } from '@crm/gateway';
import { IdentityStart } from '@crm/identity';
import { ServiceClient } from '@crm/messaging';
import { MailOutbox, PublicAddress } from '@crm/notifications';
import {
  createHttpAdapter,
  createLogger,
  discardStartUpGarbage,
  drain,
  Health,
  NestLogger,
  readConfiguration,
  stopOnSignals,
  type Configuration,
} from '@crm/platform';
import { ExportJobs } from '@crm/reporting';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { StandaloneModule, type Foundation } from './standalone.module.js';
import { logControlOf } from './watching/log-control.adapter.js';
import { DisposeStack } from './dispose-stack.composition.js';
import { applicationOf, openStores } from './stores.composition.js';
import { sealingOf } from './sealing.composition.js';
import { storeCheckOf } from './store-check.composition.js';
import { Watch } from './watching/watch.composition.js';

/** A stop may take 25 s; most of that is for the requests. */
const MAX_DELAY_SECONDS = 15;

/** Connections that may wait to be accepted. The kernel drops any beyond that, and those callers try again after one, three, seven seconds. */
const CONNECTIONS_TO_ACCEPT = 4096;

/** Runs the whole program in one process. When it cannot start, it throws before anything is served and closes what it has opened. */
export async function startStandalone(): Promise<void> {
  const { configuration, warnings } = readConfiguration();
  const logger = createLogger(configuration.logLevel);
  for (const warning of warnings) logger.warn(warning);
  const health = new Health();
  const opened = new DisposeStack();
  try {
    const watch = await Watch.open(configuration, logger);
    opened.defer(() => watch.close());
    const stores = await openStores(configuration, logger, watch);
    opened.defer(() => stores.close());
    const sealing = sealingOf(stores, configuration, logger, health);
    opened.defer(() => sealing.stop());
    const storeCheck = storeCheckOf(stores, logger);
    opened.defer(() => storeCheck.stop());
    watch.stores(stores, storeCheck, health);
    const app = await createApplication({ configuration, stores, logger, watch }, health);
    opened.defer(() => drain(app.getHttpServer(), () => app.close()));
    const setUpToken = await prepareIdentity(app, configuration);
    const commandLine = await serveCommandLine(
      applicationOf(app.get(ServiceClient), stores, configuration, logControlOf(logger)),
    );
    opened.defer(async () => commandLine?.close());
    // Runs before the command line closes, which cancels its commands: a build that was stopped continues at the next start, a cancelled one does not.
    opened.defer(() => stores.rebuilds.stop());
    await watch.serve(logger);
    discardStartUpGarbage();
    // Listens through Fastify: Nest would log a taken port as its own error before we can report it.
    const { port, host } = configuration;
    await app.getHttpAdapter().getInstance().listen({ port, host, backlog: CONNECTIONS_TO_ACCEPT });
    const address = addressOf(app, configuration);
    app.get(PublicAddress).listensAt(address);
    health.started();
    sealing.start();
    storeCheck.start();
    await app.get(ImportFiles).carryOnAll();
    await app.get(ExportJobs).carryOnAll();
    await app.get(MailOutbox).start();
    stores.rebuilds.carryOn();
    stopOnSignals(logger, async () => {
      health.stop();
      await pause(Math.min(configuration.shutdownDelay, MAX_DELAY_SECONDS) * 1000);
      await opened.disposeAsync();
    });
    announce(address, setUpToken);
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}

async function createApplication(
  foundation: Foundation & { readonly watch: Watch },
  health: Health,
): Promise<NestFastifyApplication> {
  const { configuration, logger, watch } = foundation;
  const adapter = await createHttpAdapter(health, logger, configuration);
  watch.requests(adapter.getInstance());
  const app = await NestFactory.create<NestFastifyApplication>(StandaloneModule.over(foundation, health), adapter, {
    logger: new NestLogger(logger),
    bodyParser: false,
    abortOnError: false,
  });
  configureGateway(app, logger, {
    docs: configuration.apiDocs === 'open',
    publicUrl: configuration.publicUrl,
    limits: { perPrincipal: configuration.rateLimit, perAddress: configuration.publicRateLimit },
  });
  await app.init();
  watch.application(app, health);
  return app;
}

async function prepareIdentity(
  app: NestFastifyApplication,
  { adminEmail, adminPassword }: Configuration,
): Promise<string | undefined> {
  const administrator =
    adminEmail === undefined || adminPassword === undefined
      ? undefined
      : { email: adminEmail, password: adminPassword };
  const { setUpToken } = await app.get(IdentityStart).run(administrator);
  return setUpToken;
}

function addressOf(app: NestFastifyApplication, { host }: Configuration): string {
  const { port } = app.getHttpServer().address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Prints to stdout, where a person or a script waits for these lines. The token is not in the log. */
function announce(address: string, setUpToken: string | undefined): void {
  if (setUpToken !== undefined) {
    console.log(
      `There is no user yet. Create the first administrator with this one-time set-up token:\n  set-up token ${setUpToken}`,
    );
    console.log(`  POST ${address}/api/v1/auth/setup {"token", "name", "email", "password"}`);
  }
  console.log(`ready ${address}`);
}
