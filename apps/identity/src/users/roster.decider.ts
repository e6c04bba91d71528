import { type AdministratorsEvent, LastAdministratorStays } from '@crm/contracts/identity';
import type { Decider } from '@crm/kernel';

/** `revision`: of the user's own stream. */
export type RosterCommand =
  /** The user is an active administrator at that revision. */
  | { readonly type: 'Join'; readonly userId: string; readonly revision: number }
  /** The user's stream is about to move on from that revision, and they will be none any more. */
  | { readonly type: 'Leave'; readonly userId: string; readonly revision: number };

/** By user id: whether they are on it, and the revision at which that was last said. */
export type Roster = Readonly<Record<string, { readonly on: boolean; readonly revision: number }>>;

function decide({ type, userId, revision }: RosterCommand, roster: Roster): AdministratorsEvent[] {
  const known = roster[userId];
  if (type === 'Join') {
    // Whoever left at this revision or later may be gone by now: an old look at them counts for nothing.
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

/** One stream for the deployment, so that two administrators who remove each other cannot both succeed. */
export const ROSTER_ID = 'roster';

export const rosterDecider: Decider<Roster, RosterCommand, AdministratorsEvent> = {
  category: 'administrators',
  initial: {},
  decide,
  evolve,
};
