import { ExportDiskFull, ExportIncomplete, ExportRequestErased } from '@crm/contracts/reporting';

const FAILURES: Readonly<Record<string, string>> = Object.fromEntries(
  [new ExportDiskFull({}), new ExportIncomplete({ rows: 0, total: 0 }), new ExportRequestErased({})].map(
    ({ code, title }) => [code, title],
  ),
);

/** Why an export failed, in words. */
export const failureText = (reason: string): string =>
  FAILURES[reason] ??
  'Something went wrong inside the program. Export the list again; the operator finds it in the log.';
