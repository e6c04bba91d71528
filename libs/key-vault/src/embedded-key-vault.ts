import { KeyDamaged, KeyUnavailable, SubjectErased, type KeyDamage } from '@crm/contracts/refusals';
import { createHmac, type KeyObject } from 'node:crypto';
import { systemClock, type Clock } from '@crm/kernel';
import { LRUCache } from 'lru-cache';
import { fenceMac } from './fence-mac.js';
import { openKekRing, type KekRing, type KekSettings } from './kek-ring.js';
import { rotateKek } from './kek-rotation.js';
import { damagedKeys, type KeyCheck } from './key-check.js';
import { subjectOf, type ErasedSubject, type KeyRow, type KeyRows } from './key-rows.port.js';
import { type KekRotation, type KeyFault, type KeyVault, type SubjectKey } from './key-vault.port.js';
import { KEY_BYTES, secretKeyOf, wrapKey } from './key-wrapping.js';
import { kekOf, keyDamage, openedKey } from './opened-key.js';
import { randomBytesOf } from './random-bytes.js';
import {
  BLIND_INDEX,
  blindIndexOf,
  KEKS_IN_USE,
  kekIdsInUse,
  LOG_AUTHENTICATED,
  openSetting,
  rememberKeks,
  wrappedSecret,
  wrongKek,
} from './vault-settings.js';

export interface EmbeddedKeyVaultOptions {
  /** Rows of the event log's own file: a key and its first event become durable together. */
  readonly rows: KeyRows;
  /** Where the key-encryption keys come from, or the keys themselves. */
  readonly kek: KekSettings | KekRing;
  readonly clock?: Clock;
  /** How many keys stay unwrapped in memory. */
  readonly cacheSize?: number;
}

const SUFFIX_BYTES = 6;
/** Damaged keys that are remembered. */
const DAMAGED_MAX = 500;

/** Keeps the keys wrapped in the event log's file; the key-encryption key is in a separate file or in the environment. */
export class EmbeddedKeyVault implements KeyVault {
  private readonly rows: KeyRows;
  private readonly clock: Clock;
  private readonly byKid: LRUCache<string, KeyObject>;
  private readonly newest: LRUCache<string, SubjectKey>;
  /** By subject: keys that are queued but not yet known to be stored. Readers cannot see their rows yet; if the write fails, they are dropped. */
  private readonly pending = new Map<string, SubjectKey>();
  /** All erased subjects, and those being erased, which count as erased before the rows say so. */
  private readonly fenced: Set<string>;
  /** Damaged keys that were met, until they can be used again. */
  private readonly damaged = new Map<string, KeyDamage>();
  private rotation?: Promise<KekRotation>;
  private closed = false;

  private constructor(
    { rows, clock = systemClock, cacheSize = 20_000 }: EmbeddedKeyVaultOptions,
    private readonly ring: KekRing,
    private readonly blindIndexKey: KeyObject,
    private logAuthenticated: boolean,
  ) {
    this.rows = rows;
    this.clock = clock;
    this.byKid = new LRUCache({ max: cacheSize });
    this.newest = new LRUCache({ max: cacheSize });
    this.fenced = new Set();
    this.readFences();
  }

  /** Throws WrongKek and VaultDamaged, with a message for the operator. Only a store that holds nothing gets new secrets. */
  static async open(options: EmbeddedKeyVaultOptions): Promise<EmbeddedKeyVault> {
    const { rows, kek } = options;
    const isNew = rows.setting(BLIND_INDEX) === undefined && rows.isEmpty();
    const ring = 'keks' in kek ? kek : await openKekRing(kek, !isNew);
    if (isNew) {
      await rememberKeks(rows, ring, new Set());
      await rows.putSetting(BLIND_INDEX, wrappedSecret(ring, secretKeyOf(randomBytesOf(KEY_BYTES)), true));
    }
    const inUse = kekIdsInUse(rows, ring);
    for (const kekId of inUse) if (kekOf(ring, kekId) === undefined) throw wrongKek(ring, kekId);
    const secret = openSetting(ring, BLIND_INDEX, blindIndexOf(rows));
    // An older copy of the row lacks the mark, but the file of the key-encryption key is out of reach for somebody who can only write the log.
    const isLogAuthenticated = secret.subarray(KEY_BYTES).equals(LOG_AUTHENTICATED) || ring.logHasMacs === true;
    const vault = new EmbeddedKeyVault(options, ring, secretKeyOf(secret.subarray(0, KEY_BYTES)), isLogAuthenticated);
    await rememberKeks(rows, ring, inUse);
    return vault;
  }

