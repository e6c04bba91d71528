import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiSecurity } from '@nestjs/swagger';
import type { Action } from '@crm/access';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call the route. undefined: it is no path of the API. */
    policy?: Policy | undefined;
    /** See TakesTicket. */
    takesTicket?: boolean | undefined;
  }
}

/** Who may call a route at all. The guard does not serve a route without a policy. */
export type Policy =
  | { readonly kind: 'public'; /** Whether requests are rate-limited per address. */ readonly limited: boolean }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'action'; readonly action: Action };

/** On the handler: the gateway reads it before Nest knows which class the request goes to. */
export const POLICY = 'crm:policy';

/** Served to anyone, without a token. Only health probes are not rate-limited: they cost nothing and must never be refused. */
export const Public = ({ limited = true } = {}): MethodDecorator =>
  applyDecorators(SetMetadata<string, Policy>(POLICY, { kind: 'public', limited }), ApiSecurity({}));

/** Served to everyone who is logged in, whatever their roles. */
export const SignedIn = (): MethodDecorator => SetMetadata<string, Policy>(POLICY, { kind: 'signed-in' });

/**
 * Served to principals with a role that allows the action on at least some records. Checked before the input; the service checks the record
 * itself.
 */
export const Requires = (action: Action): MethodDecorator =>
  SetMetadata<string, Policy>(POLICY, { kind: 'action', action });

/** Who may call a route, as one word. */
export type Right = Action | 'public' | 'signed-in';

export function Allows(right: Right): MethodDecorator {
  if (right === 'public') return Public();
  return right === 'signed-in' ? SignedIn() : Requires(right);
}

export const TAKES_TICKET = 'crm:takes-ticket';

/** The route also takes a single-use ticket (`?ticket=`) instead of the Authorization header, for browsers that cannot set one. */
export const TakesTicket = (): MethodDecorator => SetMetadata(TAKES_TICKET, true);
