import Type from 'typebox';
import { defineRecord, type EventOf } from './record-kind.js';

/** The stream name contains a keyed hash of the value; no event here contains the value itself. It is in the events of the record that claimed it. */
export const uniqueValueRecord = defineRecord({
  kind: 'unique-value',
  category: 'claim',
  names: [],
  audited: false,
  events: {
    ValueClaimed: {
      description: 'A value that no two records may share was claimed. Opens a claim stream or follows a release.',
      tells: 'happened',
      data: { kind: Type.String(), holder: Type.String({ description: 'Stream of the record that holds the value.' }) },
    },
    ValueReleased: {
      description:
        'The holder released the value (it was changed, archived, erased, or never created). The next claimant may take it.',
      tells: 'happened',
      data: { kind: Type.String(), holder: Type.String() },
    },
  },
});
export type UniqueValueEvent = EventOf<typeof uniqueValueRecord>;
