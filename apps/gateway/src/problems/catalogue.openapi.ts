import * as contexts from '@crm/contracts/contexts';
import { isRefusalClass, type RefusalClass } from '@crm/kernel';
import { BUG, HTTP_ERRORS, STATUS_OF_KIND, type HttpProblem } from '@crm/platform';

/** A refusal as this API explains it. */
export interface ExplainedProblem extends HttpProblem {
  /** What each fact means, by its name. */
  readonly facts?: Readonly<Record<string, string>>;
}

const explained = ({ code, text }: RefusalClass): ExplainedProblem => {
  const { kind, title, meaning, remedy, facts } = text;
  return { code, status: STATUS_OF_KIND[kind], title, meaning, remedy, ...(facts && { facts }) };
};

/** Every refusal that an entry point of the contracts exports: a feature adds its own by exporting them there. */
const declared = Object.values(contexts)
  .flatMap((door) => Object.values<unknown>(door))
  .filter(isRefusalClass);

const byCode = new Map<string, ExplainedProblem>(
  [...Object.values(HTTP_ERRORS), BUG, ...declared.map(explained)].map((problem) => [problem.code, problem]),
);

/** Every code that a response of this program can have, sorted by code. */
export const problemCatalogue: readonly ExplainedProblem[] = [...byCode.values()].sort((one, other) =>
  one.code < other.code ? -1 : 1,
);

export const problemOfCode = (code: string): ExplainedProblem | undefined => byCode.get(code);
