import { NotYetConsistent } from '@crm/contracts/refusals';
import { levelOf, reaches, requireRight, type Action } from '@crm/access';
import type { Principal } from '@crm/contracts';
import { EVENT_PAGE, ReadEvents, type EventPage, type EventView } from '@crm/contracts/feeds';
import type { RecordedEvent, StoredEvent } from '@crm/event-store';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';

import { EventFeed, subjectOf, type Subject } from './event-feed.service.js';
import { publicNameOf, wantedTypes } from './event-types.service.js';
import { ownerKey, RecordOwners } from '../feeds/record-owners.service.js';
import { visibleData } from '../feeds/visible-data.policy.js';

/** Events examined in one call, even if the caller may read few of them. */
const MAX_LOOKED_AT = 2_000;
const VIEW_PATIENCE_MS = 2_000;

interface Candidate {
  readonly event: RecordedEvent;
  readonly subject: Subject;
  readonly publicType: string;
}

/** The HTTP event feed: reads the log from the caller's position and returns what they may read now. */
@QueryHandler(ReadEvents)
export class ReadEventsHandler implements IQueryHandler<ReadEvents> {
  constructor(
    private readonly feed: EventFeed,
    private readonly owners: RecordOwners,
  ) {}

  async execute({ question, context: { principal } }: ReadEvents): Promise<EventPage> {
    requireRight(principal, 'event.read');
    const wanted = wantedTypes(question.types);
    const limit = Math.min(question.limit || EVENT_PAGE.default, EVENT_PAGE.most);
    const until = Date.now() + Math.min(question.waitMs ?? 0, EVENT_PAGE.waitSeconds * 1000);
    let next = await this.feed.checked(question.after);
    const items: EventView[] = [];
    for (let left = MAX_LOOKED_AT; left > 0 && items.length < limit;) {
      const size = Math.min(left, limit - items.length);
      const waitMs = items.length > 0 ? 0 : until - Date.now();
      const window = await this.feed.next({ after: next, limit: size, waitMs });
      items.push(...(await this.shown(window.events, wanted, principal)));
      next = window.next;
      left -= Math.max(window.events.length, 1);
      if (window.atEnd && (items.length > 0 || this.feed.stopping || Date.now() >= until)) break;
    }
    return { items, next };
  }

  /** Decrypts only what is returned: hidden events are filtered out by stream and type, before any key is needed. */
  private async shown(
    stored: readonly StoredEvent[],
    wanted: ReturnType<typeof wantedTypes>,
    principal: Principal,
  ): Promise<EventView[]> {
    const candidates = this.feed.codec.decodeClear(stored).flatMap((event) => this.candidate(event, wanted, principal));
    const readable = await this.readable(candidates, principal);
    const ids = new Set(readable.map(({ event }) => event.id));
    const opened = await this.feed.codec.decodeReadable(stored.filter(({ id }) => ids.has(id)));
    return opened.flatMap((event) =>
      this.candidate(event, wanted, principal).map(({ subject, publicType }) =>
        viewOf(event, subject, publicType, principal),
      ),
    );
  }

  private candidate(event: RecordedEvent, wanted: ReturnType<typeof wantedTypes>, principal: Principal): Candidate[] {
    const subject = subjectOf(event);
    if (subject === undefined || levelOf(principal, subject.record.readWith as Action) === 'none') return [];
    const publicName = publicNameOf(subject.record, event.type);
    return wanted === undefined || wanted(publicName) ? [{ event, subject, publicType: publicName.versioned }] : [];
  }

  private async readable(candidates: readonly Candidate[], principal: Principal): Promise<readonly Candidate[]> {
    const open = ({ subject }: Candidate) => levelOf(principal, subject.record.readWith as Action) === 'all';
    const questionable = candidates
      .filter((each) => !open(each))
      .map(({ event, subject }) => ({ kind: subject.record.kind, id: subject.id, position: event.position }));
    const last = questionable.at(-1);
    if (last === undefined) return candidates;
    const kinds = questionable.map(({ kind }) => kind);
    if (!(await this.owners.haveReached(kinds, last.position, VIEW_PATIENCE_MS)))
      throw new NotYetConsistent({ projection: [...new Set(kinds)].join(', ') });
    const owners = await this.owners.of(questionable);
    return candidates.filter((each) => {
      const { record, id } = each.subject;
      return open(each) || reaches(principal, record.readWith as Action, owners.get(ownerKey(record.kind, id)) ?? {});
    });
  }
}

function viewOf(event: RecordedEvent, subject: Subject, type: string, principal: Principal): EventView {
  const { id, occurredAt, recordedAt, position, revision, actor, correlationId, causationId, erased, unreadable } =
    event;
  return {
    id,
    type,
    time: occurredAt,
    recordedAt,
    position,
    subject: { type: subject.record.kind, id: subject.id },
    revision,
    actor: { type: actor.type, id: actor.id },
    correlationId,
    ...(causationId !== undefined && { causationId }),
    data: visibleData(principal, subject.record, event),
    ...(erased && { erased: true as const }),
    ...(unreadable && { unreadable }),
  };
}
