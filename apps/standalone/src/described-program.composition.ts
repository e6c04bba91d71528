import type { Row } from '@crm/cli';
import { buildOpenApiDocument, configureGateway } from '@crm/gateway';
import { createHttpAdapter, createLogger, Health, NestLogger } from '@crm/platform';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DescribedGatewayModule } from './standalone.module.js';

/** The OpenAPI document, of a gateway without services behind it. */
export async function openApiDocument(publicUrl: string | undefined): Promise<Row> {
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
    return { ...buildOpenApiDocument(app, publicUrl) };
  } finally {
    await app.close();
  }
}
