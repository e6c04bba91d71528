import type { LoginJournalEvent } from '@crm/contracts/identity';
import type { Decider } from '@crm/kernel';

/** Failures count for this long. */
export const WINDOW_MS = 15 * 60_000;
/** Within the window. The next attempt after these is refused. `client`: an address that presents secrets of API clients. */
export const FAILURES = { account: 5, network: 20, client: 20 } as const;
const REMEMBERED = Math.max(...Object.values(FAILURES));

/** Times are RFC 3339 UTC. */
export interface LoginJournalCommand {
  readonly type: 'RecordFailure' | 'ForgiveFailures';
  readonly at: string;
  /** Of a failure: what it counts against, and the owner of the account if it exists. */
  readonly of?: 'account' | 'network';
  readonly userId?: string;
}

/** One account, or one block of addresses, on one day: as who logs in, or as API clients. */
export interface LoginJournal {
  /** The latest failures, oldest first. */
  readonly failures: readonly string[];
}

export const loginJournalDecider: Decider<LoginJournal, LoginJournalCommand, LoginJournalEvent> = {
  category: 'login-journal',
  initial: { failures: [] },
  decide({ type, at, of, userId }, { failures }) {
    if (type === 'RecordFailure')
      return [{ type: 'LoginFailed', data: { at, ...(of && { of }), ...(userId !== undefined && { userId }) } }];
    return failures.length === 0 ? [] : [{ type: 'LoginFailuresForgiven', data: { at } }];
  },
  evolve: ({ failures }, { type, data }) =>
    type === 'LoginFailed' ? { failures: [...failures, data.at].slice(-REMEMBERED) } : { failures: [] },
};

/** Returns how many failures count now, and for how many milliseconds they are too many (0: they are not). */
export function standing(
  failures: readonly string[],
  limit: number,
  now: number,
): { readonly counted: number; readonly lockedForMs: number } {
  const counting = failures.map((at) => Date.parse(at)).filter((at) => now - at < WINDOW_MS);
  const deciding = counting.at(-limit);
  return { counted: counting.length, lockedForMs: deciding === undefined ? 0 : deciding + WINDOW_MS - now };
}
