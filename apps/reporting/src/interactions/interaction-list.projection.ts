import type { CustomerEvent, FieldChange, InteractionEvent, InteractionView } from '@crm/contracts/customers';
import { ERASED, type RecordedEvent } from '@crm/event-store';
import type { Document, Filter, Projection, SearchText } from '@crm/read-models';

/** An interaction as the API shows it, without what depends on the caller. */
export type ShownInteraction = Omit<InteractionView, 'allowedActions'>;

export type InteractionRow = ShownInteraction &
  Document & { readonly record: 'interaction'; readonly customerOwnerId: string | null; readonly createdBy: string };

/** Remembers who answers for a customer that was given away. */
export type OwnerRow = Document & { readonly id: string; readonly record: 'owner'; readonly ownerId: string };

type Logged = RecordedEvent & InteractionEvent;
type Assigned = RecordedEvent & Extract<CustomerEvent, { type: 'CustomerAssigned' }>;

/**
 * One row per interaction, which carries the owner of its customer; and one per customer that was given away, for the interactions to
 * come. To rebuild, raise `version`. The texts of an erased person read `[erased]`, and nothing of them is searchable.
 */
export const interactionList: Projection<InteractionRow | OwnerRow> = {
  name: 'interactions.list',
  version: 1,
  filter: {
    streamPrefixes: ['interaction-', 'customer-'],
    types: ['InteractionLogged', 'InteractionCorrected', 'InteractionVoided', 'CustomerAssigned'],
  },
  collection: {
    fields: {
      id: { path: 'id', type: 'keyword' },
      customerId: { path: 'customerId', type: 'keyword', many: true },
      type: { path: 'type', type: 'keyword' },
      direction: { path: 'direction', type: 'keyword' },
      outcome: { path: 'outcome', type: 'keyword' },
      status: { path: 'status', type: 'keyword' },
      occurredAt: { path: 'occurredAt', type: 'keyword' },
      durationSeconds: { path: 'durationSeconds', type: 'number' },
      subject: { path: 'subject', type: 'text' },
      userId: { path: 'participants.userId', type: 'keyword', many: true },
      ownerId: { path: 'ownerId', type: 'keyword' },
      createdAt: { path: 'createdAt', type: 'keyword' },
      changedAt: { path: 'changedAt', type: 'keyword' },
      record: { path: 'record', type: 'keyword' },
      customerOwnerId: { path: 'customerOwnerId', type: 'keyword' },
      createdBy: { path: 'createdBy', type: 'keyword' },
    },
    indexes: [['-occurredAt'], ['-createdAt'], ['ownerId', '-occurredAt'], ['customerOwnerId', '-occurredAt']],
    search: (document) => searchText(document as InteractionRow | OwnerRow),
  },
  key: (event) => (event as Logged | Assigned).stream.slice((event as RecordedEvent).stream.indexOf('-') + 1),
  affects: (event) => (event.type === 'CustomerAssigned' ? hanging((event as Assigned).data.customerId) : undefined),
  sees: (event) => (event.type === 'InteractionLogged' ? (event as Logged).data.customerId : undefined),
  project: (row, event, seen) => {
    if (event.type === 'CustomerAssigned') return assigned(row, event as Assigned);
    const known = row as InteractionRow | undefined;
    const shown = foldInteraction(known, event as Logged);
    return shown && attached(shown, known, event as Logged, seen as OwnerRow | undefined);
  },
};

const hanging = (customerId: string): Filter => ({ field: 'customerId', op: 'eq', value: customerId });

function searchText(row: InteractionRow | OwnerRow): SearchText {
  if (row.record === 'owner') return { words: [], codes: [] };
  const words = [row.subject ?? '', row.summary, ...row.participants.map(({ name }) => name ?? '')];
  const codes = row.participants.flatMap(({ email, phone }) => [email ?? [], phone ?? []].flat());
  return { words: words.filter((text) => text !== ERASED), codes };
}

function assigned(row: InteractionRow | OwnerRow | undefined, { data }: Assigned): InteractionRow | OwnerRow {
  if (row?.record === 'interaction') return { ...row, customerOwnerId: data.to };
  return { id: data.customerId, record: 'owner', ownerId: data.to };
}

function attached(
  shown: ShownInteraction,
  known: InteractionRow | undefined,
  event: Logged,
  seen: OwnerRow | undefined,
): InteractionRow {
  const { createdBy, customerOwnerId } =
    known ??
    ({
      createdBy: event.actor.id,
      customerOwnerId:
        seen?.ownerId ?? (event.data as Extract<Logged, { type: 'InteractionLogged' }>['data']).customerOwnerId,
    } as const);
  return { ...shown, record: 'interaction', customerOwnerId, createdBy };
}

/** What an event makes of an interaction, for every view that shows it. */
export function foldInteraction<Shown extends ShownInteraction>(
  known: Shown | undefined,
  event: Logged,
): ShownInteraction | undefined {
  if (event.type === 'InteractionLogged') return logged(event);
  if (known === undefined) return undefined;
  const { revision, recordedAt: changedAt, actor, erased } = event;
  if (event.type === 'InteractionVoided') {
    const reason = erased ? ERASED : event.data.reason;
    return { ...known, revision, changedAt, status: 'voided', voided: { at: changedAt, by: actor.id, reason } };
  }
  const { fields, changes, personalChanges } = event.data;
  const told: Record<string, { from: unknown; to: unknown } | undefined> = { ...changes, ...personalChanges };
  const corrected = fields.map((field): FieldChange => ({ field, ...(told[field] ?? { from: ERASED, to: ERASED }) }));
  const now = Object.fromEntries(fields.flatMap((field) => (told[field] ? [[field, told[field].to]] : [])));
  const corrections = [...known.corrections, { at: changedAt, by: actor.id, changes: corrected }];
  return { ...known, ...now, revision, changedAt, corrections };
}

function logged(event: Extract<Logged, { type: 'InteractionLogged' }>): ShownInteraction {
  const { interactionId, customerId, ownerId, type, direction, occurredAt, durationSeconds, outcome } = event.data;
  const { subject, summary, participants }: Partial<typeof event.data> = event.data;
  return {
    id: interactionId,
    revision: event.revision,
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
