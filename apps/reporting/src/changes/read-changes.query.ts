import { Forbidden, hasFieldLists, holderOf } from '@crm/access';
import { changeOf, type Assignment } from '@crm/contracts';
import { ReadChanges, type Change, type ChangesPage, type RecordOwnership } from '@crm/contracts/feeds';
import type { RecordedEvent } from '@crm/event-store';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { EventFeed, subjectOf, type Subject } from '../events/event-feed.service.js';
import { ownerKey, RecordOwners } from '../feeds/record-owners.service.js';

const PAGE = 500;
/** How long to wait for the view of a change. A change that its view does not show by then is held back, and the caller asks again. */
const VIEW_PATIENCE_MS = 5_000;

interface Found {
  readonly event: RecordedEvent;
  readonly subject: Subject;
}

/** For gateways only: names the owner of each record, so it is answered only to the program itself. */
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
    const changes: Change[] = [];
    for (const { event, subject } of found) {
      const { record, id } = subject;
      const { verb, fields, before } = changeOf(record, event);
      const known = owners.get(ownerKey(record.kind, id));
      const ownership = known ?? (verb === 'removed' ? await this.lastOwnership(event) : null);
      changes.push({
        position: event.position,
        kind: record.kind,
        id,
        revision: event.revision,
        verb,
        ...(fields && hasFieldLists(record.kind) && { fields }),
        readWith: record.readWith,
        ownership,
        ...(before && { ownershipBefore: { ...ownership, ...before } }),
      });
    }
    return changes;
  }

  /** For a record that no view shows any more: its first owner, and the current holder of its subject. */
  private async lastOwnership(event: RecordedEvent): Promise<RecordOwnership | null> {
    const opening = await this.feed.opening(event);
    if (opening === undefined) return null;
    const {
      ownerId = null,
      teamId = null,
      about,
    } = opening.data as Partial<Assignment> & {
      readonly about?: { readonly kind: string; readonly id: string };
    };
    const its = { ownerId, teamId, createdBy: opening.actor.id, createdAt: opening.recordedAt };
    if (about === undefined) return its;
    const ownership = (await this.owners.of([about])).get(ownerKey(about.kind, about.id));
    return { ...its, subjectHolder: ownership === undefined ? null : holderOf(ownership) };
  }
}
