import Type from 'typebox';
import { secret } from '../../event-definition.js';
import { defineRecord, type EventOf } from '../../record-kind.js';

export const signingKeyRecord = defineRecord({
  kind: 'signing-key',
  // All keys share one stream.
  category: 'signing-keys',
  names: ['kid'],
  // Data of the deployment, which belongs to no person, is encrypted under this subject.
  subject: () => 'installation',
  events: {
    SigningKeyAdded: {
      description:
        'Access tokens are signed with this key from now on; earlier keys still verify. Never leaves the identity service.',
      tells: 'created',
      data: {
        kid: Type.String(),
        algorithm: Type.Literal('ES256'),
        publicKey: Type.Object(
          { kty: Type.Literal('EC'), crv: Type.Literal('P-256'), x: Type.String(), y: Type.String() },
          { description: 'JWK.' },
        ),
        privateKey: secret(Type.String({ description: 'PKCS #8, DER in base64.' })),
      },
    },
    SigningKeyRetired: {
      description:
        'A newer key signs from now on. Tokens signed with this one are accepted until they have all expired.',
      tells: { says: { status: ['signing', 'retired'] } },
      data: { kid: Type.String(), verifiesUntil: Type.String({ description: 'RFC 3339 UTC.' }) },
    },
    SigningKeyRevoked: {
      description: 'Tokens signed with this key are no longer accepted.',
      tells: { verb: 'removed', says: { status: ['accepted', 'revoked'] } },
      data: { kid: Type.String() },
    },
  },
});
export type SigningKeysEvent = EventOf<typeof signingKeyRecord>;
