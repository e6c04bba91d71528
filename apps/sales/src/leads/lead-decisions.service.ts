import { levelOf, requireWritable } from '@crm/access';
import { mayReach, type Decisions } from '@crm/commands';
import type { CallContext, Receipt } from '@crm/contracts';
import { CustomerIsArchived, CustomerNotFound, FindCustomer, FindCustomersByContact } from '@crm/contracts/customers';
import { LikelyDuplicateLead } from '@crm/contracts/sales';
import { AggregateStreams } from '@crm/event-store';
import { ServiceClient } from '@crm/messaging';
import { Injectable } from '@nestjs/common';
import { Assignees } from '../assignments/assignees.service.js';
import { LeadContacts } from './lead-contacts.port.js';
import { leadDecider, type LeadCommand } from './lead.decider.js';
import { leadRecord } from './lead-record.service.js';

type Command<Type extends LeadCommand['type']> = Extract<LeadCommand, { type: Type }>;

/** Executes lead commands. Checks what other streams and services know: the fields that the caller may write, the customer, the assignee. */
@Injectable()
export class LeadDecisions implements Decisions<LeadCommand> {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly services: ServiceClient,
    private readonly assignees: Assignees,
    private readonly contacts: LeadContacts,
  ) {}

  async execute(command: LeadCommand, context: CallContext): Promise<Receipt> {
    await this.requireAllowed(command, context);
    return this.streams.execute(leadDecider, command.leadId, command, context);
  }

  async capture(command: Command<'CaptureLead'>, allowDuplicate: boolean, context: CallContext): Promise<Receipt> {
    await this.requireCustomer(command.details.customerId, context);
    if (!allowDuplicate) await this.refuseDouble(command, context);
    return this.streams.execute(leadDecider, command.leadId, command, context, { creates: true });
  }

  /** Throws LikelyDuplicateLead. The customer that the lead names is none. */
  private async refuseDouble(capture: Command<'CaptureLead'>, context: CallContext): Promise<void> {
    const { leadId, contactData, details } = capture;
    const { email, phone } = contactData;
    if (email === null && phone === null) return;
    const byContact = new FindCustomersByContact(email, phone, details.customerId);
    const [leads, customers] = await Promise.all([
      this.contacts.openWith({ email, phone, exceptId: leadId }, context),
      this.services.query(byContact, context),
    ]);
    if (leads.length + customers.length === 0) return;
    const candidates = [
      ...(await Promise.all(
        leads.map(async (lead) => ({ kind: 'lead' as const, ...(await this.shown(lead, context)) })),
      )),
      ...customers.map((customer) => ({ kind: 'customer' as const, ...customer })),
    ];
    throw new LikelyDuplicateLead({ candidates });
  }

  /** Leads that the caller may not read are listed without id: otherwise callers who see few leads would duplicate the rest. */
  private async shown<Found extends { readonly id: string }>({ id, ...found }: Found, { principal }: CallContext) {
    const isReadable = await mayReach(this.streams, leadRecord, principal, 'lead.read', id);
    return { ...(isReadable && { id }), ...found };
  }

  private async requireAllowed(command: LeadCommand, context: CallContext): Promise<void> {
    if (command.type === 'ChangeLead') {
      const { contactData, details } = command;
      // Not every role that may change a lead may change every field of it.
      requireWritable(context.principal, 'lead', { ...contactData, ...details });
      await this.requireCustomer(details.customerId ?? null, context);
    }
    if (command.type === 'AssignLead') {
      const { ownerId = null, teamId = null } = command.change;
      await this.assignees.require('lead.assign', { ownerId, teamId }, context);
    }
  }

  private async requireCustomer(customerId: string | null, context: CallContext): Promise<void> {
    if (customerId === null) return;
    const { status } = await this.services.query(new FindCustomer(customerId), context);
    if (status === 'unknown') throw new CustomerNotFound({ customerId });
    if (status === 'archived') throw new CustomerIsArchived({ customerId });
  }
}

/** Owners archive what nobody has worked on yet; those who may archive the leads of a team archive any. */
export const archivesOnlyNew = ({ principal }: CallContext): boolean => levelOf(principal, 'lead.archive') === 'own';
