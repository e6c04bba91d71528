import { STATUS_OF_KIND } from '@crm/platform';
import { auditProblems } from './catalogue/audit.problems.js';
import { customersProblems } from './catalogue/customers.problems.js';
import type { ProblemEntry, ProblemTable } from './catalogue/entry.js';
import { exportsProblems } from './catalogue/exports.problems.js';
import { identityProblems } from './catalogue/identity.problems.js';
import { interactionsProblems } from './catalogue/interactions.problems.js';
import { notesProblems } from './catalogue/notes.problems.js';
import { requestProblems } from './catalogue/request.problems.js';
import { storeProblems } from './catalogue/store.problems.js';

/** A refusal as this API explains it. */
export interface ExplainedProblem extends Omit<ProblemEntry, 'status'> {
  readonly code: string;
  /** Of the HTTP answer. */
  readonly status: number;
}

/** Written by hand, one table per area. How an entry looks stands in `catalogue/entry.ts`. */
const tables: readonly ProblemTable[] = [
  requestProblems,
  identityProblems,
  customersProblems,
  exportsProblems,
  interactionsProblems,
  notesProblems,
  auditProblems,
  storeProblems,
];

const explained = ([code, { status, ...texts }]: [string, ProblemEntry]): ExplainedProblem => ({
  code,
  status: typeof status === 'number' ? status : STATUS_OF_KIND[status],
  ...texts,
});

/** Every code that an answer of this program can bear, sorted by code. */
export const problemCatalogue: readonly ExplainedProblem[] = tables
  .flatMap((table) => Object.entries(table).map(explained))
  .sort((one, other) => (one.code < other.code ? -1 : 1));

const byCode = new Map(problemCatalogue.map((problem) => [problem.code, problem]));

export const problemOfCode = (code: string): ExplainedProblem | undefined => byCode.get(code);
