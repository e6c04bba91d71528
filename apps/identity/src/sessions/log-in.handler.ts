import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { mailboxKeys, type CallContext } from '@crm/contracts';
import { LogIn, type IssuedTokens, AccountNotActive, LoginRefused, TooManyLogins } from '@crm/contracts/identity';
import { AggregateStreams } from '@crm/event-store';
import { SecurityLog } from '@crm/platform';
import { LoginThrottle, type Attempt } from '../throttle/login-throttle.service.js';
import { PasswordHasher } from '../users/password-hasher.adapter.js';
import { userDecider } from '../users/user.decider.js';

import { mayKnock, USER_EMAIL, type KnownUser } from '../users/user-state.model.js';
import { Sessions } from './sessions.service.js';

@CommandHandler(LogIn)
export class LogInHandler implements ICommandHandler<LogIn, IssuedTokens> {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly hasher: PasswordHasher,
    private readonly throttle: LoginThrottle,
    private readonly sessions: Sessions,
    private readonly securityLog: SecurityLog,
  ) {}

  async execute({ email, password, device = '', context }: LogIn): Promise<IssuedTokens> {
    const attempt = await this.throttle.enter(email, context);
    try {
      const { userId, user } = await this.identify(email, password, attempt, context);
      const principal = { type: 'user', id: userId, roles: user.roles, teamIds: [] } as const;
      const actor: CallContext = { ...context, principal };
      await attempt.succeeded();
      if (user.status !== 'active') throw new AccountNotActive({});
      this.securityLog.record('authn_login_success', actor, { userId });
      const tokens = await this.sessions.start(userId, user, device, actor);
      await this.rehash(userId, user, password, actor);
      return tokens;
    } finally {
      attempt.leave();
    }
  }

  /** Hashes whether or not the user exists, so neither the text nor the time of the answer reveals it. Throws LoginRefused. */
  private async identify(
    email: string,
    password: string,
    attempt: Attempt,
    context: CallContext,
  ): Promise<{ userId: string; user: KnownUser }> {
    const userId = await this.streams.holderOf(USER_EMAIL, ...mailboxKeys(email));
    const state = userId === undefined ? undefined : (await this.streams.load(userDecider, userId)).state;
    const user = state === undefined || !mayKnock(state) ? undefined : state;
    const matches = await this.hasher.verify(password, user?.passwordHash);
    if (userId !== undefined && user !== undefined && matches) return { userId, user };
    await attempt.failed(userId);
    this.securityLog.record('authn_login_fail', context, { ...(userId && { userId }), code: 'identity.login-refused' });
    throw new LoginRefused({});
  }

  /** The password is available only at log-in. Ends no session, because the password stays the same. */
  private async rehash(userId: string, user: KnownUser, password: string, context: CallContext): Promise<void> {
    const { passwordHash: provenHash } = user;
    if (provenHash === undefined || !this.hasher.isCheap(provenHash)) return;
    // When many users log in at once, this is left to a later log-in.
    const passwordHash = await this.hasher.hash(password).catch((error: unknown) => {
      if (error instanceof TooManyLogins) return undefined;
      throw error;
    });
    if (passwordHash === undefined) return;
    await this.streams.execute(
      userDecider,
      userId,
      { type: 'RehashPassword', userId, provenHash, passwordHash },
      context,
    );
  }
}
