import type { INestApplication, RequestMethod, Type } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import { POLICY, type Policy } from './policy.decorator.js';

type Handler = (...args: unknown[]) => unknown;

/** A route handler and who may call it. */
export interface RoutePolicy {
  /** For example `CustomersController.list`; names the handler in error messages. */
  readonly name: string;
  readonly handler: Handler;
  readonly policy: Policy;
}

/** Returns the policy of every route of the application. Throws an error that names each handler without one: the build and the start fail. */
export function policiesOf(app: INestApplication): RoutePolicy[] {
  const reflector = app.get(Reflector);
  const routes = handlersOf(app).map(({ controller, handler }) => ({
    name: `${controller.name}.${handler.name}`,
    handler,
    policy: reflector.get<Policy | undefined>(POLICY, handler),
  }));
  const open = routes.filter(({ policy }) => policy === undefined).map(({ name }) => name);
  if (open.length > 0)
    throw new Error(`No policy says who may call ${open.join(', ')}: add @Public(), @SignedIn() or @Requires(action).`);
  return routes.map((route) => ({ ...route, policy: route.policy as Policy }));
}

function handlersOf(app: INestApplication): { controller: Type; handler: Handler }[] {
  const scanner = new MetadataScanner();
  const controllers = [...app.get(ModulesContainer).values()].flatMap(({ controllers }) => [...controllers.values()]);
  return controllers.flatMap(({ metatype }) => {
    const controller = metatype as Type;
    const prototype = controller.prototype as Record<string, Handler>;
    return scanner
      .getAllMethodNames(prototype)
      .map((name) => prototype[name] as Handler)
      .filter((handler) => (Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined) !== undefined)
      .map((handler) => ({ controller, handler }));
  });
}
