import { DecryptionFailed, KeyDamaged, UnknownEvent } from '@crm/contracts/refusals';
import type { KeyObject } from 'node:crypto';
import type { EventDefinition } from '@crm/contracts';
import type { EventMeta, NewEvent, StoredEvent } from '../event-store.port.js';
import type { KeyVault, SubjectKey } from '@crm/key-vault';
import { ERASED, UNREADABLE, type RecordedEvent } from '../recorded-event.js';

import type { EventRegistry } from './event-registry.js';
import { isEncryptedBox, encrypt, ENCRYPTED, decrypt, type EncryptedBox } from './encryption.js';

/** An unencrypted event on its way into the log. */
export interface ClearEvent {
  readonly stream: string;
  readonly id: string;
  readonly type: string;
  readonly data: unknown;
  /** Without the schema version, which comes from the definition. */
  readonly meta: Envelope;
  /** The actor's IP address. Personal: encrypted into the meta with the actor's key. */
  readonly ip?: string;
}
/** What all events of one command share. */
export type Envelope = Pick<
  EventMeta,
  | 'occurredAt'
  | 'correlationId'
  | 'causationId'
  | 'commandId'
  | 'actor'
  | 'source'
  | 'fingerprint'
  | 'traceparent'
  | 'requestId'
>;

export interface DecodeOptions {
  /** What to do about an event this program does not know: `ignore` (projections) or `throw` UnknownEvent (aggregates). */
  readonly unknown?: 'ignore' | 'throw';
}

/** A validated event; see EventCodec.draft. */
export interface Draft {
  /** In the stored form, but not yet encrypted. */
  readonly event: ClearEvent;
  readonly definition: EventDefinition;
  /** The subject whose key encrypts the data; undefined when nothing in it is personal. */
  readonly subject: string | undefined;
  /** The event opens the subject's own stream, so nothing was encrypted for the subject before. */
  readonly subjectIsNew: boolean;
}

/** The stored data of one person cannot be read. Nothing else is at fault, and no later attempt helps. */
export const isDamage = (error: unknown): boolean => error instanceof KeyDamaged || error instanceof DecryptionFailed;

type Keys = ReadonlyMap<string, KeyObject | undefined>;

/** Translates between domain events and stored events: validates, encrypts, decrypts, upcasts. */
export class EventCodec {
  constructor(
    readonly registry: EventRegistry,
    private readonly vault: KeyVault,
  ) {}

  /** Throws a TypeError that names type and path when the data does not match its schema: a programming error, found before any I/O. */
  draft(said: ClearEvent, opensStream = false): Draft {
    const event = { ...said, data: this.registry.written(said.type, said.data) };
    const definition = this.registry.check(event.type, event.data);
    const data = event.data as Record<string, unknown>;
    const personal = definition.encryptedFields.some((field) => data[field] !== undefined);
    const subject = personal ? definition.subject?.(said.data as Record<string, unknown>) : undefined;
    return { event, definition, subject, subjectIsNew: opensStream && subject === ownSubject(event.stream) };
  }

  /**
   * Returns the encrypted events, ready to append, in the same order. Throws what KeyVault.encryptionKey throws. Append the result without
   * awaiting anything else first: a new key becomes durable with its first event, and a key that was not stored must not be used later.
   */
  async encrypt(drafts: readonly Draft[]): Promise<NewEvent[]> {
    const keys = new Map<string, SubjectKey>();
    for (const { subject, subjectIsNew, event } of drafts) {
      if (subject !== undefined) await this.addKey(keys, subject, subjectIsNew);
      if (event.ip !== undefined) await this.addKey(keys, actorSubject(event.meta), false);
    }
    return drafts.map((draft) => encrypted(draft, keys));
  }

  private async addKey(keys: Map<string, SubjectKey>, subject: string, isNew: boolean): Promise<void> {
    if (!keys.has(subject)) keys.set(subject, await this.vault.encryptionKey(subject, { isNew }));
  }

  /**
   * Decrypts the events and returns them in their newest version, in order. Asks the vault once. Throws KeyUnavailable, KeyDamaged,
   * DecryptionFailed, UnknownEvent.
   */
  async decodeMany(
    stored: readonly StoredEvent[],
    { unknown = 'ignore' }: DecodeOptions = {},
  ): Promise<RecordedEvent[]> {
    const kids = new Set<string>();
    for (const event of stored) {
      const box = boxOf(event);
      if (box !== undefined) kids.add(box.kid);
    }
    const keys: Keys = kids.size === 0 ? new Map() : await this.vault.decryptionKeys([...kids]);
    const recorded: RecordedEvent[] = [];
    for (const event of stored) this.decode(event, keys, unknown, recorded);
    return recorded;
  }

