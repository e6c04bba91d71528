import type { KeyObject } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { BackupFolder } from '../backup-folder.js';
import { syncFile } from '../durable-file.js';
import { decryptFile } from '../encrypted-files.js';
import type { EncryptedFileEntry } from '../manifest.js';
import { refuse } from '../refuse.js';

/** Writes the uploaded files of a backup in clear into a new folder; there is none when there are no files. Throws BackupRefused. */
export function decryptFiles(
  folder: BackupFolder,
  files: readonly EncryptedFileEntry[],
  keys: ReadonlyMap<string, KeyObject>,
  into: string,
): void {
  if (files.length > 0) mkdirSync(into, { mode: 0o700 });
  for (const entry of files) {
    const path = join(into, basename(entry.name));
    const key = keys.get(entry.kid);
    if (key === undefined)
      throw refuse(folder.path, `The key ${entry.kid} of ${entry.file} is not in the backup, or was changed.`);
    try {
      writeFileSync(path, decryptFile(folder.read(entry), entry, key), { mode: 0o600 });
    } catch (error) {
      throw refuse(folder.path, `${entry.file} cannot be decrypted: ${(error as Error).message}`);
    }
    syncFile(path);
  }
}
