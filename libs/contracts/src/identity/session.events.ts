import Type from 'typebox';
import { defineEvent, personal, type EventOf } from '../event-definition.js';
import { defineUpcaster } from '../upcaster.js';

const subject = ({ userId }: { userId: string }): string => `user:${userId}`;
const ids = { sessionId: Type.String({ format: 'uuid' }), userId: Type.String({ format: 'uuid' }) };
const refreshTokenHash = personal(Type.String({ description: 'SHA-256 of the refresh token, hex.' }));
const ip = personal(Type.String({ description: 'Where the call came from; empty when it is not known.' }));
const expiresAt = Type.String({ description: 'RFC 3339 UTC. The refresh token is worthless from then on.' });

export const SessionStarted = defineEvent({
  type: 'SessionStarted',
  version: 2,
  description: 'A user logged in on a device. Opens the stream; one stream per session. Never leaves identity.',
  schema: Type.Object(
    {
      ...ids,
      refreshTokenHash,
      device: personal(
        Type.String({
          description: 'What the client calls itself, at most 200 characters; empty when it says nothing.',
        }),
      ),
      ip,
      epoch: Type.Integer({
        minimum: 0,
        description:
          'How often all sessions of the user had been ended before. The session is over when it happens again.',
      }),
      startedAt: Type.String({ description: 'RFC 3339 UTC.' }),
      expiresAt,
    },
    { additionalProperties: false },
  ),
  subject,
});
export const SessionRefreshed = defineEvent({
  type: 'SessionRefreshed',
  description: 'The refresh token was exchanged against its successor; it is spent. Never leaves identity.',
  schema: Type.Object(
    { ...ids, refreshTokenHash, ip, at: Type.String({ description: 'RFC 3339 UTC.' }), expiresAt },
    { additionalProperties: false },
  ),
  subject,
});
export const RefreshTokenReuseDetected = defineEvent({
  type: 'RefreshTokenReuseDetected',
  description: 'A spent refresh token came again: one of its two holders is a thief, so the session ends.',
  schema: Type.Object(ids, { additionalProperties: false }),
});
export const SessionEnded = defineEvent({
  type: 'SessionEnded',
  description: 'The session is over; its tokens open nothing more.',
  schema: Type.Object(
    { ...ids, reason: Type.String({ description: '`logged-out`, `revoked`, `refresh-token-reuse`.' }) },
    { additionalProperties: false },
  ),
});
export type SessionEvent =
  | EventOf<typeof SessionStarted>
  | EventOf<typeof SessionRefreshed>
  | EventOf<typeof RefreshTokenReuseDetected>
  | EventOf<typeof SessionEnded>;

const FIRST_LIFETIME_MS = 30 * 24 * 3600 * 1000;

/** Sessions of the first version lived 30 days from their start, and began before anybody could end them all at once. */
export const sessionStartedV2 = defineUpcaster({
  type: 'SessionStarted',
  from: 1,
  to: 2,
  up: (data) => ({
    ...data,
    ip: '',
    epoch: 0,
    startedAt: new Date(Date.parse(String(data['expiresAt'])) - FIRST_LIFETIME_MS).toISOString(),
  }),
});
