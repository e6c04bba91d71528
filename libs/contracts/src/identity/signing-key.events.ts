import Type from 'typebox';
import { defineEvent, type EventOf } from '../event-definition.js';

export const SigningKeyRetired = defineEvent({
  type: 'SigningKeyRetired',
  description: 'A newer key signs. Tokens signed with this one are accepted until they have all expired.',
  schema: Type.Object(
    { kid: Type.String(), verifiesUntil: Type.String({ description: 'RFC 3339 UTC.' }) },
    { additionalProperties: false },
  ),
});
export const SigningKeyRevoked = defineEvent({
  type: 'SigningKeyRevoked',
  description: 'No token signed with this key is accepted any more.',
  schema: Type.Object({ kid: Type.String() }, { additionalProperties: false }),
});
export type SigningKeyEndEvent = EventOf<typeof SigningKeyRetired> | EventOf<typeof SigningKeyRevoked>;
