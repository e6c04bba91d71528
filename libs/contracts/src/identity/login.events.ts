import Type from 'typebox';
import { defineEvent, type EventOf } from '../event-definition.js';
import { defineUpcaster } from '../upcaster.js';

/** Since version 2 it says what was counted, and whose account it is where there is one. */
export const LoginFailed = defineEvent({
  type: 'LoginFailed',
  version: 2,
  description:
    'A log-in failed, for an account or from a block of addresses; the stream, named by a keyed hash, says which. What the throttle refuses is told by AccessRefused.',
  schema: Type.Object(
    {
      at: Type.String({ description: 'RFC 3339 UTC.' }),
      of: Type.Optional(Type.Union([Type.Literal('account'), Type.Literal('network')])),
      userId: Type.Optional(Type.String({ format: 'uuid', description: 'Whose account it is. Absent: nobody’s.' })),
    },
    { additionalProperties: false },
  ),
});
export const loginFailedToTwo = defineUpcaster({ type: 'LoginFailed', from: 1, to: 2, up: (data) => data });

export const LoginFailuresForgiven = defineEvent({
  type: 'LoginFailuresForgiven',
  description: 'The owner of the account logged in: failures before count no longer.',
  schema: Type.Object({ at: Type.String({ description: 'RFC 3339 UTC.' }) }, { additionalProperties: false }),
});
export type LoginJournalEvent = EventOf<typeof LoginFailed> | EventOf<typeof LoginFailuresForgiven>;
