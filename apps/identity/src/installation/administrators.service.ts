import { Injectable } from '@nestjs/common';
import type { CallContext, Receipt } from '@crm/contracts';
import { AggregateStreams, isDamage } from '@crm/event-store';
import { newId } from '@crm/kernel';
import { Roster } from '../users/roster.service.js';
import { PasswordHasher } from '../users/password-hasher.adapter.js';
import { checkPassword } from '../users/password.policy.js';
import { userDecider } from '../users/user.decider.js';
import { INSTALLATION_ID, installationDecider, type Installation } from './installation.decider.js';

export interface NewAdministrator {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Creates administrators. The first one is appointed before the account exists, so a later start repairs a crash in between. */
@Injectable()
export class Administrators {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly hasher: PasswordHasher,
    private readonly roster: Roster,
  ) {}

  /** Adds the first administrator to the roster, in case a crash prevented it. A damaged key of that person is no reason not to start. */
  async settleFirst(context: CallContext): Promise<void> {
    const { administratorId } = await this.installation();
    if (administratorId === undefined) return;
    await this.roster.settle(administratorId, context).catch((error: unknown) => {
      if (!isDamage(error)) throw error;
    });
  }

  /** True if no administrator was appointed, or the appointed one has no account. */
  async isFirstMissing(): Promise<boolean> {
    const { administratorId } = await this.installation();
    if (administratorId === undefined) return true;
    try {
      const { state } = await this.streams.load(userDecider, administratorId);
      return state.status === 'absent';
    } catch (error) {
      if (isDamage(error)) return false; // an account whose key is damaged exists
      throw error;
    }
  }

  /** Creates the first administrator if there is none yet, otherwise a further one. Throws PasswordRefused, EmailTaken. */
  async create(
    administrator: NewAdministrator,
    via: 'configuration' | 'command-line',
    context: CallContext,
  ): Promise<Receipt> {
    checkPassword(administrator.password, administrator.email);
    if (!(await this.isFirstMissing())) return this.register(newId(), administrator, 'administrator', context);
    const appointment = { type: 'AppointFirstAdministrator', userId: newId(), via } as const;
    await this.streams.execute(installationDecider, INSTALLATION_ID, appointment, context);
    return this.registerAppointed(administrator, context);
  }

  async issueSetUpToken(tokenHash: string, context: CallContext): Promise<void> {
    await this.streams.execute(installationDecider, INSTALLATION_ID, { type: 'IssueSetUpToken', tokenHash }, context);
  }

  /** Throws SetUpTokenRefused, PasswordRefused. */
  async redeem(tokenHash: string, administrator: NewAdministrator, context: CallContext): Promise<Receipt> {
    checkPassword(administrator.password, administrator.email);
    await this.streams.execute(
      installationDecider,
      INSTALLATION_ID,
      { type: 'RedeemSetUpToken', tokenHash, userId: newId() },
      context,
    );
    return this.registerAppointed(administrator, context);
  }

  private async registerAppointed(administrator: NewAdministrator, context: CallContext): Promise<Receipt> {
    const { administratorId } = await this.installation();
    if (administratorId === undefined)
      throw new Error('no administrator is appointed although one was just decided on');
    return this.register(administratorId, administrator, 'first-administrator', context);
  }

  private async register(
    userId: string,
    { name, email, password }: NewAdministrator,
    via: 'first-administrator' | 'administrator',
    context: CallContext,
  ): Promise<Receipt> {
    const passwordHash = await this.hasher.hash(password);
    const command = { type: 'RegisterUser', userId, name, email, via, roles: ['admin'], passwordHash } as const;
    const receipt = await this.streams.execute(userDecider, userId, command, context);
    await this.roster.settle(userId, context);
    return receipt;
  }

  private async installation(): Promise<Installation> {
    return (await this.streams.load(installationDecider, INSTALLATION_ID)).state;
  }
}
