import { Injectable } from '@nestjs/common';
import type { CallContext, Receipt } from '@crm/contracts';
import { ACCESS_TOKEN, type IssuedTokens, RefreshRefused } from '@crm/contracts/identity';
import { AggregateStreams } from '@crm/event-store';
import { newId } from '@crm/kernel';
import { SecurityLog } from '@crm/platform';
import { AccessTokens } from '../signing-keys/access-tokens.service.js';
import { userDecider } from '../users/user.decider.js';
import { isOfCurrentEpoch, type KnownUser } from '../users/user-state.model.js';
import { RefreshTokenMint } from './refresh-tokens.service.js';
import { isLive, sessionDecider, type OpenSession } from './session.decider.js';

import { secretHash } from '../secret-hash.model.js';

/** Starts and refreshes sessions and issues their tokens. Only its owner knows a refresh token; the log holds its hash. */
@Injectable()
export class Sessions {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly accessTokens: AccessTokens,
    private readonly mint: RefreshTokenMint,
    private readonly securityLog: SecurityLog,
  ) {}

  async start(
    userId: string,
    { sessionEpoch: epoch }: KnownUser,
    device: string,
    context: CallContext,
  ): Promise<IssuedTokens> {
    const sessionId = newId();
    const refreshToken = await this.mint.first(sessionId);
    const now = new Date().toISOString();
    const opened = {
      sessionId,
      userId,
      refreshTokenHash: secretHash(refreshToken),
      device,
      ip: context.ip ?? '',
      epoch,
    };
    const { position } = await this.streams.execute(
      sessionDecider,
      sessionId,
      { type: 'StartSession', ...opened, now },
      context,
      {
        creates: true,
      },
    );
    this.securityLog.record('session_created', context, { userId, sessionId });
    return this.issued({ userId, sessionId, refreshToken, position });
  }

  /** Throws RefreshRefused. */
  async refresh(presented: string, context: CallContext): Promise<IssuedTokens> {
    const sessionId = await this.mint.sessionOf(presented);
    const session = sessionId === undefined ? undefined : await this.liveSession(sessionId);
    if (sessionId === undefined || session === undefined) throw new RefreshRefused({});
    const { userId } = session;
    const named = { sessionId, userId, presentedHash: secretHash(presented) };
    const successor = await this.mint.successor(presented);
    const actor = { ...context, principal: { type: 'user', id: userId, roles: [], teamIds: [], sessionId } } as const;
    const { position } = await this.streams.execute(
      sessionDecider,
      sessionId,
      {
        type: 'RefreshTokens',
        ...named,
        successorHash: secretHash(successor),
        ip: context.ip ?? '',
        now: new Date().toISOString(),
      },
      actor,
    );
    const refreshToken = await this.newestFrom(successor, sessionId, actor);
    this.securityLog.record('session_renewed', actor, { userId, sessionId });
    return this.issued({ userId, sessionId, refreshToken, position });
  }

  /** Returns the session while it is valid: not ended (alone or with all others), not expired, its user active. */
  async liveSession(sessionId: string, userId?: string): Promise<OpenSession | undefined> {
    const { state: session } = await this.streams.load(sessionDecider, sessionId);
    if (session.status !== 'open' || (userId !== undefined && session.userId !== userId)) return undefined;
    if (!isLive(session, session.userId, new Date().toISOString())) return undefined;
    const { state: user } = await this.streams.load(userDecider, session.userId);
    if (user.status !== 'active' || !isOfCurrentEpoch(user, { id: sessionId, epoch: session.epoch })) return undefined;
    return session;
  }

  /** Throws UserNotFound. */
  async endAll(
    userId: string,
    reason: 'user' | 'administrator',
    context: CallContext,
    exceptSessionId?: string,
  ): Promise<Receipt> {
    const command = { type: 'EndAllSessions', userId, reason, ...(exceptSessionId && { exceptSessionId }) } as const;
    const receipt = await this.streams.execute(userDecider, userId, command, context);
    this.securityLog.record('authn_token_revoked', context, { userId, code: 'all-sessions' });
    return receipt;
  }

  /** A racing call may already have refreshed again: then its token is the valid one, and it is derived from ours. */
  private async newestFrom(successor: string, sessionId: string, context: CallContext): Promise<string> {
    const { state: session } = await this.streams.load(sessionDecider, sessionId);
    if (session.status === 'ended' && session.reason === 'refresh-token-reuse')
      this.securityLog.record('authn_token_reuse', context, { userId: context.principal.id, sessionId });
    if (session.status !== 'open') throw new RefreshRefused({});
    let token = successor;
    for (let step = 0; step <= session.spent.length; step++) {
      if (secretHash(token) === session.refreshTokenHash) return token;
      token = await this.mint.successor(token);
    }
    throw new RefreshRefused({});
  }

  private async issued(session: {
    readonly userId: string;
    readonly sessionId: string;
    readonly refreshToken: string;
    readonly position: string;
  }): Promise<IssuedTokens> {
    const { userId, sessionId, refreshToken, position } = session;
    const accessToken = await this.accessTokens.sign({ holder: 'user', id: userId, sessionId });
    return { tokens: { accessToken, refreshToken, expiresIn: ACCESS_TOKEN.lifetimeSeconds }, userId, position };
  }
}
