import { dirname } from 'node:path';
import type { LogKey } from '@crm/event-store';
import { acquireDataDirectory } from '@crm/event-store/sqlite';
import { SCHEMA_VERSION } from '@crm/event-store/log-file';
import { FittingKek } from '@crm/key-vault';
import { BackupFolder } from '../backup-folder.js';
import type { Manifest } from '../manifest.js';
import { refuse } from '../refuse.js';
import { LogTarget } from '../sqlite/log-target.js';
import { buildLog } from './build-log.js';
import { checkKeys, refuseWithoutSecret } from './check-keys.js';
import { checkLog } from './check-log.js';
import { decryptFiles } from './decrypt-files.js';
import type { RestoreItem, RestoreOrder } from './restore-order.js';
import { Workroom } from './workroom.js';

/**
 * Builds the installation in a working folder, verifies it there, and puts it in place with one rename at the end. Throws BackupRefused,
 * WrongKek and CannotOpenStore with a message for the operator; then nothing is put in place.
 */
export async function* restoreBackup(order: RestoreOrder, signal: AbortSignal): AsyncGenerator<RestoreItem> {
  const lock = acquireDataDirectory(dirname(order.places.events));
  try {
    for await (const item of restore(order, signal)) {
      if (item.kind === 'fault' && !order.acceptFaults)
        throw refuse(order.backup, `The backup in ${order.backup} is not accepted: ${item.text}`);
      yield item;
    }
  } finally {
    lock.release();
  }
}

/** Goes on after a fault, as if it were accepted. */
async function* restore(order: RestoreOrder, signal: AbortSignal): AsyncGenerator<RestoreItem> {
  const { backup, places, to, erasures, withoutMacs } = order;
  const room = new Workroom(places);
  const folder = new BackupFolder(backup);
  const manifest = restorable(folder, to);
  const end = to ?? manifest.position;
  const kek = await FittingKek.open(places.kek, manifest.state.kekIds);
  room.clear();
  try {
    const { fileKeys, ...built } = yield* buildLog({ folder, manifest, end, erasures }, room.events, kek, signal);
    decryptFiles(folder, manifest.files, fileKeys, room.files);
    await refuseWithoutSecret(room.path, backup);
    const check = { directory: room.path, events: built.events, kek, backup, withoutMacs };
    const key = yield* checkLog(check, signal);
    if (end < manifest.position) cutMarks(room.events, key);
    yield* checkKeys(room.path, kek, signal);
    room.putInPlace();
    yield { kind: 'done', position: end, takenAt: manifest.takenAt, ...built, files: manifest.files.length };
  } finally {
    room.remove();
  }
}

function cutMarks(path: string, key: LogKey | undefined): void {
  const target = LogTarget.open(path);
  try {
    target.cutMarks(key);
  } finally {
    target.close();
  }
}

/** Throws BackupRefused when the backup is of a newer release, or ends before the position. */
function restorable(folder: BackupFolder, to: number | null): Manifest {
  const { path } = folder;
  const manifest = folder.manifest();
  const { schemaVersion, position } = manifest;
  if (schemaVersion > SCHEMA_VERSION)
    throw refuse(
      path,
      `The backup in ${path} holds an event log of a newer release (schema ${schemaVersion}; this program knows ${SCHEMA_VERSION}). Restore it with that release.`,
    );
  if (to !== null && to > position)
    throw refuse(path, `The backup in ${path} ends at position ${position}; it cannot be restored to ${to}.`);
  return manifest;
}
