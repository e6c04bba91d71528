import type { CallContext } from '@crm/contracts';
import type { LikenessSignal } from '@crm/contracts/customers';

export interface SimilarCustomer {
  readonly id: string;
  readonly signals: readonly LikenessSignal[];
}

export interface Likeness {
  readonly name: string;
  readonly company?: string | undefined;
  /** E.164. */
  readonly phones: readonly string[];
  /** With an e-mail address or phone, an equal name alone is no signal. */
  readonly hasContactPoint: boolean;
  /** Never a candidate: the customer itself, when a creation is repeated. */
  readonly exceptId: string;
}

export abstract class LikenessIndex {
  /** Returns at most ten active customers that look like the one described, whether or not the caller may read them. */
  abstract similarTo(likeness: Likeness, context: CallContext): Promise<readonly SimilarCustomer[]>;
}
