import type { TimelineEntryView } from '@crm/contracts/customers';
import { shownSubjects } from '../../timeline/shown-subjects.service.js';
import type { TimelineRow } from '../../timeline/timeline.projection.js';
import { entriesVisibleTo, entryOf, timelineOf } from '../../timeline/timeline.query.js';
import {
  column,
  joined,
  MAIN,
  nameColumn,
  type ExportableList,
  type ExportColumn,
} from '../exportable-list.service.js';

const asText = (value: unknown): string =>
  value === null || value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value);

const said = ({ reason, changes, interaction, note }: TimelineEntryView): string =>
  joined([
    interaction?.subject,
    interaction?.summary,
    note?.text,
    ...changes.map(({ field, from, to }) => `${field}: ${asText(from)} → ${asText(to)}`),
    reason,
  ]);

/** Fields by which callers may filter and sort the timeline of a customer. */
const TIMELINE_FIELDS = ['at', 'kind', 'actor'];

export const timelineExport: ExportableList = {
  name: 'timeline',
  title: 'Timeline',
  readWith: 'customer.read',
  alsoShows: ['interaction.read', 'note.read'],
  fields: 'customer',
  async open({ context, customerId = '', views }) {
    const { principal } = context;
    const { subjects } = await shownSubjects(views, context, { kind: 'customer', id: customerId });
    const entry = (
      name: string,
      label: string,
      value: (entry: TimelineEntryView) => string,
      options = {},
    ): ExportColumn => column<TimelineRow>(name, label, (row) => value(entryOf(principal, subjects, row)), options);
    const asked = Object.entries(timelineOf.collection.fields).filter(([field]) => TIMELINE_FIELDS.includes(field));
    const { defaultSort: _byPosition, ...list } = timelineOf;
    return {
      list: {
        ...list,
        collection: { ...timelineOf.collection, fields: Object.fromEntries(asked) },
        defaultSort: '-at',
      },
      only: entriesVisibleTo(principal, subjects),
      columns: [
        entry('id', 'Id', ({ id }) => id),
        entry('at', 'At', ({ at }) => at, MAIN),
        entry('kind', 'Kind', ({ kind }) => kind, MAIN),
        entry('type', 'Type', ({ type }) => type, MAIN),
        entry('text', 'What', said, MAIN),
        entry('actor', 'Actor', ({ actor }) => `${actor.type}:${actor.id}`),
        nameColumn({ name: 'actorName', label: 'Actor name', main: true }, (row) => [(row as TimelineRow).actor.id]),
        entry('recordedAt', 'Recorded at', ({ recordedAt }) => recordedAt),
      ],
    };
  },
};
