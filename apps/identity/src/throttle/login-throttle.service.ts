import { TooManyFailures } from '@crm/contracts/identity';
import { Injectable } from '@nestjs/common';
import { mailboxOf, type CallContext } from '@crm/contracts';
import { AggregateStreams } from '@crm/event-store';
import { SecurityLog } from '@crm/platform';
import { KeyedHash } from '../keyed-hash.port.js';

import { Attempts, type Standing } from './attempts.model.js';
import { FAILURES, loginJournalDecider, standing, WINDOW_MS } from './login-journal.decider.js';
import { machineBlock, networkBlock } from './network-block.model.js';

type Kind = keyof typeof FAILURES;
/** What an attempt counts against. */
type Counter = readonly [kind: Kind, value: string];
const DAY_MS = 24 * 3600_000;

/** An admitted attempt. Ends exactly once. */
export interface Attempt {
  /** The password or secret was wrong, or the account or client does not exist. */
  failed(userId?: string): Promise<void>;
  /** The password or secret was correct. */
  succeeded(): Promise<void>;
  /** Always called last. An attempt that neither failed nor succeeded does not count. */
  leave(): void;
}

/**
 * Limits failed attempts within 15 minutes: to log in, for an account (even one that does not exist) and for a block of addresses; with
 * secrets of API clients, for an address. The failures are in the log, one stream per day, so no stream grows forever and a restart forgets
 * nothing.
 */
@Injectable()
export class LoginThrottle {
  private readonly attempts: Readonly<Record<Kind, Attempts>> = {
    account: new Attempts(FAILURES.account),
    network: new Attempts(FAILURES.network),
    client: new Attempts(FAILURES.client),
  };

  constructor(
    private readonly streams: AggregateStreams,
    private readonly keyed: KeyedHash,
    private readonly securityLog: SecurityLog,
  ) {}

  /** Throws TooManyFailures, TooManyLogins. A refused attempt is not counted; the security log records it. */
  enter(email: string, context: CallContext): Promise<Attempt> {
    return this.admit([['account', mailboxOf(email)], ...counters('network', networkBlock(context.ip))], context);
  }

  /**
   * The same for a secret of an API client. Its id is public and its secret cannot be guessed, so failures count against the address that
   * presents it: if they counted against the client, anyone could lock it out.
   */
  enterAsClient(context: CallContext): Promise<Attempt> {
    return this.admit(counters('client', machineBlock(context.ip)), context);
  }

  private async admit(counted: readonly Counter[], context: CallContext): Promise<Attempt> {
    const passed: (() => void)[] = [];
    const leave = (): void => passed.reverse().forEach((each) => each());
    try {
      for (const counter of counted) passed.push(await this.pass(counter, context));
    } catch (error) {
      leave();
      throw error;
    }
    return {
      failed: async (userId) => {
        await Promise.all(counted.map((counter) => this.record(counter, context, userId)));
      },
      succeeded: async () => {
        for (const counter of counted) if (counter[0] === 'account') await this.forgive(counter, context);
      },
      leave,
    };
  }

  private async pass([kind, value]: Counter, context: CallContext): Promise<() => void> {
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

  private async record([kind, value]: Counter, context: CallContext, userId: string | undefined): Promise<void> {
    const at = new Date();
    const command = {
      type: 'RecordFailure',
      at: at.toISOString(),
      of: kind === 'account' ? 'account' : 'network',
      ...(kind === 'account' && userId !== undefined && { userId }),
    } as const;
    const journal = await this.journalOf(kind, value, dayOf(at.getTime()));
    await this.streams.execute(loginJournalDecider, journal, command, context);
  }

  private async forgive([kind, value]: Counter, context: CallContext): Promise<void> {
    const now = Date.now();
    for (const day of new Set([dayOf(now - WINDOW_MS), dayOf(now)])) {
      const journal = await this.journalOf(kind, value, day);
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

const counters = (kind: Kind, value: string | undefined): Counter[] => (value === undefined ? [] : [[kind, value]]);

const dayOf = (time: number): number => Math.floor(time / DAY_MS);
