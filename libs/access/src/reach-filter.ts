import type { Principal } from '@crm/contracts';
import { CREATOR_MS, levelOf, type Ownership } from './access.js';
import type { Action } from './matrix.js';

/** Part of a read model's filter, on the fields `ownerId` (or `customerOwnerId` too), `createdBy` and `createdAt`; for teams on `memberIds`. */
export type ReachFilter =
  | { readonly or: readonly ReachFilter[] }
  | { readonly and: readonly ReachFilter[] }
  | { readonly field: string; readonly op: 'eq' | 'ge'; readonly value: string }
  | { readonly field: string; readonly op: 'in'; readonly value: readonly string[] };

/**
 * `reaches` as a condition on rows. It is joined to every query, so that no list, count, facet, cursor or search reveals other rows.
 * undefined: all rows. `ownerFields` names every row field that holds an owner: rows related to a customer have two.
 */
export function reachFilter(
  principal: Principal,
  action: Action,
  ownerFields: readonly (keyof Ownership)[] = ['ownerId'],
): ReachFilter | undefined {
  const level = levelOf(principal, action);
  if (level === 'all') return undefined;
  if (level === 'none') return { field: 'ownerId', op: 'in', value: [] };
  const owners = level === 'team' ? [principal.id, ...(principal.colleagueIds ?? [])] : [principal.id];
  const since = new Date(Date.now() - CREATOR_MS).toISOString();
  const created: ReachFilter = {
    and: [
      { field: 'createdBy', op: 'eq', value: principal.id },
      { field: 'createdAt', op: 'ge', value: since },
    ],
  };
  const owned = ownerFields.map((field): ReachFilter => ({ field, op: 'in', value: owners }));
  return { or: [...owned, created] };
}

/** The same for teams, which belong to their members. */
export function memberFilter(principal: Principal, action: Action): ReachFilter | undefined {
  const level = levelOf(principal, action);
  if (level === 'all') return undefined;
  return { field: 'memberIds', op: 'in', value: level === 'none' ? [] : [principal.id] };
}

/** The owner fields of an interaction or a note. */
export const RELATED: readonly (keyof Ownership)[] = ['ownerId', 'customerOwnerId'];
