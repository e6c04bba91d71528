import type { AssignmentInput } from '../../assignment.js';
import { command } from '../../command.js';
import type { LeadChangeInput, LeadContactInput, LeadInput, LeadLossInput } from './lead.inputs.js';

interface OfLead {
  readonly leadId: string;
}

/** `allowDuplicate`: even if it looks like an open lead or a customer. */
export class CaptureLead extends command<{ lead: LeadInput; allowDuplicate: boolean }>() {}
export class ChangeLead extends command<OfLead & { change: LeadChangeInput }>() {}
export class ContactLead extends command<OfLead & { contact: LeadContactInput }>() {}
export class QualifyLead extends command<OfLead & { criteria: string | undefined }>() {}
export class LoseLead extends command<OfLead & { loss: LeadLossInput }>() {}
export class ReopenLead extends command<OfLead>() {}
export class StepLeadBack extends command<OfLead & { reason: string }>() {}
export class AssignLead extends command<OfLead & { to: AssignmentInput }>() {}
export class ArchiveLead extends command<OfLead & { reason: string | undefined }>() {}
export class RestoreLead extends command<OfLead>() {}
