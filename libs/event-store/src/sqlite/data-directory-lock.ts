import { CannotOpenStore } from '@crm/contracts/refusals';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { closeToOthers } from './closed-directory.js';

/** Who holds a data directory. Used only in the error message: the lock itself belongs to the operating system. */
export interface DirectoryOwner {
  readonly pid: number;
  readonly host: string;
  /** RFC 3339 UTC. */
  readonly since: string;
}

export interface DirectoryLock {
  release(): void;
}

const LOCK_FILE = 'lock';
const OWNER_FILE = 'lock-owner.json';

/**
 * Makes this process the only owner of the directory, which is created when missing and closed to other users: `warn` is called when it was
 * open. The lock is SQLite's file lock on a separate
 * database, held until it is released. The operating system releases it however the process ends, so it is never stale.
 * Throws CannotOpenStore, which names the other process.
 */
export function acquireDataDirectory(
  directory: string,
  warn: (warning: string) => void = process.emitWarning,
): DirectoryLock {
  const database = openLock(directory, warn);
  const owner: DirectoryOwner = { pid: process.pid, host: hostname(), since: new Date().toISOString() };
  const ownerFile = join(directory, OWNER_FILE);
  try {
    writeFileSync(ownerFile, JSON.stringify(owner), { mode: 0o600 });
  } catch {
    // The disk is full: the directory is still locked, but a refusal cannot name the owner.
  }
  return {
    release() {
      if (!database.open) return;
      rmSync(ownerFile, { force: true });
      database.close();
    },
  };
}

function openLock(directory: string, warn: (warning: string) => void): Database {
  let database: Database | undefined;
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    database = new SqliteDatabase(join(directory, LOCK_FILE), { timeout: 0 });
    database.exec('BEGIN EXCLUSIVE');
    if (closeToOthers(directory))
      warn(`The data directory ${directory} was open to other users of this machine. It is closed now (mode 700).`);
    return database;
  } catch (error) {
    database?.close();
    const { code, message } = error as Error & { code?: string };
    const reason =
      code === 'SQLITE_BUSY' ? heldBy(directory) : `The data directory ${directory} cannot be used: ${message}.`;
    throw new CannotOpenStore({ path: directory, reason });
  }
}

function heldBy(directory: string): string {
  const owner = readOwner(directory);
  const name =
    owner === undefined ? 'another process' : `process ${owner.pid} on ${owner.host}, started ${owner.since},`;
  return `The data directory ${directory} is in use: ${name} owns it. Stop that process, or choose another DATA_DIR.`;
}

function readOwner(directory: string): DirectoryOwner | undefined {
  try {
    return JSON.parse(readFileSync(join(directory, OWNER_FILE), 'utf8')) as DirectoryOwner;
  } catch {
    return undefined;
  }
}
