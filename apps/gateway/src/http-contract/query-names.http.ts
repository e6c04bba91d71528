import type { Type } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { FieldError } from '@crm/kernel';
import { InvalidInput, isInheritedName } from '@crm/platform';
import type { FastifyRequest } from 'fastify';

/**
 * Returns the query parameters that a handler takes one by one with `@Query('name')`. undefined: it takes a class, and the ShapePipe
 * refuses parameters that the class does not have.
 */
export function queryNamesOf(controller: Type, method: string): ReadonlySet<string> | undefined {
  const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) ?? {}) as Record<
    string,
    { data?: unknown }
  >;
  const taken = Object.entries(parameters)
    .filter(([key]) => Number(key.split(':', 1)[0]) === RouteParamtypes.QUERY)
    .map(([, { data }]) => data);
  return taken.includes(undefined) ? undefined : new Set(taken.map(String));
}

/** The same rule for every route: unknown and repeated parameters are refused by name. */
export function requireKnownQuery({ url, query }: FastifyRequest, names: ReadonlySet<string> | undefined): void {
  if (!url.includes('?')) return;
  const errors = Object.entries(query as Record<string, unknown>).flatMap(([name, value]): FieldError[] => {
    if (Array.isArray(value))
      return [{ pointer: name, code: 'duplicate-parameter', detail: 'The parameter may occur only once.' }];
    // A class refuses unknown parameters itself, except for names that every object inherits.
    if (names === undefined ? !isInheritedName(name) : names.has(name)) return [];
    return [{ pointer: name, code: 'unknown-parameter', detail: 'This path does not take this parameter.' }];
  });
  if (errors.length > 0) throw new InvalidInput(errors);
}
