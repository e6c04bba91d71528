import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { KeyObject } from 'node:crypto';
import { basename, dirname, join, resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { LogKey } from '@crm/event-store';
import {
  acquireDataDirectory,
  EVENTS_FILE,
  openSqliteCatchUpReader,
  openSqliteEventStore,
  type SqliteEventStore,
} from '@crm/event-store/sqlite';
import { KEY_DAMAGE } from '@crm/contracts/refusals';
import { SCHEMA_VERSION } from '@crm/event-store/log-file';
import { BLIND_INDEX, damagedKeys, EmbeddedKeyVault, FittingKek, type KekSettings, type KeyRow } from '@crm/key-vault';
import { BackupFolder } from './backup-folder.js';
import { refuse } from './refuse.js';
import { positionFaults, readSegment, readState, type StateSlice } from './check-backup.js';
import { syncDirectory, syncFile } from './durable-file.js';
import type { Manifest } from './manifest.js';
import { decryptFile } from './encrypted-files.js';
import { LogTarget } from './sqlite/log-target.js';

/** Where an installation keeps its data. */
export interface Places {
  readonly dataDir: string;
  /** The event log's file. */
  readonly events: string;
  /** The read models' file. */
  readonly views: string;
  /** Folder of uploaded files. */
  readonly files: string;
  readonly kek: KekSettings;
}

export interface RestoreOrder {
  readonly backup: string;
  readonly places: Places;
  /** Inclusive; null: all of it. */
  readonly to: number | null;
  /** Accepts a log with broken chains, because it was damaged before it was backed up. */
  readonly acceptFaults: boolean;
  /** Accepts a backup of an earlier release, which has no MACs: it is taken over as it is, by its chains alone. */
  readonly withoutMacs: boolean;
  /** A newer backup of the same installation: persons erased by then are erased here, too. */
  readonly erasures: string | null;
}

export type RestoreItem =
  | { readonly kind: 'progress'; readonly step: 'events' | 'verify'; readonly done: number; readonly total: number }
  | { readonly kind: 'fault'; readonly text: string }
  | {
      readonly kind: 'done';
      readonly position: number;
      readonly events: number;
      readonly takenAt: string;
      readonly keys: number;
      readonly erased: number;
      readonly files: number;
    };

const FENCES = 'erased_subjects';
const WORKROOM = 'restoring';
/** What the data directory may contain: the key that was put there first, locks, and what a killed restore left. */
const ALLOWED = new Set(['kek.json', 'lock', 'lock-journal', 'lock-owner.json', WORKROOM]);

/**
 * Builds the installation in a working folder, verifies it there, and puts it in place with one rename at the end. Throws BackupRefused,
 * WrongKek and CannotOpenStore with a message for the operator; then nothing is put in place.
 */
export async function* restoreBackup(order: RestoreOrder, signal: AbortSignal): AsyncGenerator<RestoreItem> {
  const lock = acquireDataDirectory(dirname(order.places.events));
  try {
    yield* new Restore(order, signal).run();
  } finally {
    lock.release();
  }
}

class Restore {
  readonly #folder: BackupFolder;
  readonly #room: string;
  #keys = 0;
  #erased = 0;

  constructor(
    private readonly order: RestoreOrder,
    private readonly signal: AbortSignal,
  ) {
    this.#folder = new BackupFolder(order.backup);
    this.#room = join(dirname(resolve(order.places.events)), WORKROOM);
  }

  async *run(): AsyncGenerator<RestoreItem> {
    const { places, to } = this.order;
    refuseUnlessEmpty(places, this.#room);
    const manifest = this.#manifest();
    const kek = await FittingKek.open(places.kek, manifest.state.kekIds);
    const end = to ?? manifest.position;
    rmSync(this.#room, { recursive: true, force: true });
    mkdirSync(this.#room, { mode: 0o700 });
    const events = yield* this.#build(manifest, end, kek);
    await this.#refuseWithoutSecret();
    const key = yield* this.#authenticate(kek, events);
    if (end < manifest.position) this.#cutMarks(key);
    yield* this.#verifyKeys(kek);
    const files = this.#accept(manifest);
    yield {
      kind: 'done',
      position: end,
      events,
      takenAt: manifest.takenAt,
      keys: this.#keys,
      erased: this.#erased,
      files,
    };
  }

  #manifest(): Manifest {
    const { backup, to } = this.order;
    const manifest = this.#folder.manifest();
    if (manifest.schemaVersion > SCHEMA_VERSION)
      throw refuse(
        backup,
        `The backup in ${backup} holds an event log of a newer release (schema ${manifest.schemaVersion}; this program knows ${SCHEMA_VERSION}). Restore it with that release.`,
      );
    if (to !== null && to > manifest.position)
      throw refuse(
        backup,
        `The backup in ${backup} ends at position ${manifest.position}; it cannot be restored to ${to}.`,
      );
    return manifest;
  }

  async *#build(manifest: Manifest, end: number, kek: FittingKek): AsyncGenerator<RestoreItem, number> {
    const target = LogTarget.create(join(this.#room, EVENTS_FILE));
    try {
      const events = yield* this.#insertEvents(manifest, end, target);
      target.inTransaction(() => this.#insertState(manifest, target));
      target.setVersion(manifest.schemaVersion);
      await this.#decryptState(manifest, target, kek);
      return events;
    } finally {
      target.close();
    }
  }

  async *#insertEvents(manifest: Manifest, end: number, target: LogTarget): AsyncGenerator<RestoreItem, number> {
    let next = 1;
    let events = 0;
    for (const entry of manifest.segments) {
      if (entry.first > end) break;
      this.signal.throwIfAborted();
      const rows = readSegment(this.#folder, entry);
      for (const fault of positionFaults(rows, entry, next)) yield* this.#fault(`${entry.file}: ${fault}`);
      const wanted = rows.filter(([position]) => position <= end);
      target.inTransaction(() => wanted.forEach((row) => target.insert(row)));
      next = entry.last + 1;
      events += wanted.length;
      yield { kind: 'progress', step: 'events', done: events, total: Math.min(end, manifest.events) };
      await nextTurn();
    }
    if (next <= end) yield* this.#fault(`manifest.json names no segment for position ${next}.`);
    return events;
  }

  #insertState(manifest: Manifest, target: LogTarget): void {
    for (const { table, columns, rows } of readState(this.#folder, manifest)) {
      const insert = target.inserter(table, columns);
      rows.forEach((row) => insert(row));
    }
    for (const { columns, rows } of this.#laterErasures(manifest)) {
      const insert = target.inserter(FENCES, columns, 'OR IGNORE');
      rows.forEach((row) => insert(row));
    }
    this.#erased = target.destroyKeysOfErased();
  }

  *#laterErasures({ installation }: Manifest): Generator<StateSlice> {
    const { erasures } = this.order;
    if (erasures === null) return;
    const folder = new BackupFolder(erasures);
    const later = folder.manifest();
    if (later.installation !== installation)
      throw refuse(
        erasures,
        `${erasures} holds the backup of another installation: its erasures do not apply to this one.`,
      );
    for (const slice of readState(folder, later)) if (slice.table === FENCES) yield slice;
  }

  /** Decrypts what the backup holds beside the log. Everything needs the settings of the vault, so there is no restore without them. */
  async #decryptState(manifest: Manifest, target: LogTarget, kek: FittingKek): Promise<void> {
    for (const { name, kekId, value } of target.settings()) kek.open({ name, kekId, bytes: value });
    const fileKeys = new Map<string, KeyObject>();
    const wanted = new Set(manifest.files.map(({ kid }) => kid));
    for (const rows of target.keys()) {
      for (const row of rows) {
        const key = wanted.has(row.kid) ? openedBy(kek, row) : undefined;
        if (key !== undefined) fileKeys.set(row.kid, key);
      }
      this.#keys += rows.length;
      await nextTurn();
    }
    this.#decryptFiles(manifest, fileKeys);
  }

  #decryptFiles({ files }: Manifest, keys: ReadonlyMap<string, KeyObject>): void {
    const room = join(this.#room, 'files');
    if (files.length > 0) mkdirSync(room, { mode: 0o700 });
    for (const entry of files) {
      const path = join(room, basename(entry.name));
      const key = keys.get(entry.kid);
      if (key === undefined)
        throw refuse(this.order.backup, `The key ${entry.kid} of ${entry.file} is not in the backup, or was changed.`);
      try {
        writeFileSync(path, decryptFile(this.#folder.read(entry), entry, key), { mode: 0o600 });
      } catch (error) {
        throw refuse(this.order.backup, `${entry.file} cannot be decrypted: ${(error as Error).message}`);
      }
      syncFile(path);
    }
  }

  /** Opens the result as a start does, and checks everything that crm verify checks. Returns the key of its MACs. */
  async *#authenticate({ ring }: FittingKek, events: number): AsyncGenerator<RestoreItem, LogKey | undefined> {
    const store = await openSqliteEventStore({ directory: this.#room });
    try {
      // Nothing was ever encrypted, so there is no secret from which a key could follow: the first start creates both.
      if (ring === undefined) return void (yield* this.#verify(store, undefined, events));
      const vault = await EmbeddedKeyVault.open({ rows: store.keyRows, kek: ring });
      try {
        return yield* this.#takeOver(store, vault, events);
      } finally {
        await vault.close();
      }
    } finally {
      await store.close();
    }
  }

  async *#takeOver(
    store: SqliteEventStore,
    vault: EmbeddedKeyVault,
    events: number,
  ): AsyncGenerator<RestoreItem, LogKey> {
    const key = await LogKey.of(vault);
    const hasMacs = vault.authenticatesLog();
    const unproven = vault.forgedErasures().filter(({ mac }) => mac === undefined);
    this.#refuseWithoutMacs(hasMacs && unproven.length === 0);
    let faults = yield* this.#verify(store, hasMacs ? key : undefined, events);
    for (const { subject, mac } of vault.forgedErasures()) {
      if (mac === undefined) continue;
      yield* this.#fault(`The erasure of ${subject} was forged.`);
      faults += 1;
    }
    // What is accepted gets MACs as it is.
    if (!hasMacs || faults > 0) await store.takeOver(key);
    if (!hasMacs || faults > 0 || unproven.length > 0) await vault.beginAuthentication();
    return key;
  }

  #refuseWithoutMacs(hasMacs: boolean): void {
    const { backup, withoutMacs } = this.order;
    if (!hasMacs && !withoutMacs)
      throw refuse(
        backup,
        `The backup in ${backup} was made by an earlier release: its events have no MACs, so nothing but their chains shows that they are genuine. ` +
          'If you know where it was kept since, add --without-macs: it is verified, and gets MACs as it is.',
      );
  }

  async *#verify(
    store: SqliteEventStore,
    key: LogKey | undefined,
    events: number,
  ): AsyncGenerator<RestoreItem, number> {
    let faults = 0;
    for await (const item of store.verify({ ...(key && { key }) }, this.signal)) {
      if (item.kind === 'progress') yield { kind: 'progress', step: 'verify', done: item.events, total: events };
      if (item.kind !== 'fault') continue;
      faults += 1;
      yield* this.#fault(`${item.stream} at revision ${item.revision}: ${item.fault}. ${item.detail}`);
    }
    return faults;
  }

  #cutMarks(key: LogKey | undefined): void {
    const target = LogTarget.open(join(this.#room, EVENTS_FILE));
    try {
      target.cutMarks(key);
    } finally {
      target.close();
    }
  }

  async #refuseWithoutSecret(): Promise<void> {
    const { backup } = this.order;
    const log = openSqliteCatchUpReader(this.#room);
    const isLost = log.keyRows.setting(BLIND_INDEX) === undefined && !log.keyRows.isEmpty();
    await log.close();
    if (isLost)
      throw refuse(
        backup,
        `The backup in ${backup} lacks the secret "${BLIND_INDEX}" of the key vault: nobody could log in. It was taken from a damaged installation; restore an earlier one.`,
      );
  }

  /** One person's damaged key is reported now, not when that person's data is read. */
  async *#verifyKeys(kek: FittingKek): AsyncGenerator<RestoreItem> {
    const log = openSqliteCatchUpReader(this.#room);
    const rows = log.keyRows;
    try {
      const erased = new Set(rows.erasedSubjects().map(({ subject }) => subject));
      const check = {
        rows,
        isErased: (subject: string) => erased.has(subject),
        damageOf: (row: KeyRow) => (openedBy(kek, row) === undefined ? ('changed' as const) : undefined),
      };
      for await (const { key, damage, event } of damagedKeys(check, this.signal))
        yield* this.#fault(
          `the key ${key} cannot be used: ${KEY_DAMAGE[damage]}. ${event?.stream} at revision ${event?.revision} needs it.`,
        );
    } finally {
      await log.close();
    }
  }

  *#fault(text: string): Generator<RestoreItem> {
    const { backup, acceptFaults } = this.order;
    if (!acceptFaults) throw refuse(backup, `The backup in ${backup} is not accepted: ${text}`);
    yield { kind: 'fault', text };
  }

  /** The log's file is moved last: once it is there, the restore is complete. */
  #accept({ files }: Manifest): number {
    const { events, files: uploads } = this.order.places;
    const built = join(this.#room, EVENTS_FILE);
    chmodSync(built, 0o600);
    syncFile(built);
    if (files.length > 0) {
      rmSync(uploads, { recursive: true, force: true });
      mkdirSync(dirname(resolve(uploads)), { recursive: true });
      renameSync(join(this.#room, 'files'), uploads);
      syncDirectory(dirname(resolve(uploads)));
    }
    renameSync(built, events);
    syncDirectory(dirname(resolve(events)));
    rmSync(this.#room, { recursive: true, force: true });
    return files.length;
  }
}

const openedBy = (kek: FittingKek, { kid, kekId, wrapped }: KeyRow): KeyObject | undefined =>
  kek.opened({ name: kid, kekId, bytes: wrapped });

/** Throws BackupRefused, which names what is there. A killed restore may have left its working folder, and files it had put in place. */
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
