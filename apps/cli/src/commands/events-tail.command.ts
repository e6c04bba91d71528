import type { EventFilter, EventStore, FeedItem, Position, StoredEvent } from '@crm/event-store';
import { WrongUsage, type DataCommand, type Row } from '../command.port.js';
import { wholeNumber } from '../command-line.cli.js';
import { eventTypesNamedBy } from '../event-types.cli.js';

const name = 'events tail';
const DEFAULT_LIMIT = 20;

/** Prints what the log holds in clear text: metadata and public data. Personal fields stay encrypted; a row only says whether it has any. */
export const eventsTail: DataCommand<{
  after: string | null;
  types: readonly string[];
  limit: number | null;
  follow: boolean;
}> = {
  name,
  summary: 'Print events of the log, oldest first. Personal data stays encrypted.',
  options: {
    after: {
      type: 'string',
      value: 'POSITION',
      meaning: 'Start after this position; 0 is the beginning. Default: only the last events.',
    },
    limit: {
      type: 'string',
      value: 'N',
      meaning: `How many events at most. Without --after: the last ones, ${DEFAULT_LIMIT} by default.`,
    },
    type: { type: 'string', multiple: true, value: 'TYPE', meaning: 'Only events of this type. May be repeated.' },
    follow: { type: 'boolean', meaning: 'Keep printing new events until Ctrl-C.' },
  },
  async read(typed) {
    const after = typed.text('after');
    if (after !== undefined && !/^\d{1,20}$/.test(after))
      throw new WrongUsage(`crm ${name}: --after must be a position (digits), not "${after}"`);
    return {
      after: after?.padStart(20, '0') ?? null,
      types: await eventTypesNamedBy(name, typed),
      limit: wholeNumber(name, typed, 'limit') ?? null,
      follow: typed.flag('follow'),
    };
  },
  async *run({ after, types, limit, follow }, { eventStore }, signal) {
    const filter = types.length > 0 ? { types } : undefined;
    let from = (after ?? (await eventStore.tail())) as Position;
    let left = limit ?? Infinity;
    if (after === null) {
      for (const event of await lastEvents(eventStore, filter, limit ?? DEFAULT_LIMIT, signal)) {
        yield rowOf(event);
        if (event.position > from) from = event.position;
      }
      if (!follow) return 0;
      left = Infinity;
    }
    const events = follow
      ? recorded(eventStore.subscribe({ after: from, ...(filter && { filter }) }, signal))
      : eventStore.readAll({ after: from, ...(filter && { filter }) }, signal);
    for await (const event of events) {
      yield rowOf(event);
      if (--left <= 0) break;
    }
    return 0;
  },
  show: ({ position, recordedAt, stream, revision, type, actor, data }) =>
    `${String(position).replace(/^0+(?=\d)/, '')}  ${String(recordedAt)}  ${String(stream)}@${String(revision)}  ${String(type)}  by ${String(actor)}  ${JSON.stringify(data)}`,
};

async function lastEvents(
  eventStore: EventStore,
  filter: EventFilter | undefined,
  limit: number,
  signal: AbortSignal,
): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for await (const event of eventStore.readAllBackwards({ limit, ...(filter && { filter }) }, signal))
    events.push(event);
  return events.reverse();
}

async function* recorded(feed: AsyncIterable<FeedItem>): AsyncGenerator<StoredEvent> {
  for await (const item of feed) if (item.kind === 'event') yield item.event;
}

function rowOf({ position, recordedAt, stream, revision, id, type, meta, data }: StoredEvent): Row {
  const { $sealed: sealed, ...open } = data as Record<string, unknown>;
  const { actor, source, occurredAt, correlationId, causationId, commandId, traceparent, requestId } = meta;
  const envelope = {
    position,
    recordedAt,
    occurredAt,
    stream,
    revision,
    id,
    type,
    actor: `${actor.type}:${actor.id}`,
    source,
  };
  const request = { correlationId, causationId, commandId, traceparent, requestId };
  return { ...envelope, ...request, data: open, sealed: sealed !== undefined };
}
