import type { EventCodec, EventStore, RecordedEvent } from '@crm/event-store';
import { InvalidInput } from '@crm/platform';
import type { OnModuleDestroy } from '@nestjs/common';
import { publicRecords } from '@crm/contracts/records';
import type { PublicRecord } from '@crm/contracts';
import { nextWindow, type EventWindow, type WindowQuestion } from './event-window.service.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const POSITION = /^\d{20}$/;
/** Before the first event, in the form of all positions. */
const START = '0'.repeat(20);

/** Which record an event is about. */
export interface Subject {
  readonly record: PublicRecord;
  readonly id: string;
}

const recordOfPrefix = publicRecords.map((record) => [`${record.category}-`, record] as const);
const PREFIXES = recordOfPrefix.map(([prefix]) => prefix);

/** undefined: nothing that leaves the program. */
export function subjectOf({ stream, data }: Pick<RecordedEvent, 'stream' | 'data'>): Subject | undefined {
  for (const [prefix, record] of recordOfPrefix) {
    if (!stream.startsWith(prefix)) continue;
    const { namedBy } = record;
    const id = namedBy === undefined ? stream.slice(prefix.length) : (data as Record<string, unknown>)[namedBy];
    if (typeof id === 'string' && UUID.test(id)) return { record, id };
  }
  return undefined;
}

/** The log as feeds read it: the streams of public records, and nothing else. When the program stops, whoever waits here is answered at once. */
export class EventFeed implements OnModuleDestroy {
  private readonly waiting = new Set<AbortController>();
  /** Nobody waits for new events any more. */
  stopping = false;

  constructor(
    private readonly store: Pick<EventStore, 'subscribe' | 'readAll' | 'readStream' | 'tail'>,
    readonly codec: Pick<EventCodec, 'decodeMany' | 'decodeClear' | 'registry'>,
  ) {}

  /** Throws InvalidInput for a position that this log never gave out. */
  async checked(after: string | undefined): Promise<string> {
    if (after === undefined) return START;
    if (!POSITION.test(after))
      throw badPosition('not-a-position', 'The position must be one that this API gave, as it gave it.');
    if (after > (await this.end()))
      throw badPosition(
        'beyond-the-end',
        'The log ends before this position: it belongs to another log, or to one that was set back. Start without a position.',
      );
    return after;
  }

  async end(): Promise<string> {
    const tail = await this.store.tail();
    return tail === '' ? START : tail;
  }

  async next(question: Omit<WindowQuestion, 'streamPrefixes'>): Promise<EventWindow> {
    const controller = new AbortController();
    this.waiting.add(controller);
    try {
      const waitMs = this.stopping ? 0 : question.waitMs;
      return await nextWindow(this.store, { ...question, waitMs, streamPrefixes: PREFIXES }, controller);
    } finally {
      this.waiting.delete(controller);
    }
  }

  /** What the stream of an event began with, without anything personal. */
  async opening({ stream }: Pick<RecordedEvent, 'stream'>): Promise<RecordedEvent | undefined> {
    for await (const event of this.store.readStream(stream, { limit: 1 })) return this.codec.decodeClear([event])[0];
    return undefined;
  }

  /** Whether more than `count` events of any kind lie behind the position. */
  async hasMoreThan(count: number, after: string): Promise<boolean> {
    let found = 0;
    for await (const event of this.store.readAll({ after, limit: count + 1 })) found += event.position > after ? 1 : 0;
    return found > count;
  }

  onModuleDestroy(): void {
    this.stopping = true;
    for (const controller of this.waiting) controller.abort();
  }
}

const badPosition = (code: string, detail: string): InvalidInput =>
  new InvalidInput([{ pointer: 'after', code, detail }]);
