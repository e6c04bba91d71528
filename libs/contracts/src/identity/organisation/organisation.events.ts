import Type from 'typebox';
import { changed } from '../../changed-fields.js';
import { defineRecord, type EventOf } from '../../record-kind.js';

const fields = {
  currency: Type.String({ description: 'ISO 4217. Sums in other currencies are answered in this one too.' }),
  timeZone: Type.String({ description: 'IANA name. It decides which day is today.' }),
};

export const organisationRecord = defineRecord({
  kind: 'organisation',
  names: [],
  events: {
    OrganisationChanged: {
      description:
        'The settings of the organisation changed. The first event has the defaults as old values: `EUR` and `UTC`.',
      tells: 'changed',
      data: changed(fields),
    },
  },
});
export type OrganisationEvent = EventOf<typeof organisationRecord>;
