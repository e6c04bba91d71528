import { ActorInactive, BeingRebuilt, ViewIncomplete } from '@crm/contracts/refusals';
import { ExportDiskFull, ExportIncomplete, ExportOutOfReach, ExportRequestErased } from '@crm/contracts/reporting';

const KNOWN = [
  ActorInactive,
  BeingRebuilt,
  ExportDiskFull,
  ExportIncomplete,
  ExportOutOfReach,
  ExportRequestErased,
  ViewIncomplete,
];
const FAILURES: Readonly<Record<string, string>> = Object.fromEntries(
  KNOWN.map(({ code, text }) => [code, text.title]),
);

/** Returns the reason why an export failed, as text. */
export const failureText = (reason: string): string =>
  FAILURES[reason] ?? 'An internal error occurred. Export the list again; the operator finds the error in the log.';
