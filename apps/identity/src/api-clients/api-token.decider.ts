import type { ApiTokenEvent } from '@crm/contracts/identity';
import type { Decider } from '@crm/kernel';

export interface IssueClientToken {
  readonly type: 'IssueClientToken';
  readonly tokenId: string;
  readonly apiClientId: string;
  readonly scopes: readonly string[];
  /** RFC 3339 UTC. */
  readonly expiresAt: string;
}

export type ApiToken = Omit<IssueClientToken, 'type' | 'tokenId'> | undefined;

export const apiTokenDecider: Decider<ApiToken, IssueClientToken, ApiTokenEvent> = {
  category: 'api-token',
  initial: undefined,
  decide: ({ type: _type, scopes, ...data }, token) =>
    token === undefined ? [{ type: 'ApiTokenIssued', data: { ...data, scopes: [...scopes] } }] : [],
  evolve: (_token, { data: { tokenId: _id, ...token } }) => token,
};
