import type { CallContext, Subject } from '@crm/contracts';
import { DescribeSubject } from '@crm/contracts/sales';
import { AggregateStreams } from '@crm/event-store';
import { ServiceClient } from '@crm/messaging';
import { Injectable } from '@nestjs/common';
import { LogSubjectDirectory } from './log-subject-directory.adapter.js';
import { SubjectDirectory, type KnownSubject } from './subject-directory.port.js';

/** Reads customers from the log, and asks sales about its records. */
@Injectable()
export class ServiceSubjectDirectory extends SubjectDirectory {
  private readonly customers: SubjectDirectory;

  constructor(
    streams: AggregateStreams,
    private readonly services: ServiceClient,
  ) {
    super();
    this.customers = new LogSubjectDirectory(streams);
  }

  find(subject: Subject, context: CallContext): Promise<KnownSubject | undefined> {
    if (subject.kind === 'customer') return this.customers.find(subject, context);
    return this.services.query(new DescribeSubject(subject), context);
  }
}
