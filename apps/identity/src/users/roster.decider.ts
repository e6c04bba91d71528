import { type AdministratorsEvent, LastAdministratorStays } from '@crm/contracts/identity';
import type { Decider } from '@crm/kernel';

/** `revision`: of the user's own stream. */
export type RosterCommand =
  /** The user is an active administrator at that revision. */
  | { readonly type: 'Join'; readonly userId: string; readonly revision: number }
  /** The user is about to stop being an administrator, by an event after that revision. */
  | { readonly type: 'Leave'; readonly userId: string; readonly revision: number };

/** By user id: whether the user is on the roster, and the revision of the latest join or leave. */
export type Roster = Readonly<Record<string, { readonly on: boolean; readonly revision: number }>>;

function decide({ type, userId, revision }: RosterCommand, roster: Roster): AdministratorsEvent[] {
  const known = roster[userId];
  if (type === 'Join') {
    // A user who left at this revision or later may no longer be an administrator: the join is outdated.
    if (known !== undefined && (known.on || known.revision >= revision)) return [];
    return [{ type: 'AdministratorJoined', data: { userId, revision } }];
  }
  if (!Object.entries(roster).some(([id, { on }]) => on && id !== userId)) throw new LastAdministratorStays({ userId });
  if (known !== undefined && !known.on && known.revision >= revision) return [];
  return [{ type: 'AdministratorLeft', data: { userId, revision } }];
}

function evolve(roster: Roster, { type, data: { userId, revision } }: AdministratorsEvent): Roster {
  return { ...roster, [userId]: { on: type === 'AdministratorJoined', revision } };
}

/** One stream for the deployment, so two administrators who remove each other cannot both succeed. */
export const ROSTER_ID = 'roster';

export const rosterDecider: Decider<Roster, RosterCommand, AdministratorsEvent> = {
  category: 'administrators',
  initial: {},
  decide,
  evolve,
};
