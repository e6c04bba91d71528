import Type from 'typebox';
import { defineEvent, personal, type EventOf } from '../event-definition.js';

export const SessionStarted = defineEvent({
  type: 'SessionStarted',
  description: 'A user logged in on a device. Opens the stream; one stream per session. Never leaves identity.',
  schema: Type.Object(
    {
      sessionId: Type.String({ format: 'uuid' }),
      userId: Type.String({ format: 'uuid' }),
      refreshTokenHash: personal(Type.String({ description: 'SHA-256 of the refresh token, hex.' })),
      device: personal(
        Type.String({
          description: 'What the client calls itself, at most 200 characters; empty when it says nothing.',
        }),
      ),
      expiresAt: Type.String({ description: 'RFC 3339 UTC. The refresh token is worthless from then on.' }),
    },
    { additionalProperties: false },
  ),
  subject: ({ userId }) => `user:${userId}`,
});
export type SessionEvent = EventOf<typeof SessionStarted>;
