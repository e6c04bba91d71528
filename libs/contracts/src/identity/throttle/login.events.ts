import Type from 'typebox';
import { defineRecord, type EventOf } from '../../record-kind.js';
import { defineUpcaster } from '../../upcaster.js';

/** Version 2 adds what was counted, and the user if the account exists. Both are optional. */
const loginFailedToTwo = defineUpcaster({ type: 'LoginFailed', from: 1, to: 2, up: (data) => data });

export const loginJournalRecord = defineRecord({
  kind: 'login-journal',
  names: [],
  about: { kind: 'user', by: 'userId' },
  upcasters: [loginFailedToTwo],
  events: {
    LoginFailed: {
      description:
        'A log-in failed, for an account or from a block of network addresses. The stream, named by a keyed hash, says which. Attempts that the throttle refuses are recorded as AccessRefused.',
      version: 2,
      outcome: 'refused',
      tells: 'happened',
      data: {
        at: Type.String({ description: 'RFC 3339 UTC.' }),
        of: Type.Optional(Type.Union([Type.Literal('account'), Type.Literal('network')])),
        userId: Type.Optional(
          Type.String({
            format: 'uuid',
            description: 'The user who owns the account. Absent when there is no such account.',
          }),
        ),
      },
    },
    LoginFailuresForgiven: {
      description: 'The owner of the account logged in: earlier failures no longer count.',
      tells: 'happened',
      data: { at: Type.String({ description: 'RFC 3339 UTC.' }) },
    },
  },
});
export type LoginJournalEvent = EventOf<typeof loginJournalRecord>;