  /** Fences without a valid MAC erase nobody, once the log is authenticated. */
  private readFences(): void {
    this.fenced.clear();
    for (const fence of this.rows.erasedSubjects()) if (!this.isForged(fence)) this.fenced.add(fence.subject);
  }

  private isForged(fence: ErasedSubject): boolean {
    return this.logAuthenticated && fence.mac !== fenceMac(this.blindIndexKey, fence);
  }

  authenticatesLog(): boolean {
    return this.logAuthenticated;
  }

  forgedErasures(): readonly ErasedSubject[] {
    return this.rows.erasedSubjects().filter((fence) => this.isForged(fence));
  }

  rememberAuthentication(): Promise<void> {
    return this.ring.rememberMacs();
  }

  async beginAuthentication(): Promise<void> {
    await this.rows.authenticateFences(
      this.rows.erasedSubjects().map((fence) => ({ ...fence, mac: fenceMac(this.blindIndexKey, fence) })),
    );
    this.logAuthenticated = true;
    await this.rows.putSetting(BLIND_INDEX, wrappedSecret(this.ring, this.blindIndexKey, this.logAuthenticated));
    this.readFences();
  }

  async encryptionKey(subject: string, hint?: { readonly isNew: boolean }): Promise<SubjectKey> {
    this.refuseWhenClosed();
    if (this.fenced.has(subject)) throw new SubjectErased({ subject });
    const known = this.newest.get(subject) ?? this.pending.get(subject);
    if (known !== undefined) return known;
    const row = hint?.isNew ? undefined : this.read(() => this.rows.newest(subject));
    if (row === undefined) return this.create(subject);
    const key = { kid: row.kid, key: this.unwrap(row) };
    this.remember(subject, key);
    return key;
  }

  /** Does not wait for the disk: the row is queued ahead of everything the caller appends next. */
  private async create(subject: string): Promise<SubjectKey> {
    const kek = this.ring.keks[0];
    const kid = `${subject}.${randomBytesOf(SUFFIX_BYTES).toString('hex')}`;
    const bytes = randomBytesOf(KEY_BYTES);
    const wrapped = wrapKey(kek, kid, bytes);
    const key = { kid, key: secretKeyOf(bytes) };
    const stored = this.rows.put({ kid, kekId: kek.id, wrapped, createdAt: this.clock().toISOString() });
    this.pending.set(subject, key);
    const settled = () => this.pending.delete(subject);
    // A key that was not stored is dropped at once. The append queued after it fails with the same error, which its caller gets.
    stored.then(() => settled() && this.remember(subject, key), settled);
    return key;
  }

  async decryptionKey(kid: string): Promise<KeyObject | undefined> {
    return (await this.decryptionKeys([kid])).get(kid);
  }

  async decryptionKeys(kids: readonly string[]): Promise<Map<string, KeyObject | undefined>> {
    this.refuseWhenClosed();
    const keys = new Map<string, KeyObject | undefined>();
    const unread: string[] = [];
    for (const kid of kids) {
      const key = this.inMemory(kid);
      keys.set(kid, key);
      if (key === undefined && !this.fenced.has(subjectOf(kid))) unread.push(kid);
    }
    if (unread.length > 0) this.readInto(keys, unread);
    return keys;
  }

  private inMemory(kid: string): KeyObject | undefined {
    const subject = subjectOf(kid);
    if (this.fenced.has(subject)) return undefined;
    const pending = this.pending.get(subject);
    return pending?.kid === kid ? pending.key : this.byKid.get(kid);
  }

  private readInto(keys: Map<string, KeyObject | undefined>, unread: readonly string[]): void {
    for (const row of this.read(() => this.rows.byKids(unread))) {
      const key = this.unwrap(row);
      this.byKid.set(row.kid, key);
      keys.set(row.kid, key);
    }
    for (const kid of unread) if (keys.get(kid) === undefined) throw this.damageOf(kid, 'missing');
  }

