import Type from 'typebox';
import { personal, secret } from '../../event-definition.js';
import { defineRecord, type EventOf } from '../../record-kind.js';
import { defineUpcaster } from '../../upcaster.js';

const ids = { sessionId: Type.String({ format: 'uuid' }), userId: Type.String({ format: 'uuid' }) };
const refreshTokenHash = secret(Type.String({ description: 'SHA-256 of the refresh token, hex.' }));
const ip = personal(Type.String({ description: 'Network address of the caller; empty when it is not known.' }));
const expiresAt = Type.String({ description: 'RFC 3339 UTC. After that the refresh token is not accepted.' });

const FIRST_LIFETIME_MS = 30 * 24 * 3600 * 1000;

/** Sessions of the first version lasted 30 days from their start, and began before all sessions of a user could be ended at once. */
const sessionStartedV2 = defineUpcaster({
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

export const sessionRecord = defineRecord({
  kind: 'session',
  names: ['sessionId', 'userId'],
  subject: ({ userId }) => `user:${userId}`,
  upcasters: [sessionStartedV2],
  events: {
    SessionStarted: {
      description:
        'A user logged in on a device. Opens the stream; one stream per session. Never leaves the identity service.',
      version: 2,
      tells: 'created',
      data: {
        ...ids,
        refreshTokenHash,
        device: personal(
          Type.String({
            description: 'The User-Agent of the client, at most 200 characters; empty when it sent none.',
          }),
        ),
        ip,
        epoch: Type.Integer({
          minimum: 0,
          description:
            'How often all sessions of the user had been ended before. The session ends when that happens again.',
        }),
        startedAt: Type.String({ description: 'RFC 3339 UTC.' }),
        expiresAt,
      },
    },
    SessionRefreshed: {
      description:
        'The refresh token was exchanged for its successor and cannot be used again. Never leaves the identity service.',
      tells: 'changed',
      data: { ...ids, refreshTokenHash, ip, at: Type.String({ description: 'RFC 3339 UTC.' }), expiresAt },
    },
    RefreshTokenReuseDetected: {
      description:
        'A used refresh token was presented again. One of its two holders must be a thief, so the session ends.',
      outcome: 'refused',
      tells: 'happened',
      data: ids,
    },
    SessionEnded: {
      description: 'The session has ended; its tokens are no longer accepted.',
      tells: { verb: 'removed', says: { status: ['open', 'ended'] } },
      data: { ...ids, reason: Type.String({ description: '`logged-out`, `revoked`, `refresh-token-reuse`.' }) },
    },
  },
});
export type SessionEvent = EventOf<typeof sessionRecord>;
