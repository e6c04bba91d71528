import { Injectable } from '@nestjs/common';
import type { IssuedTokens, TokensView } from '@crm/contracts/identity';
import { LastWrites } from '../http-contract/last-writes.service.js';

/** Whoever just logged in sees that session in the list of their own: the call itself was nobody's, what it wrote is theirs. */
@Injectable()
export class SessionWrites {
  constructor(private readonly lastWrites: LastWrites) {}

  tokensOf({ tokens, userId, position }: IssuedTokens): TokensView {
    this.lastWrites.remember({ type: 'user', id: userId, roles: [], teamIds: [] }, position);
    return tokens;
  }
}
