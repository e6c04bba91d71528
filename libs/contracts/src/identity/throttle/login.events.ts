import Type from 'typebox';
import { defineRecord, type EventOf } from '../../record-kind.js';
import { defineUpcaster } from '../../upcaster.js';

/** Since version 2 it says what was counted, and whose account it is where there is one. */
const loginFailedToTwo = defineUpcaster({ type: 'LoginFailed', from: 1, to: 2, up: (data) => data });

export const loginJournalRecord = defineRecord({
  kind: 'login-journal',
  names: [],
  about: { kind: 'user', by: 'userId' },
  upcasters: [loginFailedToTwo],
  events: {
    LoginFailed: {
      description:
        'A log-in failed, for an account or from a block of addresses; the stream, named by a keyed hash, says which. What the throttle refuses is told by AccessRefused.',
      version: 2,
      outcome: 'refused',
      tells: 'happened',
      data: {
        at: Type.String({ description: 'RFC 3339 UTC.' }),
        of: Type.Optional(Type.Union([Type.Literal('account'), Type.Literal('network')])),
        userId: Type.Optional(Type.String({ format: 'uuid', description: 'Whose account it is. Absent: nobody’s.' })),
      },
    },
    LoginFailuresForgiven: {
      description: 'The owner of the account logged in: failures before count no longer.',
      tells: 'happened',
      data: { at: Type.String({ description: 'RFC 3339 UTC.' }) },
    },
  },
});
export type LoginJournalEvent = EventOf<typeof loginJournalRecord>;
