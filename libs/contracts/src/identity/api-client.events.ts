import Type from 'typebox';
import { defineEvent, personal, type EventOf } from '../event-definition.js';

const apiClientId = Type.String({ format: 'uuid' });
const scope = Type.String({ description: 'Name of an action.' });
const secretHash = personal(Type.String({ description: 'SHA-256 of the secret, hex.' }));
const subject = ({ apiClientId: id }: { apiClientId: string }): string => `api-client:${id}`;

export const ApiClientCreated = defineEvent({
  type: 'ApiClientCreated',
  description: 'A program may call the API in its own name. Opens the stream. Never leaves identity.',
  schema: Type.Object(
    {
      apiClientId,
      name: Type.String({ description: 'Not personal.' }),
      role: Type.String({ description: 'Name of a role: bounds what the scopes allow.' }),
      scopes: Type.Array(scope),
      secretHash,
      expiresAt: Type.Optional(Type.String({ description: 'RFC 3339 UTC. It gets no tokens from then on.' })),
    },
    { additionalProperties: false },
  ),
  subject,
});
export const ApiClientSecretRotated = defineEvent({
  type: 'ApiClientSecretRotated',
  description: 'The program has another secret; the one before works for a while yet. Never leaves identity.',
  schema: Type.Object(
    { apiClientId, secretHash, previousValidUntil: Type.String({ description: 'RFC 3339 UTC.' }) },
    { additionalProperties: false },
  ),
  subject,
});
export const ApiClientScopesChanged = defineEvent({
  type: 'ApiClientScopesChanged',
  description: 'What the program may do changed, also with tokens it has. Holds only what was added and removed.',
  schema: Type.Object(
    { apiClientId, added: Type.Array(scope), removed: Type.Array(scope) },
    { additionalProperties: false },
  ),
});
export const ApiClientRevoked = defineEvent({
  type: 'ApiClientRevoked',
  description: 'The program gets no tokens any more, and those it has open nothing. Ends the stream.',
  schema: Type.Object({ apiClientId }, { additionalProperties: false }),
});
export type ApiClientEvent =
  | EventOf<typeof ApiClientCreated>
  | EventOf<typeof ApiClientSecretRotated>
  | EventOf<typeof ApiClientScopesChanged>
  | EventOf<typeof ApiClientRevoked>;

/** A stream of its own for each token, so that a client's own stream stays short. */
export const ApiTokenIssued = defineEvent({
  type: 'ApiTokenIssued',
  description: 'A program showed its secret and got an access token. Opens and ends the stream.',
  schema: Type.Object(
    {
      tokenId: Type.String({ format: 'uuid' }),
      apiClientId,
      scopes: Type.Array(scope),
      expiresAt: Type.String({ description: 'RFC 3339 UTC.' }),
    },
    { additionalProperties: false },
  ),
});
export type ApiTokenEvent = EventOf<typeof ApiTokenIssued>;
