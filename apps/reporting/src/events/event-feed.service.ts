import { NotAuthentic, type EventCodec, type EventStore, type RecordedEvent } from '@crm/event-store';
import { InvalidInput } from '@crm/platform';
import type { OnModuleDestroy } from '@nestjs/common';
import { publicRecords } from '@crm/contracts/records';
import type { PublicRecord } from '@crm/contracts';
import { nextWindow, type EventWindow, type WindowQuestion } from './event-window.service.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const POSITION = /^\d{20}$/;
/** The position before the first event. */
const START = '0'.repeat(20);

/** The record that an event is about. */
export interface Subject {
  readonly record: PublicRecord;
  readonly id: string;
}

const recordOfPrefix = publicRecords.map((record) => [`${record.category}-`, record] as const);
const PREFIXES = recordOfPrefix.map(([prefix]) => prefix);

/** Returns undefined for an event that is not public. */
export function subjectOf({ stream, data }: Pick<RecordedEvent, 'stream' | 'data'>): Subject | undefined {
  for (const [prefix, record] of recordOfPrefix) {
    if (!stream.startsWith(prefix)) continue;
    const { namedBy } = record;
    const id = namedBy === undefined ? stream.slice(prefix.length) : (data as Record<string, unknown>)[namedBy];
    if (typeof id === 'string' && UUID.test(id)) return { record, id };
  }
  return undefined;
}

/** The log as feeds read it: only the streams of public records. When the program stops, waiting readers get an answer at once. */
export class EventFeed implements OnModuleDestroy {
  private readonly waiting = new Set<AbortController>();
  /** Set when the program stops: readers no longer wait for new events. */
  stopping = false;

  constructor(
    private readonly store: Pick<EventStore, 'follow' | 'readStream' | 'countAfter' | 'tail'>,
    readonly codec: Pick<EventCodec, 'decodeReadable' | 'decodeClear' | 'registry'>,
  ) {}

  /** Throws InvalidInput for a position that this log never issued. */
  async checked(after: string | undefined): Promise<string> {
    if (after === undefined) return START;
    if (!POSITION.test(after))
      throw badPosition('not-a-position', 'The position must be one that this API returned, unchanged.');
    if (after > (await this.end()))
      throw badPosition(
        'beyond-the-end',
        'The log ends before this position: the position belongs to another log, or the log was restored to an earlier state. Start without a position.',
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

  /** Returns the first event in the stream of an event, without personal data; undefined when it is not authentic. */
  async opening({ stream }: Pick<RecordedEvent, 'stream'>): Promise<RecordedEvent | undefined> {
    try {
      for await (const event of this.store.readStream(stream, { limit: 1 })) return this.codec.decodeClear([event])[0];
    } catch (error) {
      if (!(error instanceof NotAuthentic)) throw error;
    }
    return undefined;
  }

  /** Whether more than `count` events of any kind follow the position. */
  async hasMoreThan(count: number, after: string): Promise<boolean> {
    return (await this.store.countAfter(after)) > count;
  }

  onModuleDestroy(): void {
    this.stopping = true;
    for (const controller of this.waiting) controller.abort();
  }
}

const badPosition = (code: string, detail: string): InvalidInput =>
  new InvalidInput([{ pointer: 'after', code, detail }]);
