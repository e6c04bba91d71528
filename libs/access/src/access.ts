import type { Principal } from '@crm/contracts';
import { DomainError } from '@crm/kernel';
import { matrix, type Action, type Level } from './matrix.js';

/** What a decision about one record looks at. */
export interface Ownership {
  readonly ownerId?: string;
  /** Teams of the owner. */
  readonly teamIds?: readonly string[];
}

const REACH: readonly Level[] = ['none', 'own', 'team', 'all'];

/** The farthest reach that any of the principal's roles gives. The system itself may do everything. */
export function levelOf(principal: Principal, action: Action): Level {
  if (principal.type === 'system') return 'all';
  const reaches = principal.roles.map((role) => REACH.indexOf(matrix[role][action] ?? 'none'));
  return REACH[Math.max(0, ...reaches)] ?? 'none';
}

/** Throws Forbidden when no role of the principal may do this to any record: checked before the input is looked at. */
export function requireRight(principal: Principal, action: Action): Level {
  const level = levelOf(principal, action);
  if (level === 'none') throw new Forbidden({ action });
  return level;
}

/** Whether the principal may do this to that record. */
export function reaches(principal: Principal, action: Action, record: Ownership): boolean {
  const level = levelOf(principal, action);
  if (level === 'all') return true;
  if (level === 'none') return false;
  if (record.ownerId === principal.id) return true;
  return level === 'team' && (record.teamIds ?? []).some((team) => principal.teamIds.includes(team));
}

export class Forbidden extends DomainError<{ action: string }> {
  readonly code = 'access.forbidden';
  readonly kind = 'forbidden';
  readonly title = 'You may not do this.';
}
