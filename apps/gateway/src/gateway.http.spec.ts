import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ServiceClient } from '@crm/messaging';
import { createHttpAdapter, createLogger, Health, SecurityLog } from '@crm/platform';
import { buildOpenApiDocument, configureGateway, GatewayModule } from './gateway.module.js';

/** Routes that are served but not part of the documented API: the document itself and its page. */
const UNDOCUMENTED = /^\/api\/(docs|openapi\.json)/;

@Global()
@Module({
  providers: [
    { provide: ServiceClient, useValue: {} },
    { provide: Health, useValue: new Health() },
    { provide: SecurityLog, useValue: new SecurityLog(createLogger('silent')) },
  ],
  exports: [ServiceClient, Health, SecurityLog],
})
class NothingBehindModule {}

@Module({ imports: [NothingBehindModule, GatewayModule] })
class WholeGatewayModule {}

describe('the gateway', () => {
  it('serves what it documents, and nothing else', async () => {
    const logger = createLogger('silent');
    const app = await NestFactory.create<NestFastifyApplication>(
      WholeGatewayModule,
      await createHttpAdapter(new Health(), logger),
      { logger: false, bodyParser: false },
    );
    configureGateway(app, logger, { docs: true });
    await app.init();
    const documented = Object.entries(buildOpenApiDocument(app).paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    );
    const served = app.getHttpAdapter().getInstance().crmRoutes.all();
    const expected = served.filter((route) => {
      const [method = '', path = ''] = route.split(' ');
      return method !== 'HEAD' && !UNDOCUMENTED.test(path);
    });
    await app.close();
    expect([...new Set(expected)].sort()).toEqual(documented.sort());
  });
});
