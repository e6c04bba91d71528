import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiSecurity } from '@nestjs/swagger';
import type { Action } from '@crm/access';

/** Who may call a route at all. The guard refuses to serve a route without one. */
export type Policy =
  | { readonly kind: 'public'; /** How often an address may ask is limited. */ readonly limited: boolean }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'action'; readonly action: Action };

export const POLICY = 'crm:policy';

/** Served to anybody, without a token. Not limited are only probes, which cost nothing and must never be refused. */
export const Public = ({ limited = true } = {}) =>
  applyDecorators(SetMetadata<string, Policy>(POLICY, { kind: 'public', limited }), ApiSecurity({}));

/** Served to everyone who is logged in, whatever their roles. */
export const SignedIn = () => SetMetadata<string, Policy>(POLICY, { kind: 'signed-in' });

/** Served to principals of whom some role may do this to some record; judged before the input is looked at. The service judges the record. */
export const Requires = (action: Action) => SetMetadata<string, Policy>(POLICY, { kind: 'action', action });

/** Who may call a route, in a word. */
export type Right = Action | 'public' | 'signed-in';

export function Allows(right: Right) {
  if (right === 'public') return Public();
  return right === 'signed-in' ? SignedIn() : Requires(right);
}

export const TAKES_TICKET = 'crm:takes-ticket';

/** The route also takes a single-use ticket (`?ticket=`) instead of the Authorization header, for browsers that cannot set one. */
export const TakesTicket = () => SetMetadata(TAKES_TICKET, true);
