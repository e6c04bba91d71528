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

/** An admitted attempt. Ends exactly once. */
export interface Attempt {
  /** The password was wrong, or the account does not exist. */
  failed(userId?: string): Promise<void>;
  /** The password was correct. */
  succeeded(): Promise<void>;
  /** Always called last. An attempt that neither failed nor succeeded does not count. */
  leave(): void;
}

/**
 * Limits failed attempts within 15 minutes, for an account (even one that does not exist) and for a block of addresses. The failures are in
 * the log, one stream per day, so no stream grows forever and a restart forgets nothing.
 */
@Injectable()
export class LoginThrottle {
  private readonly attempts = { account: new Attempts(FAILURES.account), network: new Attempts(FAILURES.network) };

  constructor(
    private readonly streams: AggregateStreams,
    private readonly keyed: KeyedHash,
    private readonly securityLog: SecurityLog,
  ) {}

  /** Throws TooManyFailures, TooManyLogins. A refused attempt is not counted; the security log records it. */
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
    // The window may have begun yesterday.
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

  /** Without the key, the name does not reveal whose journal it is. */
  private journalOf(kind: Kind, value: string, day: number): Promise<string> {
    return this.keyed.of(`login-journal-${kind}`, `${day}|${value}`);
  }
}

const dayOf = (time: number): number => Math.floor(time / DAY_MS);
