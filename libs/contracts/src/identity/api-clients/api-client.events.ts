import Type from 'typebox';
import { secret } from '../../event-definition.js';
import { defineRecord, type EventOf } from '../../record-kind.js';
import { exchanged, hiddenChange } from '../../telling.js';

const apiClientId = Type.String({ format: 'uuid' });
const scope = Type.String({ description: 'Name of an action.' });
const secretHash = secret(Type.String({ description: 'SHA-256 of the secret, hex.' }));

export const apiClientRecord = defineRecord({
  kind: 'api-client',
  names: ['apiClientId'],
  subject: ({ apiClientId: id }) => `api-client:${id}`,
  events: {
    ApiClientCreated: {
      description: 'A program may call the API in its own name. Opens the stream. Never leaves identity.',
      tells: 'created',
      data: {
        apiClientId,
        name: Type.String({ description: 'Not personal.' }),
        role: Type.String({ description: 'Name of a role: bounds what the scopes allow.' }),
        scopes: Type.Array(scope),
        secretHash,
        expiresAt: Type.Optional(Type.String({ description: 'RFC 3339 UTC. It gets no tokens from then on.' })),
      },
    },
    ApiClientSecretRotated: {
      description: 'The program has another secret; the one before works for a while yet. Never leaves identity.',
      tells: { says: { secret: hiddenChange } },
      data: { apiClientId, secretHash, previousValidUntil: Type.String({ description: 'RFC 3339 UTC.' }) },
    },
    ApiClientScopesChanged: {
      description: 'What the program may do changed, also with tokens it has. Holds only what was added and removed.',
      tells: { field: 'scopes', becomes: exchanged },
      data: { apiClientId, added: Type.Array(scope), removed: Type.Array(scope) },
    },
    ApiClientRevoked: {
      description: 'The program gets no tokens any more, and those it has open nothing. Ends the stream.',
      tells: { verb: 'removed', says: { status: ['active', 'revoked'] } },
      data: { apiClientId },
    },
  },
});
export type ApiClientEvent = EventOf<typeof apiClientRecord>;

/** A stream of its own for each token, so that a client's own stream stays short. */
export const apiTokenRecord = defineRecord({
  kind: 'api-token',
  names: ['tokenId', 'apiClientId'],
  about: { kind: 'api-client', by: 'apiClientId' },
  events: {
    ApiTokenIssued: {
      description: 'A program showed its secret and got an access token. Opens and ends the stream.',
      tells: 'happened',
      data: {
        tokenId: Type.String({ format: 'uuid' }),
        apiClientId,
        scopes: Type.Array(scope),
        expiresAt: Type.String({ description: 'RFC 3339 UTC.' }),
      },
    },
  },
});
export type ApiTokenEvent = EventOf<typeof apiTokenRecord>;
