import { refusal } from '@crm/kernel';

/** The lead does not exist, or the caller may not read it; the refusal is the same. */
export class LeadNotFound extends refusal<{ leadId: string }>()('sales.lead-not-found', {
  kind: 'not-found',
  title: 'There is no such lead.',
  meaning: 'No lead has this id, or you may not read it.',
  remedy: 'Check the id.',
  facts: { leadId: 'The requested id.' },
}) {}
export class LeadExists extends refusal<{ leadId: string }>()('sales.lead-exists', {
  kind: 'conflict',
  title: 'This lead already exists.',
  meaning: 'A lead with this id was captured before.',
  remedy: 'Use the existing lead.',
  facts: { leadId: 'The existing lead.' },
}) {}
export class LeadIsArchived extends refusal<{ leadId: string }>()('sales.lead-archived', {
  kind: 'conflict',
  title: 'The lead is archived. Restore it first.',
  meaning: 'An archived lead is not changed, moved or assigned.',
  remedy: 'Restore it, or leave it unchanged.',
  facts: { leadId: 'The archived lead.' },
}) {}
export class LeadMoveNotAllowed extends refusal<{ leadId: string; status: string; allowed: readonly string[] }>()(
  'sales.lead-move-not-allowed',
  {
    kind: 'conflict',
    title: 'The lead cannot make this move from its status.',
    meaning:
      'A lead is contacted, qualified and converted in this order; it may be lost, reopened, and go one step back.',
    remedy: 'Make one of the moves in `allowed`.',
    facts: {
      leadId: 'The lead.',
      status: 'Its status.',
      allowed: 'The moves that are possible now: `POST /api/v1/leads/{leadId}/<move>`.',
    },
  },
) {}
export class LeadInWork extends refusal<{ leadId: string; status: string }>()('sales.lead-in-work', {
  kind: 'conflict',
  title: 'You may archive only new leads.',
  meaning: 'Somebody has worked on the lead. Its owner may archive it only while it is new.',
  remedy: 'Lose the lead with a reason, or ask a manager to archive it.',
  facts: { leadId: 'The lead.', status: 'Its status.' },
}) {}

/** Why a lead looks like an open lead or a customer. */
export type LeadLikenessSignal = 'email' | 'phone';
/** A candidate the caller may not read has no id. */
export class LikelyDuplicateLead extends refusal<{
  candidates: readonly { kind: 'lead' | 'customer'; id?: string; signals: readonly LeadLikenessSignal[] }[];
}>()('sales.likely-duplicate', {
  kind: 'conflict',
  title: 'This looks like an open lead or a customer. Send allowDuplicate=true to capture it anyway.',
  meaning: 'An open lead or an active customer has the same e-mail address or phone number.',
  remedy:
    'Use one of the candidates, name the customer in `customerId`, or repeat the request with `allowDuplicate=true`.',
  facts: {
    candidates: 'The leads and customers, each with the signals that matched; without id if you may not see it.',
  },
}) {}
