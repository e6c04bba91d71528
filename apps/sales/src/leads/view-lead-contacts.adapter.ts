import { mailboxOf, type CallContext } from '@crm/contracts';
import type { LeadLikenessSignal } from '@crm/contracts/sales';
import { collectionOf, type Filter, type ProjectionRunner, type ReadModelStore } from '@crm/read-models';
import type { ContactSought, LeadContacts, SimilarLead } from './lead-contacts.port.js';
import { leadContacts, type LeadContactsRow } from './lead-contacts.projection.js';

const MAX_CANDIDATES = 10;
/** How long a capture waits for its caller's earlier writes to be indexed (a form sent twice). Short, because likeness only warns. */
const PATIENCE_MS = 200;

/** Reads the rows of the projection, indexed by mailbox and by phone. */
export class ViewLeadContacts implements LeadContacts {
  constructor(
    private readonly store: Pick<ReadModelStore, 'find'>,
    private readonly progress: Pick<ProjectionRunner, 'waitFor'>,
  ) {}

  async openWith({ email, phone, exceptId }: ContactSought, { readAfter }: CallContext): Promise<SimilarLead[]> {
    if (readAfter) await this.progress.waitFor(leadContacts.name, readAfter, PATIENCE_MS);
    const matches = await Promise.all([
      this.find('email', 'mailbox', email === null ? null : mailboxOf(email)),
      this.find('phone', 'phone', phone),
    ]);
    const found = new Map<string, LeadLikenessSignal[]>();
    for (const { id, signal } of matches.flat()) if (id !== exceptId) found.set(id, [...(found.get(id) ?? []), signal]);
    return [...found].slice(0, MAX_CANDIDATES).map(([id, signals]) => ({ id, signals }));
  }

  private async find(signal: LeadLikenessSignal, field: string, value: string | null) {
    if (value === null) return [];
    const filter: Filter = {
      and: [
        { field, op: 'eq', value },
        { field: 'open', op: 'eq', value: true },
      ],
    };
    const { items } = await this.store.find<LeadContactsRow>(collectionOf(leadContacts), {
      filter,
      limit: MAX_CANDIDATES + 1,
    });
    return items.map(({ id }) => ({ id, signal }));
  }
}
