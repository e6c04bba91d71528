import type { FieldChangeView } from '@crm/contracts/customers';
import type { RecordedEvent } from '@crm/event-store';
import { changesOf } from './field-changes.projection.js';

/** Returns fields before and after for one event after the other, and remembers values for events that do not repeat them. */
export class RecordFold {
  private readonly fields = new Map<string, unknown>();

  apply(event: RecordedEvent): FieldChangeView[] {
    const changes = changesOf(event, this.fields);
    for (const { field, to } of changes) this.fields.set(field, to);
    return changes;
  }
}
