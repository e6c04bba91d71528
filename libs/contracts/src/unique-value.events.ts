import Type from 'typebox';
import { defineRecord, type EventOf } from './record-kind.js';

/** The stream's name holds a keyed hash of the value; no event ever holds the value itself. The record that took it says so in its own events. */
export const uniqueValueRecord = defineRecord({
  kind: 'unique-value',
  category: 'claim',
  names: [],
  audited: false,
  events: {
    ValueClaimed: {
      description: 'A value that no two records may share was taken. Opens a claim stream or follows a release.',
      tells: 'happened',
      data: { kind: Type.String(), holder: Type.String({ description: 'Stream of the record that holds the value.' }) },
    },
    ValueReleased: {
      description:
        'The holder gave the value up (changed, archived, erased, or never came to life). The next claimant may take it.',
      tells: 'happened',
      data: { kind: Type.String(), holder: Type.String() },
    },
  },
});
export type UniqueValueEvent = EventOf<typeof uniqueValueRecord>;
