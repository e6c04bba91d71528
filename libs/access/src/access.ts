import { Forbidden, RightsNarrowed } from '@crm/contracts/refusals';
import type { Assignment, Principal, Role } from '@crm/contracts';
import { ACTIONS, linked, matrix, type Action, type Level } from './matrix.js';

/** The data that decides about access to one record. */
export interface Ownership {
  readonly ownerId?: string | null;
  /** The team that the record belongs to, which counts while it has no owner. */
  readonly teamId?: string | null;
  /** For a record that is about another one (an interaction, a note): the holder of that one, who reaches it like its owner. */
  readonly subjectHolder?: string | null;
  /** The customer that the record is about. Some roles reach such records even if others own them. */
  readonly customerId?: string | null;
  /** For a team: its members, who own it together. */
  readonly memberIds?: readonly string[];
  readonly createdBy?: string;
  /** RFC 3339 UTC. */
  readonly createdAt?: string;
}

const REACH: readonly Level[] = ['none', 'own', 'team', 'all'];
/** How long creators reach records that they do not own. */
export const CREATOR_MS = 24 * 3600 * 1000;

/** The farthest reach that any of the principal's roles gives, within the scopes of an API client. The system itself may do everything. */
export function levelOf({ type, roles, scopes }: Principal, action: Action): Level {
  if (type === 'system') return 'all';
  if (scopes !== undefined && !scopes.includes(action)) return 'none';
  return farthest(roles.map((role) => matrix[role][action] ?? 'none'));
}

const farthest = (levels: readonly Level[]): Level =>
  REACH[Math.max(0, ...levels.map((level) => REACH.indexOf(level)))] ?? 'none';

/** Throws Forbidden when no role of the principal allows this for any record. Checked before the input is read. */
export function requireRight(principal: Principal, action: Action): Level {
  const level = levelOf(principal, action);
  if (level === 'none') throw new Forbidden({ action });
  return level;
}

/** Who has a record: its owner, or without one its team. null: nobody. */
export const holderOf = ({ ownerId, teamId }: Pick<Ownership, 'ownerId' | 'teamId'>): string | null =>
  ownerId ?? teamId ?? null;

/** Whose records a level covers: of these users, and without an owner of these teams. */
export const holdersWithin = (level: 'own' | 'team', { id, teamIds, colleagueIds = [] }: Principal): string[] =>
  level === 'team' ? [id, ...colleagueIds, ...teamIds] : [id];

/** Whether the principal may do this to that record. */
export function reaches(principal: Principal, action: Action, record: Ownership): boolean {
  const level = levelOf(principal, action);
  if (level === 'all') return true;
  if (level === 'none') return false;
  const within = holdersWithin(level, principal);
  if ([holderOf(record), record.subjectHolder].some((holder) => holder != null && within.includes(holder))) return true;
  if (record.customerId != null && reachesLinked(principal, action)) return true;
  return record.memberIds?.includes(principal.id) === true || isNew(principal, record);
}

/** Whether the principal, who has the right, reaches every record that is about a customer. */
export const reachesLinked = ({ roles }: Principal, action: Action): boolean =>
  roles.some((role) => linked[role]?.includes(action) === true);

/** Whether the principal may give a record in reach to this user and team: within the own teams, unless the right reaches all. */
export function mayGiveTo(principal: Principal, action: Action, { ownerId, teamId }: Assignment): boolean {
  const level = levelOf(principal, action);
  if (level === 'all' || level === 'none') return level === 'all';
  const near = holdersWithin('team', principal);
  return [ownerId, teamId].every((holder) => holder === null || near.includes(holder));
}

/** Whether `now` reaches at least as far as `then` did. */
export const reachesAsFar = (now: Principal, then: Principal, action: Action): boolean =>
  REACH.indexOf(levelOf(now, action)) >= REACH.indexOf(levelOf(then, action));

/** Throws RightsNarrowed when one of the actions reaches less far now than then. */
export function requireSameReach(now: Principal, then: Principal, actions: readonly Action[]): void {
  const narrowed = actions.find((action) => !reachesAsFar(now, then, action));
  if (narrowed !== undefined) throw new RightsNarrowed({ action: narrowed });
}

/** Whether the principal created the record just now. */
const isNew = ({ id }: Principal, { createdBy, createdAt }: Ownership): boolean =>
  createdBy === id && createdAt !== undefined && Date.now() - Date.parse(createdAt) < CREATOR_MS;

/** Every action that the principal may do on at least some records, with its level: the answer of `/me/permissions`. */
export function permissionsOf(
  principal: Principal,
): { readonly action: Action; readonly level: Exclude<Level, 'none'> }[] {
  return ACTIONS.flatMap((action) => {
    const level = levelOf(principal, action);
    return level === 'none' ? [] : [{ action, level }];
  });
}

/** The actions on a record of this kind that the principal may do on this one: `update`, `archive`, … */
export function allowedActions(principal: Principal, resource: string, record: Ownership): string[] {
  return ACTIONS.filter(
    (action) => action.startsWith(`${resource}.`) && !action.endsWith('.create') && reaches(principal, action, record),
  ).map((action) => action.slice(resource.length + 1));
}

/** No user can grant more than they have: every right of the role reaches at most as far as the user's own. */
export function mayGrant(principal: Principal, role: Role): boolean {
  return Object.entries(matrix[role]).every(
    ([action, level]) => REACH.indexOf(levelOf(principal, action as Action)) >= REACH.indexOf(level),
  );
}
