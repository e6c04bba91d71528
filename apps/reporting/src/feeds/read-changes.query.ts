import { Forbidden } from '@crm/access';
import { ReadChanges, type Change, type ChangesPage } from '@crm/contracts/feeds';
import type { RecordedEvent } from '@crm/event-store';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { EventFeed, subjectOf, type Subject } from './event-feed.js';
import { ownerKey, RecordOwners } from './record-owners.js';

const PAGE = 500;
/** A change that its view does not show yet is held back; who asks comes again. */
const VIEW_PATIENCE_MS = 5_000;

interface Found {
  readonly event: RecordedEvent;
  readonly subject: Subject;
}

/** For gateways: says whose each record is, so it answers the program itself alone. */
@QueryHandler(ReadChanges)
export class ReadChangesHandler implements IQueryHandler<ReadChanges> {
  constructor(
    private readonly feed: EventFeed,
    private readonly owners: RecordOwners,
  ) {}

  async execute({ after: given, waitMs, maxGap, context }: ReadChanges): Promise<ChangesPage> {
    if (context.principal.type !== 'system') throw new Forbidden({ action: 'event.read' });
    if (given === undefined) return { items: [], next: await this.feed.end() };
    const after = await this.feed.checked(given);
    if (maxGap !== undefined && (await this.feed.hasMoreThan(maxGap, after)))
      return { items: [], next: await this.feed.end(), tooFar: true };
    const { events, next } = await this.feed.next({ after, limit: PAGE, waitMs });
    const found = this.feed.codec.decodeClear(events).flatMap((event): Found[] => {
      const subject = subjectOf(event);
      return subject === undefined ? [] : [{ event, subject }];
    });
    const kinds = found.map(({ subject }) => subject.record.kind);
    if (!(await this.owners.haveReached(kinds, next, VIEW_PATIENCE_MS))) return { items: [], next: after };
    return { items: await this.changes(found), next };
  }

  private async changes(found: readonly Found[]): Promise<Change[]> {
    const owners = await this.owners.of(found.map(({ subject: { record, id } }) => ({ kind: record.kind, id })));
    return found.map(({ event, subject: { record, id } }) => {
      const { previousOwnerId, ...change } = record.change({ ...event, version: 0 });
      const ownership = owners.get(ownerKey(record.kind, id)) ?? null;
      return {
        position: event.position,
        kind: record.kind,
        id,
        revision: event.revision,
        ...change,
        readWith: record.readWith,
        ownership,
        ...(previousOwnerId !== undefined && { ownershipBefore: { ...ownership, ownerId: previousOwnerId } }),
      };
    });
  }
}
