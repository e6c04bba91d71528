import { mailboxOf } from '@crm/contracts';
import { OPEN_LEAD_STATUSES, type LeadEvent, type LeadStatus } from '@crm/contracts/sales';
import type { Document, Projection } from '@crm/read-models';

/** What one lead is recognised by. */
interface KnownContacts {
  readonly id: string;
  readonly mailbox: string | null;
  /** E.164. */
  readonly phone: string | null;
  readonly status: LeadStatus;
  readonly archived: boolean;
}
/** `open`: somebody may still work on it. */
export type LeadContactsRow = Document & KnownContacts & { readonly open: boolean };

/** One row per lead whose data are readable. The service's own index, so capturing a lead asks no list. */
export const leadContacts: Projection<LeadContactsRow, LeadEvent> = {
  name: 'sales.lead-contacts',
  version: 1,
  filter: { streamPrefixes: ['lead-'] },
  collection: {
    fields: {
      mailbox: { path: 'mailbox', type: 'keyword' },
      phone: { path: 'phone', type: 'keyword' },
      open: { path: 'open', type: 'boolean' },
    },
    indexes: [['mailbox'], ['phone']],
  },
  key: (event) => event.data.leadId,
  project(row, event) {
    if (event.erased) return undefined;
    if (event.type === 'LeadCaptured') {
      const { leadId: id, email, phone } = event.data;
      return opened({ id, ...withMailbox(email), phone, status: 'new', archived: false });
    }
    return row && opened({ ...row, ...changes(event) });
  },
};

const withMailbox = (email: string | null) => ({ mailbox: email === null ? null : mailboxOf(email) });
const opened = (row: KnownContacts): LeadContactsRow => ({
  ...row,
  open: !row.archived && OPEN_LEAD_STATUSES.includes(row.status),
});

function changes(event: Exclude<LeadEvent, { type: 'LeadCaptured' }>): Partial<KnownContacts> {
  switch (event.type) {
    case 'LeadContactDataChanged': {
      const { email, phone } = event.data.changes;
      return { ...(email && withMailbox(email.to)), ...(phone && { phone: phone.to }) };
    }
    case 'LeadContacted':
    case 'LeadQualified':
    case 'LeadLost':
    case 'LeadReopened':
    case 'LeadSteppedBack':
      return { status: event.data.to };
    case 'LeadArchived':
      return { archived: true };
    case 'LeadRestored':
      return { archived: false };
    case 'LeadDetailsChanged':
    case 'LeadAssigned':
      return {};
  }
}
