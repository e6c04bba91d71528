import { ActorInactive } from '@crm/contracts/refusals';
import { ExportDiskFull, ExportIncomplete, ExportOutOfReach, ExportRequestErased } from '@crm/contracts/reporting';

const FAILURES: Readonly<Record<string, string>> = Object.fromEntries(
  [ActorInactive, ExportDiskFull, ExportIncomplete, ExportOutOfReach, ExportRequestErased].map(({ code, text }) => [
    code,
    text.title,
  ]),
);

/** Returns the reason why an export failed, as text. */
export const failureText = (reason: string): string =>
  FAILURES[reason] ?? 'An internal error occurred. Export the list again; the operator finds the error in the log.';
