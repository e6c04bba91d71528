import { AggregateStreams } from '@crm/event-store';
import { Injectable } from '@nestjs/common';
import { CustomFieldDirectory } from './custom-field-directory.port.js';
import { CUSTOMER_FIELDS, customFieldsDecider, type CustomFields } from './custom-fields.decider.js';

/** Reads the log, which caches the state and checks it against the head of the stream, so a new definition applies at once. */
@Injectable()
export class LogCustomFieldDirectory extends CustomFieldDirectory {
  constructor(private readonly streams: AggregateStreams) {
    super();
  }

  override async current(): Promise<CustomFields> {
    return (await this.streams.load(customFieldsDecider, CUSTOMER_FIELDS)).state;
  }
}
