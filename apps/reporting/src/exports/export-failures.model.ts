import { ExportDiskFull, ExportIncomplete, ExportRequestErased } from '@crm/contracts/reporting';

const FAILURES: Readonly<Record<string, string>> = Object.fromEntries(
  [new ExportDiskFull({}), new ExportIncomplete({ rows: 0, total: 0 }), new ExportRequestErased({})].map(
    ({ code, title }) => [code, title],
  ),
);

/** Returns the reason why an export failed, as text. */
export const failureText = (reason: string): string =>
  FAILURES[reason] ?? 'An internal error occurred. Export the list again; the operator finds the error in the log.';
