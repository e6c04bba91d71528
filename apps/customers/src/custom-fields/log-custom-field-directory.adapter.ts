import { fieldsOfKind, type CustomFields } from '@crm/contracts/customers';
import { AggregateStreams } from '@crm/event-store';
import { Injectable } from '@nestjs/common';
import { CustomFieldDirectory } from './custom-field-directory.port.js';
import { customFieldsDecider, FIELD_DEFINITIONS } from './custom-fields.decider.js';

/** Reads the log, which caches the state and checks it against the head of the stream, so a new definition applies at once. */
@Injectable()
export class LogCustomFieldDirectory extends CustomFieldDirectory {
  constructor(private readonly streams: AggregateStreams) {
    super();
  }

  override async of(kind: string): Promise<CustomFields> {
    return fieldsOfKind((await this.streams.load(customFieldsDecider, FIELD_DEFINITIONS)).state, kind);
  }
}
