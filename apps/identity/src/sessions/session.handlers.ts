import { requireRight } from '@crm/access';
import type { Receipt } from '@crm/contracts';
import {
  EndOwnSessions,
  EndSession,
  EndUserSessions,
  LogOut,
  RefreshTokens,
  type IssuedTokens,
  SessionNotFound,
} from '@crm/contracts/identity';
import { AggregateStreams } from '@crm/event-store';
import { SecurityLog } from '@crm/platform';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { sessionDecider } from './session.decider.js';

import { Sessions } from './sessions.service.js';

@CommandHandler(RefreshTokens)
export class RefreshTokensHandler implements ICommandHandler<RefreshTokens, IssuedTokens> {
  constructor(private readonly sessions: Sessions) {}

  execute({ refreshToken, context }: RefreshTokens): Promise<IssuedTokens> {
    return this.sessions.refresh(refreshToken, context);
  }
}

@CommandHandler(LogOut)
export class LogOutHandler implements ICommandHandler<LogOut, Receipt> {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly securityLog: SecurityLog,
  ) {}

  async execute({ context }: LogOut): Promise<Receipt> {
    const { id: userId, sessionId = '' } = context.principal;
    const command = { type: 'EndSession', sessionId, userId, reason: 'logged-out' } as const;
    const receipt = await this.streams.execute(sessionDecider, sessionId, command, context);
    this.securityLog.record('session_expired', context, { userId, sessionId, code: 'logged-out' });
    return receipt;
  }
}

@CommandHandler(EndSession)
export class EndSessionHandler implements ICommandHandler<EndSession, Receipt> {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly sessions: Sessions,
    private readonly securityLog: SecurityLog,
  ) {}

  async execute({ sessionId, context }: EndSession): Promise<Receipt> {
    const { id: userId } = context.principal;
    if ((await this.sessions.liveSession(sessionId, userId)) === undefined) throw new SessionNotFound({ sessionId });
    const command = { type: 'EndSession', sessionId, userId, reason: 'revoked' } as const;
    const receipt = await this.streams.execute(sessionDecider, sessionId, command, context);
    this.securityLog.record('authn_token_revoked', context, { userId, sessionId });
    return receipt;
  }
}

@CommandHandler(EndOwnSessions)
export class EndOwnSessionsHandler implements ICommandHandler<EndOwnSessions, Receipt> {
  constructor(private readonly sessions: Sessions) {}

  execute({ exceptCurrent, context }: EndOwnSessions): Promise<Receipt> {
    const { id: userId, sessionId } = context.principal;
    return this.sessions.endAll(userId, 'user', context, exceptCurrent ? sessionId : undefined);
  }
}

@CommandHandler(EndUserSessions)
export class EndUserSessionsHandler implements ICommandHandler<EndUserSessions, Receipt> {
  constructor(private readonly sessions: Sessions) {}

  execute({ userId, context }: EndUserSessions): Promise<Receipt> {
    requireRight(context.principal, 'user.manage');
    return this.sessions.endAll(userId, 'administrator', context);
  }
}
