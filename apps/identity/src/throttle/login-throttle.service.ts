import { TooManyFailures } from '@crm/contracts/identity';
import { Injectable } from '@nestjs/common';
import type { CallContext } from '@crm/contracts';
import { AggregateStreams } from '@crm/event-store';
import { SecurityLog } from '@crm/platform';
import { KeyedHash } from '../keyed-hash.port.js';

import { comparableEmail } from '../users/user-state.model.js';
import { Attempts, type Standing } from './attempts.model.js';
import { FAILURES, loginJournalDecider, standing, WINDOW_MS } from './login-journal.decider.js';
import { networkBlock } from './network-block.model.js';

type Kind = keyof typeof FAILURES;
const DAY_MS = 24 * 3600_000;

/** One attempt that was let through. Ends exactly once. */
export interface Attempt {
  /** The password was wrong, or there is nobody to whom it could belong. */
  failed(userId?: string): Promise<void>;
  /** The owner of the account is there. */
  succeeded(): Promise<void>;
  /** Always called at last; an attempt that neither failed nor succeeded counts as none. */
  leave(): void;
}

/**
 * At most so many failed attempts in a quarter of an hour, for an account (also one that does not exist) and for a block of addresses.
 * The failures are in the log, a stream for each day, so that no stream grows for ever and a restart forgets nothing.
 */
@Injectable()
export class LoginThrottle {
  private readonly attempts = { account: new Attempts(FAILURES.account), network: new Attempts(FAILURES.network) };

  constructor(
    private readonly streams: AggregateStreams,
    private readonly keyed: KeyedHash,
    private readonly securityLog: SecurityLog,
  ) {}

  /** Throws TooManyFailures, TooManyLogins. What is refused here is counted nowhere; the audit trail tells that it was. */
  async enter(email: string, context: CallContext): Promise<Attempt> {
    const account = comparableEmail(email);
    const network = networkBlock(context.ip);
    const leaveAccount = await this.pass('account', account, context);
    try {
      const leaveNetwork = network === undefined ? () => undefined : await this.pass('network', network, context);
      return {
        failed: (userId) => this.record(account, network, context, userId),
        succeeded: () => this.forgive(account, context),
        leave: () => (leaveNetwork(), leaveAccount()),
      };
    } catch (error) {
      leaveAccount();
      throw error;
    }
  }

  private async pass(kind: Kind, value: string, context: CallContext): Promise<() => void> {
    const passed = await this.attempts[kind].enter(value, () => this.look(kind, value));
    if (typeof passed === 'function') return passed;
    this.securityLog.record('authn_login_lock', context, { code: `identity.too-many-failures/${kind}` });
    throw new TooManyFailures(passed);
  }

  private async look(kind: Kind, value: string): Promise<Standing> {
    const now = Date.now();
    // A quarter of an hour may have begun yesterday.
    const days = [...new Set([dayOf(now - WINDOW_MS), dayOf(now)])];
    const journals = await Promise.all(
      days.map(async (day) => this.streams.load(loginJournalDecider, await this.journalOf(kind, value, day))),
    );
    return standing(
      journals.flatMap(({ state }) => state.failures),
      FAILURES[kind],
      now,
    );
  }

  private async record(
    account: string,
    network: string | undefined,
    context: CallContext,
    userId: string | undefined,
  ): Promise<void> {
    const at = new Date();
    const keys: [Kind, string][] = [['account', account]];
    if (network !== undefined) keys.push(['network', network]);
    await Promise.all(
      keys.map(async ([kind, value]) => {
        const journal = await this.journalOf(kind, value, dayOf(at.getTime()));
        const command = {
          type: 'RecordFailure',
          at: at.toISOString(),
          of: kind,
          ...(kind === 'account' && userId !== undefined && { userId }),
        } as const;
        await this.streams.execute(loginJournalDecider, journal, command, context);
      }),
    );
  }

  private async forgive(account: string, context: CallContext): Promise<void> {
    const now = Date.now();
    for (const day of new Set([dayOf(now - WINDOW_MS), dayOf(now)])) {
      const journal = await this.journalOf('account', account, day);
      const { state } = await this.streams.load(loginJournalDecider, journal);
      if (state.failures.length === 0) continue;
      const command = { type: 'ForgiveFailures', at: new Date(now).toISOString() } as const;
      await this.streams.execute(loginJournalDecider, journal, command, context);
    }
  }

  /** Nobody without the key can tell from the name whose it is. */
  private journalOf(kind: Kind, value: string, day: number): Promise<string> {
    return this.keyed.of(`login-journal-${kind}`, `${day}|${value}`);
  }
}

const dayOf = (time: number): number => Math.floor(time / DAY_MS);
