import Type from 'typebox';
import { defineEvent, type EventOf } from '../event-definition.js';

export const LoginFailed = defineEvent({
  type: 'LoginFailed',
  description:
    'A log-in failed, for an account or from a block of addresses; the stream, named by a keyed hash, says which. What the throttle refuses is not recorded.',
  schema: Type.Object({ at: Type.String({ description: 'RFC 3339 UTC.' }) }, { additionalProperties: false }),
});
export const LoginFailuresForgiven = defineEvent({
  type: 'LoginFailuresForgiven',
  description: 'The owner of the account logged in: failures before count no longer.',
  schema: Type.Object({ at: Type.String({ description: 'RFC 3339 UTC.' }) }, { additionalProperties: false }),
});
export type LoginJournalEvent = EventOf<typeof LoginFailed> | EventOf<typeof LoginFailuresForgiven>;
