import { Message } from '../../call-context.js';

/** Why two customers look alike. */
export type LikenessSignal = 'phone' | 'name-and-company' | 'name';

export interface SimilarCustomer {
  /** Absent when the caller may not read that customer. */
  readonly id?: string;
  readonly signals: readonly LikenessSignal[];
}

/** Active customers that look like the one described. Cheap (indexed), at most ten. */
export class FindSimilarCustomers extends Message<readonly SimilarCustomer[]> {
  constructor(
    readonly description: {
      readonly name: string;
      readonly company?: string;
      /** E.164. */
      readonly phones: readonly string[];
      /** With an e-mail or a phone, an equal name alone says nothing. */
      readonly hasContactPoint: boolean;
      /** Never a candidate: the customer itself, when a creation is repeated. */
      readonly exceptId: string;
    },
  ) {
    super();
  }
}