  /** One transaction fences the subject and destroys its keys, so there is no state in between. The memory is purged first. */
  async erase(subject: string, reason: string): Promise<{ fencedAt: string; keysDestroyed: number }> {
    this.fenced.add(subject); // stays when the write fails: repeating the call finishes it
    this.newest.delete(subject);
    for (const kid of this.byKid.keys()) if (subjectOf(kid) === subject) this.byKid.delete(kid);
    const fence = { subject, fencedAt: this.clock().toISOString(), reason };
    const { fencedAt, keysDestroyed } = await this.rows.erase({ ...fence, mac: fenceMac(this.blindIndexKey, fence) });
    return { fencedAt, keysDestroyed };
  }

  async knownDamage(): Promise<readonly KeyFault[]> {
    return [...this.faultsOfSettings(), ...[...this.damaged].map(([key, damage]) => ({ key, damage }))];
  }

  /** Each key is opened as it is stored now, not as it is remembered. */
  async *verify(
    { stream, pause }: { readonly stream?: string; pause?(): Promise<unknown> } = {},
    signal?: AbortSignal,
  ): AsyncGenerator<KeyFault> {
    this.refuseWhenClosed();
    if (stream === undefined) yield* this.faultsOfSettings();
    const check: KeyCheck = {
      rows: this.rows,
      ...(stream !== undefined && { stream }),
      isErased: (subject) => this.fenced.has(subject),
      damageOf: (row) => keyDamage(this.ring, row) ?? this.isSound(row.kid),
      ...(pause && { pause }),
    };
    for await (const fault of damagedKeys(check, signal)) {
      this.damageOf(fault.key, fault.damage);
      yield fault;
    }
  }

  private *faultsOfSettings(): Generator<KeyFault> {
    for (const name of [BLIND_INDEX, KEKS_IN_USE]) {
      const setting = this.read(() => this.rows.setting(name));
      const damage = keyDamage(this.ring, setting && { kid: name, kekId: setting.kekId, wrapped: setting.value });
      if (damage !== undefined) yield { key: name, damage };
    }
  }

  /** Finishes an interrupted rotation, otherwise creates a new key-encryption key. With the setting KEK, the operator provides that key. */
  rotateKek({ forgetOld = false }: { readonly forgetOld?: boolean } = {}): Promise<KekRotation> {
    this.rotation ??= this.rotate(forgetOld).finally(() => (this.rotation = undefined));
    return this.rotation;
  }

  private rotate(forgetOld: boolean): Promise<KekRotation> {
    const { rows, ring } = this;
    const secret = () => wrappedSecret(ring, this.blindIndexKey, this.logAuthenticated);
    return rotateKek({ rows, ring, secret }, forgetOld);
  }

  async blindIndex(purpose: string, value: string): Promise<string> {
    this.refuseWhenClosed();
    return createHmac('sha256', this.blindIndexKey).update(`${purpose}\0${value}`).digest('hex');
  }

  async close(): Promise<void> {
    this.closed = true;
    this.byKid.clear();
    this.newest.clear();
  }

  private remember(subject: string, { kid, key }: SubjectKey): void {
    if (this.fenced.has(subject)) return;
    this.byKid.set(kid, key);
    this.newest.set(subject, { kid, key });
  }

  private unwrap(row: KeyRow): KeyObject {
    const bytes = openedKey(this.ring, row);
    if (typeof bytes === 'string') throw this.damageOf(row.kid, bytes);
    this.isSound(row.kid);
    return secretKeyOf(bytes);
  }

  private isSound(kid: string): undefined {
    this.damaged.delete(kid);
  }

  private damageOf(kid: string, damage: KeyDamage): KeyDamaged {
    if (this.damaged.size < DAMAGED_MAX) this.damaged.set(kid, damage);
    return new KeyDamaged({ kid, damage });
  }

  private refuseWhenClosed(): void {
    if (this.closed) throw new KeyUnavailable({ reason: 'the vault was closed' });
  }

  private read<Result>(reading: () => Result): Result {
    try {
      return reading();
    } catch (error) {
      throw new KeyUnavailable({ reason: `its rows cannot be read: ${(error as Error).message}` });
    }
  }
}
