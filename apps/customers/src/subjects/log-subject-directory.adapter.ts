import { mayReach } from '@crm/commands';
import type { CallContext, Subject } from '@crm/contracts';
import { type AggregateStreams } from '@crm/event-store';
import { customerRecord } from '../customers/customer-record.service.js';
import { SubjectDirectory, type KnownSubject } from './subject-directory.port.js';

/** Reads customers from the log. */
export class LogSubjectDirectory extends SubjectDirectory {
  constructor(private readonly streams: AggregateStreams) {
    super();
  }

  async find({ kind, id }: Subject, { principal }: CallContext): Promise<KnownSubject | undefined> {
    if (kind !== 'customer') return undefined;
    const { state } = await this.streams.load(customerRecord.decider, id);
    if (state.status === 'absent') return undefined;
    const isReadable = await mayReach(this.streams, customerRecord, principal, 'customer.read', id);
    return { ...state.holder, isArchived: state.status === 'archived', isReadable };
  }
}
