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
      description: 'A program may call the API in its own name. Opens the stream. Never leaves the identity service.',
      tells: 'created',
      data: {
        apiClientId,
        name: Type.String({ description: 'Not personal.' }),
        role: Type.String({ description: 'Name of a role, which limits what the scopes allow.' }),
        scopes: Type.Array(scope),
        secretHash,
        expiresAt: Type.Optional(Type.String({ description: 'RFC 3339 UTC. After that the program gets no tokens.' })),
      },
    },
    ApiClientSecretRotated: {
      description:
        'The program has a new secret; the previous one still works for a while. Never leaves the identity service.',
      tells: { says: { secret: hiddenChange } },
      data: { apiClientId, secretHash, previousValidUntil: Type.String({ description: 'RFC 3339 UTC.' }) },
    },
    ApiClientScopesChanged: {
      description:
        'The rights of the program changed, even for its existing tokens. Contains only the scopes that were added and removed.',
      tells: { field: 'scopes', becomes: exchanged },
      data: { apiClientId, added: Type.Array(scope), removed: Type.Array(scope) },
    },
    ApiClientRevoked: {
      description: 'The program gets no more tokens, and those it has are no longer accepted. Ends the stream.',
      tells: { verb: 'removed', says: { status: ['active', 'revoked'] } },
      data: { apiClientId },
    },
  },
});
export type ApiClientEvent = EventOf<typeof apiClientRecord>;

/** Each token has its own stream, which keeps the stream of the client short. */
export const apiTokenRecord = defineRecord({
  kind: 'api-token',
  names: ['tokenId', 'apiClientId'],
  about: { kind: 'api-client', by: 'apiClientId' },
  events: {
    ApiTokenIssued: {
      description: 'A program presented its secret and got an access token. Opens and ends the stream.',
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
