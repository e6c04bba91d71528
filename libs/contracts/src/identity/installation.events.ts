import Type from 'typebox';
import { defineEvent, personal, type EventOf } from '../event-definition.js';
import type { SigningKeyEndEvent } from './signing-key.events.js';

/** What belongs to nobody but the deployment is sealed under this subject. */
const subject = (): string => 'installation';

export const SetUpTokenIssued = defineEvent({
  type: 'SetUpTokenIssued',
  description:
    'The program started without any user and printed a one-time token. Replaces an earlier one. Never leaves identity.',
  schema: Type.Object(
    { tokenHash: personal(Type.String({ description: 'SHA-256 of the token, hex.' })) },
    { additionalProperties: false },
  ),
  subject,
});
export const FirstAdministratorAppointed = defineEvent({
  type: 'FirstAdministratorAppointed',
  description: 'It was settled who becomes the first administrator; their account follows. Kills the set-up token.',
  schema: Type.Object(
    {
      userId: Type.String({ format: 'uuid' }),
      via: Type.String({ description: 'How: `configuration`, `set-up-token` or `command-line`.' }),
    },
    { additionalProperties: false },
  ),
});
export type InstallationEvent = EventOf<typeof SetUpTokenIssued> | EventOf<typeof FirstAdministratorAppointed>;

export const SigningKeyAdded = defineEvent({
  type: 'SigningKeyAdded',
  description: 'Access tokens are signed with this key from now on; earlier keys still verify. Never leaves identity.',
  schema: Type.Object(
    {
      kid: Type.String(),
      algorithm: Type.Literal('ES256'),
      publicKey: Type.Object(
        { kty: Type.Literal('EC'), crv: Type.Literal('P-256'), x: Type.String(), y: Type.String() },
        { description: 'JWK.' },
      ),
      privateKey: personal(Type.String({ description: 'PKCS #8, DER in base64.' })),
    },
    { additionalProperties: false },
  ),
  subject,
});
export type SigningKeysEvent = EventOf<typeof SigningKeyAdded> | SigningKeyEndEvent;
