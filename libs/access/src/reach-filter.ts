import type { Principal } from '@crm/contracts';
import { CREATOR_MS, levelOf } from './access.js';
import type { Action } from './matrix.js';

/** Part of a read model's filter, by the names `ownerId`, `createdBy` and `createdAt`. */
export type ReachFilter =
  | { readonly or: readonly ReachFilter[] }
  | { readonly and: readonly ReachFilter[] }
  | { readonly field: string; readonly op: 'eq' | 'ge'; readonly value: string }
  | { readonly field: string; readonly op: 'in'; readonly value: readonly string[] };

/**
 * `reaches` as a condition on rows: joined into every question, so that no list, count, facet, cursor or search tells of others.
 * undefined: all rows.
 */
export function reachFilter(principal: Principal, action: Action): ReachFilter | undefined {
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
  return { or: [{ field: 'ownerId', op: 'in', value: owners }, created] };
}
