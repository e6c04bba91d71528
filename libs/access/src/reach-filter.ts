import type { Principal } from '@crm/contracts';
import { CREATOR_MS, holdersWithin, levelOf, reachesLinked } from './access.js';
import type { Action } from './matrix.js';

/** Part of a read model's filter, on fields that hold holders, on `createdBy` and `createdAt`; for teams on `memberIds`. */
export type ReachFilter =
  | { readonly or: readonly ReachFilter[] }
  | { readonly and: readonly ReachFilter[] }
  | { readonly field: string; readonly op: 'eq' | 'ge'; readonly value: string }
  | { readonly field: string; readonly op: 'ne'; readonly value: null }
  | { readonly field: string; readonly op: 'in'; readonly value: readonly string[] };

/**
 * `reaches` as a condition on rows. It is joined to every query, so that no list, count, facet, cursor or search reveals other rows.
 * undefined: all rows. `holders` names every row field that says who has the record: rows about another record have two.
 */
export function reachFilter(
  principal: Principal,
  action: Action,
  holders: readonly string[] = OWNED,
): ReachFilter | undefined {
  const level = levelOf(principal, action);
  if (level === 'all') return undefined;
  if (level === 'none') return { or: [] };
  const within = holdersWithin(level, principal);
  const held = holders.map((field): ReachFilter => ({ field, op: 'in', value: within }));
  const since = new Date(Date.now() - CREATOR_MS).toISOString();
  const created: ReachFilter = {
    and: [
      { field: 'createdBy', op: 'eq', value: principal.id },
      { field: 'createdAt', op: 'ge', value: since },
    ],
  };
  const about: ReachFilter[] = reachesLinked(principal, action) ? [{ field: 'customerId', op: 'ne', value: null }] : [];
  return { or: [...held, ...about, created] };
}

/** The same for teams, which belong to their members. */
export function memberFilter(principal: Principal, action: Action): ReachFilter | undefined {
  const level = levelOf(principal, action);
  if (level === 'all') return undefined;
  return { field: 'memberIds', op: 'in', value: level === 'none' ? [] : [principal.id] };
}

/** Of records that have an owner and no team. */
export const OWNED: readonly string[] = ['ownerId'];
/** Of records that have an owner, a team or both: `holder` is the owner, or without one the team (docs/adr/0053). */
export const HELD: readonly string[] = ['holder'];
/** Of an interaction or a note. */
export const RELATED: readonly string[] = ['ownerId', 'subjectHolder'];
