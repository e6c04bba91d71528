import { hasFieldLists, readableFields } from '@crm/access';
import { isPublic, shownData, type Principal } from '@crm/contracts';
import type { AuditActorView, AuditEntryView } from '@crm/contracts/audit';
import type { FieldChangeView } from '@crm/contracts/customers';
import { recordOfType } from '@crm/contracts/records';
import { NotAuthentic, type EventCodec, type EventStore, type RecordedEvent, type StoredEvent } from '@crm/event-store';
import type { ReadModelStore } from '@crm/read-models';
import { visibleData } from '../feeds/visible-data.policy.js';
import { namesOf, type Names } from '../directory/names.service.js';
import { needsWhatWasBefore } from './field-changes.projection.js';
import { inWords, outcomeOf, recordOf } from './audit-records.model.js';
import type { AuditRow } from './audit-trail.projection.js';
import { RecordFold } from './recorded-changes.projection.js';

/** Most events that are folded for an entry. Later events show only what they say themselves. */
const MAX_FOLDED = 1_000;

/** The log as an auditor reads it: only the entries that are shown are decrypted. */
export class AuditLog {
  constructor(
    readonly store: Pick<EventStore, 'readStream'>,
    readonly codec: Pick<EventCodec, 'decodeMany' | 'decodeReadable' | 'actorAddress'>,
    private readonly views: Pick<ReadModelStore, 'getMany'>,
  ) {}

  /** Returns the entries in the order of the rows. One that is not authentic is refused, or left out. */
  async entries(
    rows: readonly AuditRow[],
    principal: Principal,
    forged: 'refuse' | 'leave out',
  ): Promise<AuditEntryView[]> {
    const folds = new Map<string, Promise<ReadonlyMap<number, readonly FieldChangeView[]>>>();
    const names = await this.namesOf(rows.map(({ actor }) => actor));
    const entries: AuditEntryView[] = [];
    for (const row of rows) {
      try {
        const stored = await this.stored(row);
        if (stored !== undefined) entries.push(await this.entry(stored, principal, names, folds));
      } catch (error) {
        if (forged === 'refuse' || !(error instanceof NotAuthentic)) throw error;
      }
    }
    return entries;
  }

  private async stored({ stream, revision }: AuditRow): Promise<StoredEvent | undefined> {
    for await (const event of this.store.readStream(stream, { from: revision, limit: 1 })) return event;
    return undefined;
  }

  private async entry(
    stored: StoredEvent,
    principal: Principal,
    names: Names,
    folds: Map<string, Promise<ReadonlyMap<number, readonly FieldChangeView[]>>>,
  ): Promise<AuditEntryView> {
    const { id, position, recordedAt, type, stream, revision, meta, hash } = stored;
    const [event] = await this.codec.decodeReadable([stored]);
    const outcome = outcomeOf(type) ?? 'done';
    const data = event === undefined ? clearOf(stored.data) : this.dataOf(event, principal);
    return {
      id,
      position,
      at: meta.occurredAt,
      recordedAt,
      action: type,
      words: inWords(type),
      outcome,
      actor: actorOf(meta.actor, names),
      ...(meta.actor.onBehalfOf !== undefined && { onBehalfOf: meta.actor.onBehalfOf }),
      source: meta.source,
      record: recordOf(stream, data),
      revision,
      ip: (await this.codec.actorAddress(stored)) ?? null,
      requestId: meta.requestId ?? null,
      traceId: meta.traceparent?.split('-')[1] ?? null,
      correlationId: meta.correlationId,
      changes: event === undefined || event.unreadable ? [] : await this.changesOf(event, principal, folds),
      data,
      ...(event?.erased === true && { erased: true as const }),
      ...(event?.unreadable && { unreadable: true as const }),
      hash,
    };
  }

  private dataOf(event: RecordedEvent, principal: Principal): Record<string, unknown> {
    const record = recordOfType(event.type);
    return record !== undefined && isPublic(record)
      ? visibleData(principal, record, event)
      : shownData(record?.events[event.type], event.data);
  }

  private async changesOf(
    event: RecordedEvent,
    principal: Principal,
    folds: Map<string, Promise<ReadonlyMap<number, readonly FieldChangeView[]>>>,
  ): Promise<FieldChangeView[]> {
    if (!needsWhatWasBefore(event.type) || event.revision >= MAX_FOLDED)
      return visibleChanges(new RecordFold().apply(event), event.stream, principal);
    const fold = folds.get(event.stream) ?? this.folded(event.stream);
    folds.set(event.stream, fold);
    return visibleChanges((await fold).get(event.revision) ?? [], event.stream, principal);
  }

  /** Returns what each event of a stream changed, by its revision. */
  private async folded(stream: string): Promise<ReadonlyMap<number, readonly FieldChangeView[]>> {
    const changes = new Map<number, readonly FieldChangeView[]>();
    const fold = new RecordFold();
    const stored = await Array.fromAsync(this.store.readStream(stream, { limit: MAX_FOLDED }));
    for (const event of await this.codec.decodeReadable(stored))
      changes.set(event.revision, event.unreadable ? [] : fold.apply(event));
    return changes;
  }

  /** Names of actors. Those of deleted users are their last ones. */
  namesOf(actors: readonly string[]): Promise<Names> {
    return namesOf(this.views, actors);
  }
}

export function actorOf({ type, id }: RecordedEvent['actor'], names: Names): AuditActorView {
  const name = names.get(id);
  return { type, id, ...(name !== undefined && { name }) };
}

/** Returns only fields that the reader may see, if the record is a customer. */
export function visibleChanges(
  changes: readonly FieldChangeView[],
  stream: string,
  principal: Principal,
): FieldChangeView[] {
  const [kind = ''] = stream.split('-', 1);
  if (!hasFieldLists(kind)) return [...changes];
  const visible = readableFields(principal, kind);
  return changes.filter(({ field }) => visible.has(field.split('.', 1)[0] as string));
}

/** Returns the unencrypted data of an event whose type this program does not know. */
const clearOf = (data: unknown): Record<string, unknown> =>
  Object.fromEntries(Object.entries(data as object).filter(([name]) => !name.startsWith('$')));
