import type { CallContext } from '@crm/contracts';
import type { LeadLikenessSignal } from '@crm/contracts/sales';

export interface SimilarLead {
  readonly id: string;
  readonly signals: readonly LeadLikenessSignal[];
}

export interface ContactSought {
  readonly email: string | null;
  /** E.164. */
  readonly phone: string | null;
  /** Never found: the lead itself, when its capture is repeated. */
  readonly exceptId: string;
}

export abstract class LeadContacts {
  /** Returns at most ten open leads with the same mailbox or phone number, whether or not the caller may read them. */
  abstract openWith(sought: ContactSought, context: CallContext): Promise<readonly SimilarLead[]>;
}
