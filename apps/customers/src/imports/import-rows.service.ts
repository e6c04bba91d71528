import { writableFields, type Action } from '@crm/access';
import { mayReach } from '@crm/commands';
import { mailboxKeys, type CallContext, type Principal } from '@crm/contracts';
import { type ImportMode, EmailTaken } from '@crm/contracts/customers';
import { AggregateStreams } from '@crm/event-store';
import { derivedId, isDomainError } from '@crm/kernel';
import { Injectable } from '@nestjs/common';
import { CUSTOMER_EMAIL } from '../customers/contact-points.policy.js';
import { redacted } from '../customers/customer-decisions.service.js';
import { customerRecord } from '../customers/customer-record.service.js';
import { customerDecider } from '../customers/customer.decider.js';
import type { ReadCustomer, RowFault } from './import-row.model.js';

export type RowOutcome =
  { readonly kind: 'created' | 'updated' | 'skipped' } | { readonly kind: 'failed'; readonly fault: RowFault };

/** For whom and how a row is written. */
export interface RowOrder {
  readonly importId: string;
  readonly mode: ImportMode;
  /** The caller who started the import, with the rights of now. */
  readonly principal: Principal;
  /** Headers of the e-mail columns, named in faults that an address causes. */
  readonly emailColumn: string;
}

/**
 * Writes rows to the log. The id of the command, and of the customer it creates, is derived from the import's id and the row's number, so a
 * row that is applied again after a crash finds its own events and has the same outcome.
 */
@Injectable()
export class ImportRows {
  constructor(private readonly streams: AggregateStreams) {}

  /** Throws only when the log cannot be written now; the row can be retried. */
  async apply(row: number, customer: ReadCustomer, order: RowOrder): Promise<RowOutcome> {
    const { importId, mode, principal } = order;
    // A created customer has the id of the row's command.
    const customerId = derivedId(importId, 'row', row);
    const context = contextOf(order, customerId);
    if (customer.missing !== undefined) return this.applyWithout(customer.missing, customer, context, order);
    const { mailboxes: _mailboxes, ...known } = customer;
    const ownerId = principal.type === 'user' ? { ownerId: principal.id } : {};
    try {
      await this.streams.execute(
        customerDecider,
        customerId,
        { type: 'CreateCustomer', customerId, ...ownerId, ...known },
        context,
        { creates: true },
      );
      return { kind: 'created' };
    } catch (refusal) {
      const holder = refusal instanceof EmailTaken ? refusal.facts.holder : undefined;
      if (holder === undefined || mode === 'create') return this.failed(refusal, order);
      if (mode === 'skip') return { kind: 'skipped' };
      return this.complete(holder, customer, context, order);
    }
  }

  /** An existing customer may lack a required field; a new customer may not. */
  private async applyWithout(
    fault: RowFault,
    customer: ReadCustomer,
    context: CallContext,
    order: RowOrder,
  ): Promise<RowOutcome> {
    const holder = await this.holderOf(customer);
    if (holder === undefined) return { kind: 'failed', fault };
    if (order.mode === 'skip') return { kind: 'skipped' };
    return order.mode === 'create'
      ? this.failed(new EmailTaken({ holder }), order)
      : this.complete(holder, customer, context, order);
  }

  /** Predicts the outcome of `apply`, as far as possible without writing. `seen`: an earlier row has one of the addresses. */
  async foresee(customer: ReadCustomer, order: RowOrder, seen: boolean): Promise<RowOutcome> {
    const { mode, principal, emailColumn: column } = order;
    const holder = await this.holderOf(customer);
    if (holder === undefined && !seen)
      return customer.missing ? { kind: 'failed', fault: customer.missing } : { kind: 'created' };
    if (mode === 'skip') return { kind: 'skipped' };
    if (mode === 'create')
      return holder === undefined
        ? { kind: 'failed', fault: { column, ...TWICE } }
        : this.failed(new EmailTaken({ holder }), order);
    if (holder !== undefined && !(await this.mayUpdate(holder, customer, principal)))
      return { kind: 'failed', fault: { column, ...FORBIDDEN } };
    return { kind: 'updated' };
  }

  private async complete(
    customerId: string,
    customer: ReadCustomer,
    context: CallContext,
    order: RowOrder,
  ): Promise<RowOutcome> {
    if (!(await this.mayUpdate(customerId, customer, context.principal)))
      return { kind: 'failed', fault: { column: order.emailColumn, ...FORBIDDEN } };
    const { kind: _kind, source: _source, mailboxes: _mailboxes, missing: _missing, ...known } = customer;
    try {
      await this.streams.execute(
        customerDecider,
        customerId,
        { type: 'CompleteCustomer', customerId, ...known },
        context,
      );
      return { kind: 'updated' };
    } catch (refusal) {
      return this.failed(refusal, order);
    }
  }

  /** The same rule as for every change: checks that the record is seen and may be changed, and the fields that the row fills. */
  private async mayUpdate(customerId: string, row: ReadCustomer, principal: Principal): Promise<boolean> {
    const { name, company, address, emails, phones, customFields } = row;
    const named = Object.entries({ name, company, address, emails, phones, customFields })
      .filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value !== undefined))
      .map(([field]) => field);
    const writable = writableFields(principal, 'customer');
    if (named.some((field) => !writable.has(field))) return false;
    const needed: Action[] = [
      'customer.read',
      'customer.update',
      ...(row.tags.length > 0 ? (['customer.tag'] as const) : []),
    ];
    for (const action of needed)
      if (!(await mayReach(this.streams, customerRecord, principal, action, customerId))) return false;
    return true;
  }

  private async holderOf({ mailboxes }: ReadCustomer): Promise<string | undefined> {
    for (const mailbox of mailboxes) {
      const holder = await this.streams.holderOf(CUSTOMER_EMAIL, ...mailboxKeys(mailbox));
      if (holder !== undefined) return holder;
    }
    return undefined;
  }

  private async failed(refusal: unknown, { principal, emailColumn: column }: RowOrder): Promise<RowOutcome> {
    const shown = await redacted(refusal, this.streams, principal);
    if (shown instanceof EmailTaken) {
      const { holder } = shown.facts;
      return { kind: 'failed', fault: { column, ...DUPLICATE, ...(holder !== undefined && { holder }) } };
    }
    // A full, slow or unreachable log is not a fault of the row.
    if (!isDomainError(shown) || shown.kind === 'unavailable' || shown.kind === 'full') throw shown;
    return { kind: 'failed', fault: { code: shown.code, reason: shown.title } };
  }
}

const DUPLICATE = { code: 'duplicate', reason: 'Another customer has this e-mail address.' };
const TWICE = { code: 'duplicate', reason: 'An earlier row of this file has this e-mail address.' };
const FORBIDDEN = { code: 'forbidden', reason: 'The e-mail address belongs to a customer that you may not change.' };

const contextOf = ({ importId, principal }: RowOrder, commandId: string): CallContext => ({
  principal,
  correlationId: importId,
  causationId: importId,
  commandId,
  source: 'import',
});
