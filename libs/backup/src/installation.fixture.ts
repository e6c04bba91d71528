import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { event } from '@crm/event-store/conformance';
import { authenticateLog, encrypt, type StoredEvent } from '@crm/event-store';
import { openSqliteEventStore, type SqliteEventStore } from '@crm/event-store/sqlite';
import { EmbeddedKeyVault } from '@crm/key-vault';
import { putSecretOfEarlierRelease } from '@crm/key-vault/conformance';
import { backUp } from './copying-thread.js';
import { restoreBackup } from './restore/restore-backup.js';
import type { Places, RestoreItem, RestoreOrder } from './restore/restore-order.js';
import type { BackupSummary } from './take-backup.js';

const NEVER = new AbortController().signal;

/** A folder for each spec, with installations and backups in it. */
export class TestBed {
  readonly path = mkdtempSync(join(tmpdir(), 'backup-'));
  readonly backup = join(this.path, 'backup');
  readonly #opened: Installation[] = [];

  async installation(name = 'data', how?: { readonly withMacs: boolean }): Promise<Installation> {
    const installation = await Installation.open(join(this.path, name), how);
    this.#opened.push(installation);
    return installation;
  }

  /** Copies the key-encryption key by hand, as an operator does. */
  placeKek(name: string, from = 'data'): Places {
    const dataDir = join(this.path, name);
    mkdirSync(dataDir, { recursive: true });
    cpSync(join(this.path, from, 'kek.json'), join(dataDir, 'kek.json'));
    return placesOf(dataDir);
  }

  async restored(name: string, backup = this.backup): Promise<Installation> {
    await restore(this.placeKek(name), { backup });
    return this.installation(name);
  }

  /** Stops all that run. */
  async close(): Promise<void> {
    for (const installation of this.#opened) await installation.close();
  }

  async dispose(): Promise<void> {
    await this.close();
    rmSync(this.path, { recursive: true, force: true });
  }
}

export const placesOf = (dataDir: string): Places => ({
  dataDir,
  events: join(dataDir, 'events.db'),
  views: join(dataDir, 'views.db'),
  files: join(dataDir, 'files'),
  kek: { directory: dataDir },
});

export async function restore(
  places: Places,
  {
    backup,
    to = null,
    acceptFaults = false,
    withoutMacs = false,
    erasures = null,
  }: Partial<Omit<RestoreOrder, 'places'>> & { backup: string },
): Promise<RestoreItem[]> {
  const items: RestoreItem[] = [];
  for await (const item of restoreBackup({ backup, places, to, acceptFaults, withoutMacs, erasures }, NEVER))
    items.push(item);
  return items;
}

/** An event log with its keys, opened as the program opens it. */
export class Installation {
  private constructor(
    readonly dataDir: string,
    readonly store: SqliteEventStore,
    readonly vault: EmbeddedKeyVault,
  ) {}

  /** Without MACs: as an earlier release opened it. */
  static async open(dataDir: string, { withMacs } = { withMacs: true }): Promise<Installation> {
    const store = await openSqliteEventStore({ directory: dataDir });
    if (!withMacs) await putSecretOfEarlierRelease(store.keyRows, dataDir);
    const vault = await EmbeddedKeyVault.open({ rows: store.keyRows, kek: { directory: dataDir } });
    if (withMacs) await authenticateLog({ store, vault, path: dataDir });
    return new Installation(dataDir, store, vault);
  }

  /** Appends one event with encrypted data for each person, each to a stream of its own. */
  async register(...people: string[]): Promise<void> {
    for (const person of people) {
      const key = await this.vault.encryptionKey(`person:${person}`);
      const { id } = event();
      const place = { stream: `person-${person}`, eventId: id, part: 'data' } as const;
      const data = { $sealed: encrypt(key, place, { name: person }), note: `met\u2028${person}` };
      await this.store.append({ stream: place.stream, expected: 'any', events: [{ ...event(data), id }] });
    }
  }

  async events(): Promise<StoredEvent[]> {
    const events: StoredEvent[] = [];
    for await (const stored of this.store.readAll({ after: '' })) events.push(stored);
    return events;
  }

  upload(name: string, text: string): void {
    mkdirSync(join(this.dataDir, 'files'), { recursive: true });
    writeFileSync(join(this.dataDir, 'files', name), text);
  }

  uploaded(name: string): string | undefined {
    const path = join(this.dataDir, 'files', name);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  }

  async backUp(folder: string): Promise<BackupSummary> {
    const fileKey = await this.vault.encryptionKey('installation');
    await this.store.append({ stream: 'any', expected: 'any', events: [] });
    const order = {
      events: join(this.dataDir, 'events.db'),
      files: join(this.dataDir, 'files'),
      fileKey,
      folder,
      program: 'spec',
    };
    const work = backUp(order, NEVER);
    for (let step = await work.next(); ; step = await work.next()) if (step.done) return step.value;
  }

  async close(): Promise<void> {
    await this.vault.close();
    await this.store.close();
  }
}
