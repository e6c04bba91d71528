import { isDay } from '@crm/contracts';
import { requireRight } from '@crm/access';
import {
  MAX_USAGE_DAYS,
  ShowUsage,
  type StorageUseView,
  type UsageView,
  type UsageOfCallerView,
} from '@crm/contracts/audit';
import { collectionOf, InvalidQuery } from '@crm/read-models';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ReadSide } from '../lists/read-side.service.js';
import { requireWhole } from '../lists/fitness.service.js';
import { usageOfCallers, usageOfLog, type CallsOfDay, type EventsOfDay } from './usage.projection.js';

const DAY_MS = 24 * 3600_000;
const MONTH = 30;
const MAX_CALLERS = 1_000;

/** Bytes on the disk. Provided by the composition, which knows all directories. */
export class StorageSizes {
  constructor(readonly of: () => Promise<StorageUseView>) {}
}

@QueryHandler(ShowUsage)
export class ShowUsageHandler implements IQueryHandler<ShowUsage> {
  constructor(
    private readonly views: ReadSide,
    private readonly sizes: StorageSizes,
  ) {}

  async execute({ question, context }: ShowUsage): Promise<UsageView> {
    requireRight(context.principal, 'usage.read');
    const to = dayNumber(question.to ?? new Date().toISOString().slice(0, 10), 'to');
    const from = question.from === undefined ? to - MONTH + 1 : dayNumber(question.from, 'from');
    if (from > to || to - from >= MAX_USAGE_DAYS)
      throw new InvalidQuery({ parameter: 'from', reason: `at most ${MAX_USAGE_DAYS} days, and not after \`to\`` });
    for (const view of [usageOfCallers, usageOfLog]) await requireWhole(this.views.progress, view);
    const wanted = daysFrom(Math.min(from, to - MONTH + 1), to);
    const [callers, log, storage] = await Promise.all([
      this.views.store.getMany<CallsOfDay>(collectionOf(usageOfCallers), wanted),
      this.views.store.getMany<EventsOfDay>(collectionOf(usageOfLog), wanted),
      this.sizes.of(),
    ]);
    const active = (days: number): number => activeUsers(daysFrom(to - days + 1, to), callers).size;
    const days = daysFrom(from, to);
    return {
      days: days.flatMap((day) => {
        const events = log.get(day)?.events ?? 0;
        const calls = callsOf(callers.get(day));
        return events + calls === 0 ? [] : [{ day, events, calls, activeUsers: activeUsers([day], callers).size }];
      }),
      activeUsers: { day: active(1), week: active(7), month: active(MONTH) },
      callers: days
        .flatMap((day) => callersOf(callers.get(day)))
        .sort((one, other) => other.calls - one.calls)
        .slice(0, MAX_CALLERS),
      storage,
    };
  }
}

/** Returns days since 1970. Throws InvalidQuery for an invalid day. */
function dayNumber(day: string, parameter: string): number {
  if (!isDay(day)) throw new InvalidQuery({ parameter, reason: 'expected a day, YYYY-MM-DD' });
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

const daysFrom = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => new Date((from + index) * DAY_MS).toISOString().slice(0, 10));

function activeUsers(days: readonly string[], rows: ReadonlyMap<string, CallsOfDay>): ReadonlySet<string> {
  const names = days.flatMap((day) => Object.keys(rows.get(day)?.calls ?? {}));
  return new Set(names.filter((name) => name.startsWith('user:')));
}

const callsOf = (row: CallsOfDay | undefined): number =>
  Object.values(row?.calls ?? {}).reduce((whole, calls) => whole + calls, row?.others ?? 0);

const callersOf = (row: CallsOfDay | undefined): UsageOfCallerView[] =>
  Object.entries(row?.calls ?? {}).map(([name, calls]) => {
    const [type = '', id = ''] = name.split(':');
    return { type, id, day: row?.id ?? '', calls };
  });
