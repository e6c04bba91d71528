import type { Action } from '@crm/access';
import { mayReach, type OwnedRecord } from '@crm/commands';
import type { Assignment, Principal } from '@crm/contracts';
import { DescribeSubject, type DescribedSubject } from '@crm/contracts/sales';
import { AggregateStreams } from '@crm/event-store';
import type { DomainEvent } from '@crm/kernel';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { leadRecord } from '../leads/lead-record.service.js';
import { opportunityRecord } from '../opportunities/opportunity-record.service.js';

type Described =
  { readonly status: 'absent' } | { readonly status: string; readonly archived: boolean; readonly holder: Assignment };

/** Reads the log, not a view: nothing is attached to a record that was just archived or given away. */
@QueryHandler(DescribeSubject)
export class DescribeSubjectHandler implements IQueryHandler<DescribeSubject> {
  constructor(private readonly streams: AggregateStreams) {}

  async execute({ subject, context: { principal } }: DescribeSubject): Promise<DescribedSubject | undefined> {
    const { kind, id } = subject;
    if (kind === 'lead') return this.described(leadRecord, 'lead.read', id, principal);
    return kind === 'opportunity' ? this.described(opportunityRecord, 'opportunity.read', id, principal) : undefined;
  }

  private async described<State extends Described, Command, Event extends DomainEvent>(
    record: OwnedRecord<State, Command, Event>,
    action: Action,
    id: string,
    principal: Principal,
  ): Promise<DescribedSubject | undefined> {
    const { state } = await this.streams.load(record.decider, id);
    if (!('holder' in state)) return undefined;
    const isReadable = await mayReach(this.streams, record, principal, action, id);
    return { ...state.holder, isArchived: state.archived, isReadable };
  }
}
