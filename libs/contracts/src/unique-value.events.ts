import Type from 'typebox';
import { defineEvent, type EventOf } from './event-definition.js';

/** The stream's name holds a keyed hash of the value; neither event ever holds the value itself. */
export const ValueClaimed = defineEvent({
  type: 'ValueClaimed',
  description: 'A value that no two records may share was taken. Opens a claim stream or follows a release.',
  schema: Type.Object(
    { kind: Type.String(), holder: Type.String({ description: 'Stream of the record that holds the value.' }) },
    { additionalProperties: false },
  ),
});
export const ValueReleased = defineEvent({
  type: 'ValueReleased',
  description:
    'The holder gave the value up (changed, archived, erased, or never came to life). The next claimant may take it.',
  schema: Type.Object({ kind: Type.String(), holder: Type.String() }, { additionalProperties: false }),
});
export type UniqueValueEvent = EventOf<typeof ValueClaimed> | EventOf<typeof ValueReleased>;
export const uniqueValueEvents = [ValueClaimed, ValueReleased] as const;
