import { FilesFull, ImportExpired, ImportUnreadable } from '@crm/contracts/customers';
import { ActorInactive, Forbidden, RightsNarrowed } from '@crm/contracts/refusals';

const FAILURES: ReadonlyMap<string, string> = new Map(
  [ActorInactive, FilesFull, Forbidden, ImportExpired, ImportUnreadable, RightsNarrowed].map(({ code, text }) => [
    code,
    text.title,
  ]),
);

/** Returns the reason why an import failed, as text. */
export const failureText = (reason: string): string =>
  FAILURES.get(reason) ?? 'An internal error occurred. Upload the file again; the operator finds the error in the log.';
