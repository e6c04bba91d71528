import Type from 'typebox';
import { personal, secret } from '../../event-definition.js';
import { defineEvents, type EventOf } from '../../record-kind.js';

const userId = Type.String({ format: 'uuid' });
const by = Type.String({ description: '`user` or `administrator`.' });

/** How an account gets another e-mail address. These events are in the stream of the user. */
export const emailChange = defineEvents({
  EmailChangeRequested: {
    description:
      'Another address was requested for the account, and links to confirm the change were mailed. Replaces an earlier request. The old address stays valid. Never leaves the identity service.',
    tells: 'happened',
    data: {
      userId,
      email: personal(Type.String({ description: 'The new address as entered, NFC.' })),
      by,
      newTokenHash: secret(Type.String({ description: 'SHA-256 of the token mailed to the new address, hex.' })),
      currentTokenHash: secret(
        Type.Optional(
          Type.String({
            description:
              'SHA-256 of the token mailed to the current address, hex. Absent when an administrator requested the change: that address need not confirm it.',
          }),
        ),
      ),
      requestedAt: Type.String({ description: 'RFC 3339 UTC.' }),
      expiresAt: Type.String({ description: 'RFC 3339 UTC. After that the links no longer work.' }),
      sessionId: Type.Optional(
        Type.String({ format: 'uuid', description: 'The session of the request, which outlives the change.' }),
      ),
    },
  },
  EmailChangeConfirmed: {
    description: 'The reader of one of the two mailboxes confirmed the change with its link, which is now used up.',
    tells: 'happened',
    data: { userId, mailbox: Type.String({ description: '`current` or `new`.' }) },
  },
  EmailChangeCancelled: {
    description: 'The user withdrew the request. Its links no longer work.',
    tells: 'happened',
    data: { userId },
  },
  UserEmailChanged: {
    description:
      'The account has another, verified address from now on. Links that were mailed to the old one no longer work.',
    tells: 'changed',
    data: {
      userId,
      fields: Type.Array(Type.String(), { description: '`email`.' }),
      changes: personal(
        Type.Object(
          { email: Type.Object({ from: Type.String(), to: Type.String() }) },
          { additionalProperties: false },
        ),
      ),
    },
  },
});
export type EmailChangeEvent = EventOf<typeof emailChange>;
