import { reassigned, type Assignment, type AssignmentChange, type AssignmentRule } from '@crm/contracts';
import {
  LeadExists,
  LeadInWork,
  LeadIsArchived,
  LeadMoveNotAllowed,
  LeadNotFound,
  type ContactChannel,
  type LeadContactData,
  type LeadDetails,
  type LeadEvent,
  type LeadStatus,
} from '@crm/contracts/sales';
import { changedFields, withChanges, type Decider } from '@crm/kernel';
import { after, movesFrom, type LeadMove } from './lead-moves.policy.js';

/** Texts arrive trimmed and in NFC, phones as E.164, choices as keys: the handler ensures it. */
export type LeadCommand =
  | {
      readonly type: 'CaptureLead';
      readonly leadId: string;
      readonly contactData: LeadContactData & { readonly name: string };
      readonly details: LeadDetails;
      readonly holder: Assignment;
    }
  /** Omitted members stay unchanged. */
  | {
      readonly type: 'ChangeLead';
      readonly leadId: string;
      readonly contactData: Partial<LeadContactData>;
      readonly details: Partial<LeadDetails>;
    }
  | {
      readonly type: 'ContactLead';
      readonly leadId: string;
      readonly channel: ContactChannel;
      readonly interactionId: string | null;
    }
  | { readonly type: 'QualifyLead'; readonly leadId: string; readonly criteria: string | null }
  | { readonly type: 'LoseLead'; readonly leadId: string; readonly reason: string; readonly comment: string | null }
  | { readonly type: 'ReopenLead'; readonly leadId: string }
  | { readonly type: 'StepLeadBack'; readonly leadId: string; readonly reason: string }
  | {
      readonly type: 'AssignLead';
      readonly leadId: string;
      readonly change: AssignmentChange;
      readonly rule: AssignmentRule;
    }
  /** `onlyNew`: for callers who may not put away what somebody has worked on. */
  | {
      readonly type: 'ArchiveLead';
      readonly leadId: string;
      readonly reason: string | null;
      readonly onlyNew: boolean;
    }
  | { readonly type: 'RestoreLead'; readonly leadId: string };

export interface KnownLead {
  readonly status: LeadStatus;
  readonly archived: boolean;
  /** All null once the person is erased. */
  readonly contactData: LeadContactData;
  readonly details: LeadDetails;
  readonly holder: Assignment;
}
export type Lead = { readonly status: 'absent' } | KnownLead;

function decide(command: LeadCommand, lead: Lead): LeadEvent[] {
  const { leadId } = command;
  if (command.type === 'CaptureLead') {
    if (lead.status !== 'absent') throw new LeadExists({ leadId });
    const { contactData, details, holder } = command;
    return [{ type: 'LeadCaptured', data: { leadId, ...contactData, ...details, ...holder } }];
  }
  if (lead.status === 'absent') throw new LeadNotFound({ leadId });
  if (command.type === 'RestoreLead') return lead.archived ? [{ type: 'LeadRestored', data: { leadId } }] : [];
  if (command.type === 'ArchiveLead') return archived(command, lead);
  if (lead.archived) throw new LeadIsArchived({ leadId });
  switch (command.type) {
    case 'ChangeLead':
      return changed(command, lead);
    case 'ContactLead': {
      const { channel, interactionId } = command;
      return [{ type: 'LeadContacted', data: { ...moved(leadId, 'contact', lead), channel, interactionId } }];
    }
    case 'QualifyLead':
      return [{ type: 'LeadQualified', data: { ...moved(leadId, 'qualify', lead), criteria: command.criteria } }];
    case 'LoseLead': {
      const { reason, comment } = command;
      return [{ type: 'LeadLost', data: { ...moved(leadId, 'lose', lead), reason, comment } }];
    }
    case 'ReopenLead':
      return [{ type: 'LeadReopened', data: moved(leadId, 'reopen', lead) }];
    case 'StepLeadBack':
      return [{ type: 'LeadSteppedBack', data: { ...moved(leadId, 'step-back', lead), reason: command.reason } }];
    case 'AssignLead': {
      const { change, rule } = command;
      const given = reassigned(lead.holder, change);
      return given === undefined ? [] : [{ type: 'LeadAssigned', data: { leadId, ...given, rule } }];
    }
  }
}

function moved(leadId: string, move: LeadMove, { status: from }: KnownLead) {
  const to = after(move, from);
  if (to === undefined) throw new LeadMoveNotAllowed({ leadId, status: from, allowed: movesFrom(from) });
  return { leadId, from, to };
}

function changed(command: Extract<LeadCommand, { type: 'ChangeLead' }>, lead: KnownLead): LeadEvent[] {
  const { leadId } = command;
  const contactData = changedFields(lead.contactData, command.contactData);
  const details = changedFields(lead.details, command.details);
  return [
    ...(contactData ? [{ type: 'LeadContactDataChanged' as const, data: { leadId, ...contactData } }] : []),
    ...(details ? [{ type: 'LeadDetailsChanged' as const, data: { leadId, ...details } }] : []),
  ];
}

function archived(command: Extract<LeadCommand, { type: 'ArchiveLead' }>, lead: KnownLead): LeadEvent[] {
  const { leadId, reason, onlyNew } = command;
  if (lead.archived) return [];
  if (onlyNew && lead.status !== 'new') throw new LeadInWork({ leadId, status: lead.status });
  return [{ type: 'LeadArchived', data: { leadId, reason } }];
}

const NOTHING: LeadContactData = { name: null, email: null, phone: null, company: null };

function evolve(lead: Lead, event: LeadEvent): Lead {
  if (event.type === 'LeadCaptured') return captured(event.data);
  if (lead.status === 'absent') return lead;
  switch (event.type) {
    case 'LeadContactDataChanged': {
      // Absent for an erased person.
      const { changes = {} }: Partial<typeof event.data> = event.data;
      return { ...lead, contactData: withChanges(lead.contactData, changes) };
    }
    case 'LeadDetailsChanged':
      return { ...lead, details: withChanges(lead.details, event.data.changes) };
    case 'LeadContacted':
    case 'LeadQualified':
    case 'LeadLost':
    case 'LeadReopened':
    case 'LeadSteppedBack':
      return { ...lead, status: event.data.to };
    case 'LeadAssigned':
      return { ...lead, holder: event.data.to };
    case 'LeadArchived':
      return { ...lead, archived: true };
    case 'LeadRestored':
      return { ...lead, archived: false };
  }
}

function captured(data: Extract<LeadEvent, { type: 'LeadCaptured' }>['data']): KnownLead {
  const { leadId: _id, ownerId, teamId, name, email, phone, company, ...details } = data;
  // Personal data of an erased person is absent.
  const contactData = withoutAbsent({ name, email, phone, company });
  return {
    status: 'new',
    archived: false,
    contactData: { ...NOTHING, ...contactData },
    details,
    holder: { ownerId, teamId },
  };
}

const withoutAbsent = (data: Partial<LeadContactData>): Partial<LeadContactData> =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));

export const leadDecider: Decider<Lead, LeadCommand, LeadEvent> = {
  category: 'lead',
  initial: { status: 'absent' },
  decide,
  evolve,
};
