import { RouteConfig } from '@nestjs/platform-fastify';

/** Requests to this route wait for something to happen. However many there are, they take no place from other requests. */
export const Waits = (): MethodDecorator => RouteConfig({ waits: true });
