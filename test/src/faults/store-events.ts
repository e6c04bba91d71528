import type { EventMeta, EventStore, NewEvent, StoredEvent } from '@crm/event-store';

const meta: EventMeta = {
  schemaVersion: 1,
  occurredAt: '2026-01-02T03:04:05.678Z',
  correlationId: '0190a000-0000-7000-8000-000000000001',
  causationId: '0190a000-0000-7000-8000-000000000002',
  commandId: '0190a000-0000-7000-8000-000000000003',
  actor: { type: 'system', id: 'faults' },
  source: 'faults',
};

/** About 400 bytes, like real events. */
export const eventWithId = (id: string): NewEvent => ({
  id,
  type: 'ThingHappened',
  data: { text: 'x'.repeat(120) },
  meta,
});

export async function readLog(store: Pick<EventStore, 'readAll'>): Promise<StoredEvent[]> {
  const log: StoredEvent[] = [];
  for await (const event of store.readAll({ after: '' })) log.push(event);
  return log;
}

/** Every fault of every chain, as text. */
export async function faultsIn(store: Pick<EventStore, 'verify'>): Promise<string[]> {
  const faults: string[] = [];
  for await (const item of store.verify())
    if (item.kind === 'fault') faults.push(`${item.stream}@${item.revision} ${item.fault}: ${item.detail}`);
  return faults;
}
