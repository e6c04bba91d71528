import { RouteConfig } from '@nestjs/platform-fastify';

/** The request lasts because it waits for something to happen: however many there are, others get their turn. */
export const Waits = (): MethodDecorator => RouteConfig({ waits: true });
