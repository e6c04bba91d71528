import { KEY_DAMAGE } from '@crm/contracts/refusals';
import { openSqliteCatchUpReader } from '@crm/event-store/sqlite';
import { BLIND_INDEX, damagedKeys, type FittingKek, type KeyRow } from '@crm/key-vault';
import { refuse } from '../refuse.js';
import { fault, type RestoreStep } from './restore-order.js';

/** Throws BackupRefused when something is encrypted, but the secret of the vault is gone. */
export async function refuseWithoutSecret(directory: string, backup: string): Promise<void> {
  const log = openSqliteCatchUpReader(directory);
  const isLost = log.keyRows.setting(BLIND_INDEX) === undefined && !log.keyRows.isEmpty();
  await log.close();
  if (isLost)
    throw refuse(
      backup,
      `The backup in ${backup} lacks the secret "${BLIND_INDEX}" of the key vault: nobody could log in. It was taken from a damaged installation; restore an earlier one.`,
    );
}

/** One person's damaged key is reported now, not when that person's data is read. */
export async function* checkKeys(directory: string, kek: FittingKek, signal: AbortSignal): AsyncGenerator<RestoreStep> {
  const log = openSqliteCatchUpReader(directory);
  const rows = log.keyRows;
  try {
    const erased = new Set(rows.erasedSubjects().map(({ subject }) => subject));
    const check = {
      rows,
      isErased: (subject: string) => erased.has(subject),
      damageOf: (row: KeyRow) => (kek.keyIn(row) === undefined ? ('changed' as const) : undefined),
    };
    for await (const { key, damage, event } of damagedKeys(check, signal))
      yield fault(
        `the key ${key} cannot be used: ${KEY_DAMAGE[damage]}. ${event?.stream} at revision ${event?.revision} needs it.`,
      );
  } finally {
    await log.close();
  }
}
