import type { EventMeta, NewEvent } from '@crm/event-store';
import { newId } from '@crm/kernel';

const actor = { type: 'user', id: '0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11' };

/** About 400 bytes of text in data and metadata together, as events of this product have. */
export function sampleEvent(): NewEvent {
  const id = newId();
  const meta: EventMeta = {
    schemaVersion: 1,
    occurredAt: '2026-11-21T12:00:00.000Z',
    correlationId: id,
    causationId: id,
    commandId: id,
    actor,
    source: 'api',
  };
  return { id, type: 'SampleRecorded', data: { sampleId: id, note: 'four hundred bytes' }, meta };
}
