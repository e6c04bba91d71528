import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CallContext } from '@crm/contracts';
import { LogIn, type Tokens } from '@crm/contracts/identity';
import { AggregateStreams } from '@crm/event-store';
import { PasswordHasher } from '../users/password-hasher.js';
import { comparableEmail, USER_EMAIL, userDecider, type User } from '../users/user.decider.js';
import { LoginRefused } from '../users/user.errors.js';
import { Sessions } from './sessions.js';

@CommandHandler(LogIn)
export class LogInHandler implements ICommandHandler<LogIn, Tokens> {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly hasher: PasswordHasher,
    private readonly sessions: Sessions,
  ) {}

  /** Hashes whether or not there is such a user, so that neither words nor time tell. */
  async execute({ email, password, device = '', context }: LogIn): Promise<Tokens> {
    const userId = await this.streams.holderOf(USER_EMAIL, comparableEmail(email));
    const user: User =
      userId === undefined ? { status: 'absent' } : (await this.streams.load(userDecider, userId)).state;
    const matches = await this.hasher.verify(password, user.status === 'absent' ? undefined : user.passwordHash);
    if (!matches || userId === undefined || user.status !== 'active') throw new LoginRefused({});
    const actor: CallContext = { ...context, principal: { type: 'user', id: userId, roles: user.roles, teamIds: [] } };
    return this.sessions.start(userId, device, actor);
  }
}
