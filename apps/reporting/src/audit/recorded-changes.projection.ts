import type { FieldChangeView } from '@crm/contracts/customers';
import type { RecordedEvent } from '@crm/event-store';
import { changesOf } from './field-changes.projection.js';

/** Fields before and after of one event after the other, so that one which does not repeat a value finds it. */
export class RecordFold {
  private readonly fields = new Map<string, unknown>();

  apply(event: RecordedEvent): FieldChangeView[] {
    const changes = changesOf(event, this.fields);
    for (const { field, to } of changes) this.fields.set(field, to);
    return changes;
  }
}
