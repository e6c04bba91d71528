import type { RefusalKind } from '@crm/kernel';

/**
 * One kind of refusal, told to whoever meets it. The tables beside this file hold one entry per code, sorted by the part before the dot:
 *
 *     'customers.archived': {
 *       status: 'conflict',                                // the class's kind, or the plain status of what HTTP itself refuses
 *       title: 'The customer is archived. Restore it first.',   // word for word the class's title
 *       meaning: 'An archived customer cannot be changed.',      // when this happens, for people
 *       remedy: 'Restore it, or leave it.',                      // what the caller should do next
 *       facts: { customerId: 'The archived customer.' },         // every member of the class's facts; left out when it has none
 *     },
 *
 * `catalogue.spec.ts` names each class without an entry and each entry without a class. `npm run docs` writes `docs/errors.md` from here.
 */
export interface ProblemEntry {
  readonly status: RefusalKind | number;
  readonly title: string;
  readonly meaning: string;
  readonly remedy: string;
  readonly facts?: Readonly<Record<string, string>>;
}

export type ProblemTable = Readonly<Record<string, ProblemEntry>>;
