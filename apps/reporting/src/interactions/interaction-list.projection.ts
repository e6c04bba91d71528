import {
  interactionRecord,
  interactionView,
  type FieldChangeView,
  type InteractionEvent,
  type ShownInteraction,
} from '@crm/contracts/customers';
import { ERASED } from '@crm/event-store';
import type { Recorded, RecordedAs } from '@crm/read-models';
import { relatedList } from '../lists/related-list.projection.js';

/** One row per interaction. To rebuild, raise `version`. The texts of an erased person read `[erased]`. */
export const interactionList = relatedList<typeof interactionView, InteractionEvent>({
  view: interactionView,
  of: interactionRecord,
  name: 'interactions.list',
  version: 5,
  indexes: [['-occurredAt'], ['-createdAt'], ['ownerId', '-occurredAt'], ['subjectHolder', '-occurredAt']],
  order: [
    ...[
      'id',
      'aboutKind',
      'aboutId',
      'customerId',
      'type',
      'direction',
      'outcome',
      'status',
      'occurredAt',
      'durationSeconds',
      'subject',
    ],
    ...['userId', 'ownerId', 'createdAt', 'changedAt', 'record', 'subjectHolder', 'createdBy'],
  ],
  opening: (event) => (event.type === 'InteractionLogged' ? event.data : undefined),
  fold: foldInteraction,
});

/** Applies an event to an interaction, for every view that shows interactions. */
export function foldInteraction(
  known: ShownInteraction | undefined,
  event: Recorded<InteractionEvent>,
): ShownInteraction | undefined {
  if (event.type === 'InteractionLogged') return logged(event);
  if (known === undefined) return undefined;
  const { revision, recordedAt: changedAt, actor, erased } = event;
  if (event.type === 'InteractionVoided') {
    const reason = erased ? ERASED : event.data.reason;
    return { ...known, revision, changedAt, status: 'voided', voided: { at: changedAt, by: actor.id, reason } };
  }
  const { fields } = event.data;
  const told: Record<string, { from: unknown; to: unknown } | undefined> = event.data.changes;
  const corrected = fields.map((field): FieldChangeView => ({
    field,
    ...(told[field] ?? { from: ERASED, to: ERASED }),
  }));
  const now = Object.fromEntries(fields.flatMap((field) => (told[field] ? [[field, told[field].to]] : [])));
  const corrections = [...known.corrections, { at: changedAt, by: actor.id, changes: corrected }];
  return { ...known, ...now, revision, changedAt, corrections };
}

function logged(event: RecordedAs<InteractionEvent, 'InteractionLogged'>): ShownInteraction {
  const {
    interactionId,
    about,
    customerId = null,
    ownerId,
    type,
    direction,
    occurredAt,
    durationSeconds,
    outcome,
  } = event.data;
  const { subject, summary, participants }: Partial<typeof event.data> = event.data;
  return {
    id: interactionId,
    revision: event.revision,
    about,
    customerId,
    type,
    direction: direction ?? null,
    occurredAt,
    durationSeconds: durationSeconds ?? null,
    subject: event.erased ? ERASED : (subject ?? null),
    summary: summary ?? ERASED,
    outcome: outcome ?? null,
    participants: participants ?? [],
    status: 'logged',
    voided: null,
    corrections: [],
    ownerId,
    createdAt: event.recordedAt,
    changedAt: event.recordedAt,
  };
}
