import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { EVENTS_FILE } from '@crm/event-store/sqlite';
import { syncDirectory, syncFile } from '../durable-file.js';
import { refuse } from '../refuse.js';
import type { Places } from './restore-order.js';

const NAME = 'restoring';
/** What the data directory may contain: the key that was put there first, locks, and what a killed restore left. */
const ALLOWED = new Set(['kek.json', 'lock', 'lock-journal', 'lock-owner.json', NAME]);

/** The folder next to the log's file in which an installation is built, and from which it is put in place when it was verified. */
export class Workroom {
  readonly path: string;
  /** The log that is built. */
  readonly events: string;
  /** Folder of the files that are decrypted. */
  readonly files: string;

  /** Throws BackupRefused, which names what is there, unless the installation is empty. */
  constructor(private readonly places: Places) {
    this.path = join(dirname(resolve(places.events)), NAME);
    this.events = join(this.path, EVENTS_FILE);
    this.files = join(this.path, 'files');
    refuseUnlessEmpty(places, this.path);
  }

  clear(): void {
    this.remove();
    mkdirSync(this.path, { mode: 0o700 });
  }

  /** The log's file is moved last: once it is there, the restore is complete. */
  putInPlace(): void {
    const { events, files } = this.places;
    chmodSync(this.events, 0o600);
    syncFile(this.events);
    if (existsSync(this.files)) {
      rmSync(files, { recursive: true, force: true });
      mkdirSync(dirname(resolve(files)), { recursive: true });
      renameSync(this.files, files);
      syncDirectory(dirname(resolve(files)));
    }
    renameSync(this.events, events);
    syncDirectory(dirname(resolve(events)));
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** A killed restore may have left its working folder, and files it had put in place. */
function refuseUnlessEmpty({ dataDir, events, views, files }: Places, room: string): void {
  const killed = existsSync(room) && !existsSync(events);
  const mayBeThere = new Set([...ALLOWED, ...(killed ? [basename(files)] : [])]);
  const found = [
    ...(existsSync(dataDir) ? readdirSync(dataDir).filter((name) => !mayBeThere.has(name)) : []),
    ...[events, views].filter((path) => existsSync(path)),
    ...(!killed && existsSync(files) && readdirSync(files).length > 0 ? [files] : []),
  ];
  if (found.length > 0)
    throw refuse(
      dataDir,
      `${dataDir} is not empty: it holds ${found.slice(0, 5).join(', ')}. A backup is restored into an empty data directory, which may contain only kek.json.`,
    );
}
