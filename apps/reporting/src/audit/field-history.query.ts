import { requireRight } from '@crm/access';
import type { Principal } from '@crm/contracts';
import {
  ShowFieldHistory,
  type FieldHistoryPage,
  type FieldHistoryEntryView,
  type HistoryQuestion,
  AuditRecordNotFound,
  HISTORY_PAGE,
} from '@crm/contracts/audit';
import type { FieldChangeView } from '@crm/contracts/customers';
import type { RecordedEvent } from '@crm/event-store';
import type { Filter } from '@crm/read-models';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ReadSide } from '../lists/read-side.service.js';
import { isStale, requireFound } from '../lists/fitness.service.js';
import type { Names } from '../directory/names.service.js';
import { actorOf, AuditLog, visibleChanges } from './audit-log.service.js';
import { recordOf } from './audit-records.model.js';
import { AUDIT_COLLECTION } from './audit.query.js';
import { auditTrail, type AuditRow } from './audit-trail.projection.js';
import { RecordFold } from './recorded-changes.projection.js';

/** Events read in one call, even if few of them change the requested field. */
const MAX_READ = 2_000;
const READ_AT_ONCE = 200;

interface Told {
  readonly event: RecordedEvent;
  readonly changes: readonly FieldChangeView[];
}
interface Found {
  readonly event: RecordedEvent;
  readonly change: FieldChangeView;
}

/** Reads the log itself: a change that was just acknowledged is included. */
@QueryHandler(ShowFieldHistory)
export class ShowFieldHistoryHandler implements IQueryHandler<ShowFieldHistory> {
  constructor(
    private readonly views: ReadSide,
    private readonly log: AuditLog,
  ) {}

  async execute({ recordType: type, recordId: id, question, context }: ShowFieldHistory): Promise<FieldHistoryPage> {
    const { principal } = context;
    requireRight(principal, 'audit.read');
    await isStale(this.views.progress, auditTrail, context);
    const stream = await this.streamOf(type, id);
    if (stream === undefined) {
      await requireFound(this.views.progress, auditTrail, context);
      throw new AuditRecordNotFound({ type, id });
    }
    const { found, last } = await this.collect(stream, id, question, principal);
    const names = await this.log.namesOf(found.map(({ event: { actor } }) => actor.id));
    const items = found.map(({ event, change }) => entryOf(event, change, names));
    return last === undefined || (await this.isEnd(stream, last)) ? { items } : { items, next: last };
  }

  /** `last`: the last revision that was examined. All changes of an event are on the same page. */
  private async collect(
    stream: string,
    id: string,
    { field, after = -1, limit }: HistoryQuestion,
    principal: Principal,
  ): Promise<{ found: Found[]; last: number | undefined }> {
    const most = Math.min(limit || HISTORY_PAGE.default, HISTORY_PAGE.most);
    const found: Found[] = [];
    let last: number | undefined;
    for await (const { event, changes } of this.changes(stream, id, after)) {
      if (found.length >= most || event.revision - after > MAX_READ) break;
      last = event.revision;
      const visible = visibleChanges(changes, stream, principal);
      found.push(...visible.filter((change) => isPartOf(change, field)).map((change) => ({ event, change })));
    }
    return { found, last };
  }

  private async streamOf(type: string, id: string): Promise<string | undefined> {
    const filter: Filter = {
      and: [
        { field: 'recordId', op: 'eq', value: id },
        { field: 'recordType', op: 'eq', value: type },
      ],
    };
    return (await this.views.store.find<AuditRow>(AUDIT_COLLECTION, { filter, limit: 1 })).items[0]?.stream;
  }

  /**
   * Folds the stream from its beginning, because a change needs the values before it, and yields the events after `after`. Far inside a
   * long stream the fold starts at `after`: most events have both values themselves.
   */
  private async *changes(stream: string, id: string, after: number): AsyncGenerator<Told> {
    const fold = new RecordFold();
    for (let from = after < MAX_READ ? 0 : after + 1; ; from += READ_AT_ONCE) {
      const stored = await Array.fromAsync(this.log.store.readStream(stream, { from, limit: READ_AT_ONCE }));
      for (const event of await this.log.codec.decodeMany(stored)) {
        const changes = recordOf(stream, event.data).id === id ? fold.apply(event) : [];
        if (event.revision > after) yield { event, changes };
      }
      if (stored.length < READ_AT_ONCE) return;
    }
  }

  private async isEnd(stream: string, revision: number): Promise<boolean> {
    for await (const _event of this.log.store.readStream(stream, { from: revision + 1, limit: 1 })) return false;
    return true;
  }
}

const isPartOf = ({ field: changed }: FieldChangeView, field: string | undefined): boolean =>
  field === undefined || changed === field || changed.startsWith(`${field}.`);

const entryOf = (event: RecordedEvent, change: FieldChangeView, names: Names): FieldHistoryEntryView => ({
  ...change,
  at: event.occurredAt,
  actor: actorOf(event.actor, names),
  ...(event.actor.onBehalfOf !== undefined && { onBehalfOf: event.actor.onBehalfOf }),
  action: event.type,
  source: event.source,
  revision: event.revision,
  eventId: event.id,
});
