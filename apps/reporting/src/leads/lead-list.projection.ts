import { mailboxOf, phoneForms } from '@crm/contracts';
import {
  leadView,
  type LeadContactData,
  type LeadEvent,
  type LeadStageView,
  type LeadStatus,
  type ShownLead,
} from '@crm/contracts/sales';
import { ERASED } from '@crm/event-store';
import { withChanges } from '@crm/kernel';
import { collectionOfView, type Document, type Projection, type Recorded, type RecordedAs } from '@crm/read-models';

/** A row is the lead as the API shows it, plus what it is found by. */
export type LeadRow = ShownLead &
  Document & {
    readonly mailbox: string | null;
    readonly phoneForms: readonly string[];
    /** Its status, and `won` once its deal is won. */
    readonly outcomes: readonly string[];
  };

/** One row per lead, archived ones included. To rebuild, raise `version`. The values of an erased person read `[erased]`. */
export const leadList: Projection<LeadRow, LeadEvent> = {
  name: 'sales.leads',
  version: 1,
  filter: { streamPrefixes: ['lead-'] },
  collection: collectionOfView(leadView, {
    indexes: [
      ['-createdAt'],
      ['-changedAt'],
      ['name'],
      ['company', 'name'],
      ['email'],
      ['phone'],
      ['status'],
      ['holder', '-createdAt'],
      ['ownerId', '-createdAt'],
      ['teamId', '-createdAt'],
      ['customerId', '-createdAt'],
      ['source', '-createdAt'],
    ],
  }),
  key: (event) => event.data.leadId,
  project(row, event) {
    if (event.type === 'LeadCaptured') return captured(event);
    return row && { ...row, ...changes(row, event), revision: event.revision, changedAt: event.recordedAt };
  },
};

function captured(event: RecordedAs<LeadEvent, 'LeadCaptured'>): LeadRow {
  const { leadId: id, name, email, phone, company, ...rest }: Captured = event.data;
  const { revision, recordedAt: at, actor } = event;
  return {
    id,
    revision,
    ...found({ name: name ?? ERASED, email: email ?? null, phone: phone ?? null, company: company ?? null }),
    ...entered([], 'new', at),
    archived: false,
    lostReason: null,
    lostComment: null,
    lastContact: null,
    ...rest,
    createdBy: actor.id,
    createdAt: at,
    changedAt: at,
  };
}
type CapturedData = Extract<LeadEvent, { type: 'LeadCaptured' }>['data'];
/** Personal data of an erased person is absent. */
type Captured = Omit<CapturedData, keyof LeadContactData> & Partial<Pick<CapturedData, keyof LeadContactData>>;

type ContactData = Pick<LeadRow, 'name' | 'email' | 'phone' | 'company'>;
const found = (data: ContactData): ContactData & Pick<LeadRow, 'mailbox' | 'phoneForms'> => ({
  ...data,
  mailbox: data.email === null ? null : mailboxOf(data.email),
  phoneForms: data.phone === null ? [] : phoneForms(data.phone),
});

function changes(row: LeadRow, event: Exclude<Recorded<LeadEvent>, { type: 'LeadCaptured' }>): Partial<LeadRow> {
  const { recordedAt: at } = event;
  switch (event.type) {
    case 'LeadContactDataChanged': {
      if (event.erased) return {};
      const { name, email, phone, company } = row;
      const { name: now, ...rest } = withChanges<LeadContactData>({ name, email, phone, company }, event.data.changes);
      return found({ name: now ?? name, ...rest });
    }
    case 'LeadDetailsChanged':
      return withChanges(row, event.data.changes);
    case 'LeadContacted': {
      const { channel, interactionId } = event.data;
      return { ...entered(row.stages, event.data.to, at), lastContact: { at, channel, interactionId } };
    }
    case 'LeadLost': {
      const { to, reason, comment } = event.data;
      return { ...entered(row.stages, to, at), lostReason: reason, lostComment: event.erased ? ERASED : comment };
    }
    case 'LeadReopened':
      return { ...entered(row.stages, event.data.to, at), lostReason: null, lostComment: null };
    case 'LeadQualified':
    case 'LeadSteppedBack':
      return entered(row.stages, event.data.to, at);
    case 'LeadAssigned':
      return event.data.to;
    case 'LeadArchived':
      return { archived: true };
    case 'LeadRestored':
      return { archived: false };
  }
}

type Staged = Pick<LeadRow, 'status' | 'statusSince' | 'stages' | 'outcomes'>;

/** Ends the stay in the status of before, and begins one in this. There is one entry for each status, so their number is small. */
function entered(stages: readonly LeadStageView[], status: LeadStatus, at: string): Staged {
  const ended = stages.map((stage) =>
    stage.until === null ? { ...stage, until: at, seconds: stage.seconds + secondsBetween(stage.since, at) } : stage,
  );
  const seconds = ended.find((stage) => stage.status === status)?.seconds;
  const now = { status, since: at, until: null, seconds: seconds ?? 0 };
  return {
    status,
    statusSince: at,
    stages: seconds === undefined ? [...ended, now] : ended.map((stage) => (stage.status === status ? now : stage)),
    outcomes: [status],
  };
}

const secondsBetween = (since: string, until: string): number =>
  Math.max(0, Math.round((Date.parse(until) - Date.parse(since)) / 1000));
