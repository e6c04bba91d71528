import type { CallContext } from '@crm/contracts';
import { CurrentPasswordRefused, UserNotFound } from '@crm/contracts/identity';
import { AggregateStreams } from '@crm/event-store';
import { SecurityLog } from '@crm/platform';
import { Injectable } from '@nestjs/common';
import { LoginThrottle } from '../throttle/login-throttle.service.js';
import { PasswordHasher } from '../users/password-hasher.adapter.js';
import { userDecider } from '../users/user.decider.js';
import type { KnownUser } from '../users/user-state.model.js';

/** For changes of the caller's own account that a session alone must not make. */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly hasher: PasswordHasher,
    private readonly throttle: LoginThrottle,
    private readonly securityLog: SecurityLog,
  ) {}

  /** The account of the caller. Throws UserNotFound. */
  async account(context: CallContext): Promise<KnownUser> {
    const userId = context.principal.id;
    const { state } = await this.streams.load(userDecider, userId);
    if (state.status !== 'active') throw new UserNotFound({ userId });
    return state;
  }

  /** Throttled like a log-in: a stolen session allows no more guesses of the password. Throws CurrentPasswordRefused, TooManyFailures. */
  async prove(password: string, { email, passwordHash }: KnownUser, context: CallContext): Promise<void> {
    const attempt = await this.throttle.enter(email, context);
    try {
      if (await this.hasher.verify(password, passwordHash)) return await attempt.succeeded();
      await attempt.failed(context.principal.id);
      this.securityLog.record('authn_password_change_fail', context, { userId: context.principal.id });
      throw new CurrentPasswordRefused({});
    } finally {
      attempt.leave();
    }
  }
}
