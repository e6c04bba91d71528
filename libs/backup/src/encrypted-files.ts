import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytesOf } from '@crm/key-vault';
import type { BackupFolder } from './backup-folder.js';
import { readIfThere } from './durable-file.js';
import type { EncryptedFileEntry } from './manifest.js';

export interface FileKey {
  readonly kid: string;
  readonly key: KeyObject;
}

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts the uploads of running imports and the lists of failed rows: they hold personal data in clear, which must not leave the installation. */
export function encryptFiles(
  folder: string,
  key: FileKey,
  takenAt: string,
  backup: BackupFolder,
): EncryptedFileEntry[] {
  return fileNames(folder).flatMap((name, index) => {
    const content = readIfThere(join(folder, name));
    if (content === undefined) return []; // its import ended meanwhile
    const file = `upload-${takenAt.replaceAll(/\D/g, '')}-${index}.sealed`;
    return [{ ...backup.write(file, encrypted(content, name, key)), file, name, kid: key.kid }];
  });
}

function fileNames(folder: string): string[] {
  const names = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder) : [];
  return names.filter((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.isFile()).sort();
}

function* encrypted(content: Buffer, name: string, { kid, key }: FileKey): Generator<Buffer> {
  const iv = randomBytesOf(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv).setAAD(associatedData(kid, name));
  yield iv;
  yield cipher.update(content);
  cipher.final();
  yield cipher.getAuthTag();
}

/** Throws when the bytes were changed or belong to another file. */
export function decryptFile(bytes: Buffer, { name, kid }: EncryptedFileEntry, key: KeyObject): Buffer {
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(associatedData(kid, name)).setAuthTag(bytes.subarray(-TAG_BYTES));
  const content = decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES));
  decipher.final();
  return content;
}

const associatedData = (kid: string, name: string): Buffer => Buffer.from(`throughline.backup-file.v1|${kid}|${name}`);
