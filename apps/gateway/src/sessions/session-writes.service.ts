import { Injectable } from '@nestjs/common';
import type { IssuedTokens, TokensView } from '@crm/contracts/identity';
import { LastWrites } from '../http-contract/last-writes.service.js';

/** Remembers the write of a log-in for the user, because the call itself is anonymous: the user then finds the new session in their list. */
@Injectable()
export class SessionWrites {
  constructor(private readonly lastWrites: LastWrites) {}

  tokensOf({ tokens, userId, position }: IssuedTokens): TokensView {
    this.lastWrites.remember({ type: 'user', id: userId, roles: [], teamIds: [] }, position);
    return tokens;
  }
}