  /** The same for readers that show events of many people: those whose data is damaged come without personal fields, and are marked. */
  async decodeReadable(stored: readonly StoredEvent[]): Promise<RecordedEvent[]> {
    try {
      return await this.decodeMany(stored);
    } catch (error) {
      if (!isDamage(error)) throw error;
      if (stored.length > 1) return (await Promise.all(stored.map((event) => this.decodeReadable([event])))).flat();
      return this.decodeClear(stored).map((event) => ({ ...event, erased: false, unreadable: true }));
    }
  }

  /** Returns the events in their newest version, in order, without personal fields. No key is read, so `erased` does not show who was erased. */
  decodeClear(stored: readonly StoredEvent[]): RecordedEvent[] {
    const recorded: RecordedEvent[] = [];
    for (const event of stored) this.decode(event, new Map(), 'ignore', recorded);
    return recorded;
  }

  private decode(event: StoredEvent, keys: Keys, unknown: 'ignore' | 'throw', into: RecordedEvent[]): void {
    const { data, erased } = open(event, keys);
    const version = event.meta.schemaVersion;
    const newest = this.registry.upcast({ type: event.type, version, data });
    if (newest !== undefined)
      for (const each of newest) into.push(record(event, each.type, this.registry.read(each), erased));
    else if (unknown === 'throw')
      throw new UnknownEvent({ type: event.type, version, stream: event.stream, revision: event.revision });
  }

  /**
   * For audits: the actor's IP address; ERASED when the actor was erased, UNREADABLE when the key or the data is damaged, undefined when
   * none was recorded.
   */
  async actorAddress(event: StoredEvent): Promise<string | undefined> {
    const box = event.meta['sealed'];
    if (!isEncryptedBox(box)) return undefined;
    try {
      const key = await this.vault.decryptionKey(box.kid);
      return key === undefined ? ERASED : (openBox(event, 'meta', key, box)['ip'] as string);
    } catch (error) {
      if (isDamage(error)) return UNREADABLE;
      throw error;
    }
  }
}

function encrypted({ event, definition, subject }: Draft, keys: ReadonlyMap<string, SubjectKey>): NewEvent {
  const { stream, id, type, ip } = event;
  const data = subject === undefined ? event.data : encryptFields(event, definition, keys.get(subject) as SubjectKey);
  const meta = { ...event.meta, schemaVersion: definition.version };
  if (ip === undefined) return { id, type, data, meta };
  const actorKey = keys.get(actorSubject(event.meta)) as SubjectKey;
  return {
    id,
    type,
    data,
    meta: { ...meta, sealed: encrypt(actorKey, { stream, eventId: id, part: 'meta' }, { ip }) },
  };
}

function encryptFields(
  { stream, id, data }: ClearEvent,
  { encryptedFields }: EventDefinition,
  key: SubjectKey,
): object {
  const open: Record<string, unknown> = {};
  const personal: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(data as object))
    (encryptedFields.includes(name) ? personal : open)[name] = value;
  open[ENCRYPTED] = encrypt(key, { stream, eventId: id, part: 'data' }, personal);
  return open;
}

/** The subject that a stream is about, by convention: `customer-<id>` is about `customer:<id>`. */
const ownSubject = (stream: string): string => stream.replace('-', ':');

/** The subject whose key encrypts the actor's address: `user:<id>`, `api-client:<id>`. */
const actorSubject = ({ actor }: Envelope): string => `${actor.type}:${actor.id}`;

function boxOf({ data }: StoredEvent): EncryptedBox | undefined {
  const box = (data as Record<string, unknown> | null)?.[ENCRYPTED];
  return isEncryptedBox(box) ? box : undefined;
}

function open(event: StoredEvent, keys: Keys): { data: unknown; erased: boolean } {
  const box = boxOf(event);
  if (box === undefined) return { data: event.data, erased: false };
  const { [ENCRYPTED]: _box, ...data } = event.data as Record<string, unknown>;
  const key = keys.get(box.kid);
  return key === undefined
    ? { data, erased: true }
    : { data: Object.assign(data, openBox(event, 'data', key, box)), erased: false };
}

function openBox(
  { stream, id, revision }: StoredEvent,
  part: 'data' | 'meta',
  key: KeyObject,
  box: EncryptedBox,
): Record<string, unknown> {
  try {
    return decrypt(key, { stream, eventId: id, part }, box);
  } catch {
    throw new DecryptionFailed({ stream, revision, part });
  }
}

function record(
  { id, stream, revision, position, recordedAt, meta }: StoredEvent,
  type: string,
  data: unknown,
  erased: boolean,
): RecordedEvent {
  const { occurredAt, actor, correlationId, causationId, commandId, source } = meta;
  return {
    type,
    data,
    id,
    stream,
    revision,
    position,
    recordedAt,
    occurredAt,
    actor,
    correlationId,
    causationId,
    commandId,
    source,
    erased,
  };
}
