import { DecryptionFailed, KeyDamaged, UnknownEvent } from '@crm/contracts/refusals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineRecord, defineUpcaster, personal } from '@crm/contracts';
import { newId } from '@crm/kernel';
import fc from 'fast-check';
import Type from 'typebox';
import { BEGINNING, type NewEvent, type StoredEvent } from '../event-store.port.js';
import { EmbeddedKeyVault, type KeyVault } from '@crm/key-vault';
import { ERASED, UNREADABLE, type RecordedEvent } from '../recorded-event.js';
import { openSqliteEventStore, type SqliteEventStore } from '../sqlite/sqlite-event-store.js';
import { readRecorded } from '../streams/recorded-events.js';

import { EventCodec, type ClearEvent } from './event-codec.js';
import { EventRegistry } from './event-registry.js';
import { ENCRYPTED, type EncryptedBox } from './encryption.js';

const guestRecord = defineRecord({
  kind: 'guest',
  names: ['guestId'],
  subject: ({ guestId }) => `guest:${guestId}`,
  events: {
    GuestArrived: {
      description: 'A guest arrived.',
      version: 2,
      tells: 'created',
      data: {
        guestId: Type.String(),
        room: Type.Integer(),
        name: Type.Optional(personal(Type.String())),
        habits: Type.Optional(personal(Type.Unknown())),
      },
    },
    GuestRenamed: {
      description: 'A guest changed their name. The log stores the new name as `value`.',
      tells: { field: 'name' },
      data: { guestId: Type.String(), name: personal(Type.String()) },
      stored: {
        data: { guestId: Type.String(), value: personal(Type.String()) },
        write: ({ name, ...rest }) => ({ ...rest, value: name }),
        read: ({ value, ...rest }) => (value === undefined ? rest : { ...rest, name: value }),
      },
    },
  },
});
const surnameJoined = defineUpcaster({
  type: 'GuestArrived',
  from: 1,
  to: 2,
  up: ({ first, last, ...rest }) => (first === undefined ? rest : { ...rest, name: `${first} ${last}` }),
});
const registry = new EventRegistry(guestRecord.definitions, [surnameJoined]);

const arrival = (data: object, more: Partial<ClearEvent> = {}): ClearEvent => ({
  stream: 'guest-1',
  id: newId(),
  type: 'GuestArrived',
  data: { guestId: '1', room: 7, ...data },
  meta: {
    occurredAt: '2026-11-21T10:00:00.000Z',
    correlationId: 'c1',
    causationId: 'c0',
    commandId: 'c2',
    actor: { type: 'user', id: 'u1' },
    source: 'api',
  },
  ...more,
});

const all = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
};

describe('the event codec', () => {
  let directory: string;
  let store: SqliteEventStore;
  let vault: KeyVault;
  let codec: EventCodec;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'crm-codec-'));
    store = await openSqliteEventStore({ directory });
    vault = await EmbeddedKeyVault.open({ rows: store.keyRows, kek: { directory } });
    codec = new EventCodec(registry, vault);
  });
  afterEach(async () => {
    await vault.close();
    await store.close();
    await rm(directory, { recursive: true });
  });

  const encrypt = async (event: ClearEvent): Promise<NewEvent> => (await codec.encrypt([codec.draft(event)]))[0]!;
  const append = async (event: NewEvent, stream = 'guest-1'): Promise<void> =>
    void (await store.append({ stream, expected: 'any', events: [event] }));
  const stored = () => all(store.readAll({ after: BEGINNING }));
  const recorded = async (): Promise<RecordedEvent> => (await codec.decodeMany(await stored()))[0]!;
  const boxOf = ({ data }: Pick<StoredEvent, 'data'>): EncryptedBox =>
    (data as Record<string, unknown>)[ENCRYPTED] as EncryptedBox;

  it('encrypts personal fields into one box, stores the rest in clear, and reads all of it back', async () => {
    await append(await encrypt(arrival({ name: 'Ada Moss', habits: { tea: true } })));
    const [event] = await stored();
    expect(Object.keys(event!.data as object).sort()).toEqual([ENCRYPTED, 'guestId', 'room']);
    expect(JSON.stringify(event)).not.toMatch(/Ada|tea/);
    expect(boxOf(event!).kid).toMatch(/^guest:1\.[0-9a-f]{12}$/);
    expect(event!.meta).toMatchObject({ schemaVersion: 2, actor: { type: 'user', id: 'u1' } });
    expect(await recorded()).toEqual({
      type: 'GuestArrived',
      data: { guestId: '1', room: 7, name: 'Ada Moss', habits: { tea: true } },
      id: event!.id,
      stream: 'guest-1',
      revision: 0,
      position: event!.position,
      recordedAt: event!.recordedAt,
      occurredAt: '2026-11-21T10:00:00.000Z',
      actor: { type: 'user', id: 'u1' },
      correlationId: 'c1',
      causationId: 'c0',
      commandId: 'c2',
      source: 'api',
      erased: false,
    });
  });
  it('returns any personal JSON unchanged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.string({ unit: 'grapheme' }), async (habits, name) => {
        const event = await encrypt(arrival({ habits, name }));
        const read = {
          ...event,
          stream: 'guest-1',
          revision: 0,
          position: '1',
          recordedAt: '',
          hash: '',
        } as StoredEvent;
        const [{ data } = { data: undefined }] = await codec.decodeMany([
          JSON.parse(JSON.stringify(read)) as StoredEvent,
        ]);
        expect(data).toEqual(JSON.parse(JSON.stringify({ guestId: '1', room: 7, habits, name })));
      }),
      { numRuns: 50 },
    );
  });
  describe('an event that is stored in another form', () => {
    const renamed = (data: object) => ({ ...arrival({}), type: 'GuestRenamed', data });
    it('is validated and encrypted in the stored form, and read back in its own', async () => {
      await append(await encrypt(renamed({ guestId: '1', name: 'Ada Moss' })));
      expect(Object.keys((await stored())[0]!.data as object).sort()).toEqual([ENCRYPTED, 'guestId']);
      expect((await recorded()).data).toEqual({ guestId: '1', name: 'Ada Moss' });
      expect(() => codec.draft(renamed({ guestId: '1', name: 7 }))).toThrow('GuestRenamed: /value must be string');
      expect(() => codec.draft(renamed(null as never))).toThrow(TypeError);
    });
    it('of an erased person is read back without the personal fields', async () => {
      await append(await encrypt(renamed({ guestId: '1', name: 'Ada Moss' })));
      await vault.erase('guest:1', 'asked');
      expect(await recorded()).toMatchObject({ erased: true, data: { guestId: '1' } });
      expect((await recorded()).data).not.toHaveProperty('name');
    });
  });
  it('needs no key for an event without personal fields', async () => {
    await append(await encrypt(arrival({})));
    expect((await stored())[0]!.data).toEqual({ guestId: '1', room: 7 });
    expect(store.keyRows.newest('guest:1')).toBeUndefined();
  });
  it('throws a TypeError for invalid data, before it asks the vault', () => {
    expect(() => codec.draft(arrival({ room: 'seven' }))).toThrow('GuestArrived: /room must be integer');
    expect(store.keyRows.newest('guest:1')).toBeUndefined();
  });

  describe('a box that was moved', () => {
    const swapped = (event: StoredEvent, from: StoredEvent): StoredEvent => ({
      ...event,
      data: { ...(event.data as object), [ENCRYPTED]: boxOf(from) },
    });
    it('fails authentication in another event and in another stream', async () => {
      await append(await encrypt(arrival({ name: 'Ada' })));
      await append(await encrypt(arrival({ name: 'Bea' })));
      await append(await encrypt(arrival({ name: 'Cyd' }, { stream: 'guest-2' })), 'guest-2');
      const [first, second, elsewhere] = (await stored()) as [StoredEvent, StoredEvent, StoredEvent];
      await expect(codec.decodeMany([swapped(first, second)])).rejects.toThrow(DecryptionFailed);
      await expect(codec.decodeMany([swapped(first, elsewhere)])).rejects.toThrow(DecryptionFailed);
      await expect(codec.decodeMany([{ ...first, stream: 'guest-2' }])).rejects.toMatchObject({
        facts: { stream: 'guest-2', revision: 0, part: 'data' },
      });
    });
    it('fails authentication when it is moved from data to meta', async () => {
      await append(await encrypt(arrival({ name: 'Ada' }, { ip: '192.0.2.7' })));
      const [event] = (await stored()) as [StoredEvent];
      const moved = { ...event, meta: { ...event.meta, sealed: boxOf(event) } };
      expect(await codec.actorAddress(moved)).toBe(UNREADABLE);
    });
  });

  describe('an erased person', () => {
    it('leaves events that are marked as erased, without the personal fields', async () => {
      await append(await encrypt(arrival({ name: 'Ada', habits: 'late' })));
      await vault.erase('guest:1', 'asked');
      expect(await recorded()).toMatchObject({ erased: true, data: { guestId: '1', room: 7 } });
      expect(Object.keys((await recorded()).data as object)).toEqual(['guestId', 'room']);
    });
    it('leaves events that held no personal fields unmarked', async () => {
      await append(await encrypt(arrival({})));
      await vault.erase('guest:1', 'asked');
      expect((await recorded()).erased).toBe(false);
    });
  });

  it('marks damaged events for readers of many people, who get the others whole; all other readers are refused', async () => {
    for (const guest of ['lost', 'moved', 'erased', 'sound'])
      await append(
        await encrypt(arrival({ guestId: guest, name: guest }, { stream: `guest-${guest}` })),
        `guest-${guest}`,
      );
    await vault.erase('guest:erased', 'asked');
    const [lost, moved, erased, sound] = (await stored()) as [StoredEvent, StoredEvent, StoredEvent, StoredEvent];
    const withBox = (event: StoredEvent, box: EncryptedBox): StoredEvent => ({
      ...event,
      data: { ...(event.data as object), [ENCRYPTED]: box },
    });
    const keyless = withBox(lost, { ...boxOf(lost), kid: 'guest:lost.0' });
    const found = await codec.decodeReadable([keyless, withBox(moved, boxOf(sound)), erased, sound]);
    expect(found.map(({ data, erased, unreadable }) => [data, erased, unreadable])).toEqual([
      [{ guestId: 'lost', room: 7 }, false, true],
      [{ guestId: 'moved', room: 7 }, false, true],
      [{ guestId: 'erased', room: 7 }, true, undefined],
      [{ guestId: 'sound', room: 7, name: 'sound' }, false, undefined],
    ]);
    await expect(codec.decodeMany([sound, keyless])).rejects.toThrow(KeyDamaged);
  });

  describe("the actor's address", () => {
    it("is encrypted with the actor's key and decrypted for audits", async () => {
      await append(await encrypt(arrival({ name: 'Ada' }, { ip: '192.0.2.7' })));
      const [event] = (await stored()) as [StoredEvent];
      expect(JSON.stringify(event)).not.toContain('192.0.2.7');
      expect(event.meta['sealed']).toMatchObject({ kid: expect.stringMatching(/^user:u1\.[0-9a-f]{12}$/) as unknown });
      expect(await codec.actorAddress(event)).toBe('192.0.2.7');
      await vault.erase('user:u1', 'asked');
      expect(await codec.actorAddress(event)).toBe(ERASED);
      expect((await recorded()).data).toMatchObject({ name: 'Ada' });
    });
    it('may not have been recorded', async () => {
      await append(await encrypt(arrival({ name: 'Ada' })));
      expect(await codec.actorAddress((await stored())[0]!)).toBeUndefined();
    });
  });

  describe('events of other versions', () => {
    const old = async (data: object, version: number, type = 'GuestArrived') => {
      const event = await encrypt(arrival(data));
      await append({ ...event, type, meta: { ...event.meta, schemaVersion: version } });
    };
    it('are upcast to the newest version', async () => {
      const event = await encrypt(arrival({}));
      await append({
        ...event,
        data: { guestId: '1', room: 7, first: 'Ada', last: 'Moss' },
        meta: { ...event.meta, schemaVersion: 1 },
      });
      expect((await recorded()).data).toEqual({ guestId: '1', room: 7, name: 'Ada Moss' });
    });
    it.each([
      ['of a newer version', 3, 'GuestArrived'],
      ['of an unknown type', 1, 'GuestVanished'],
    ])(
      'are unknown when they are %s: ignored, or an error where every event must be known',
      async (_what, version, type) => {
        await old({ name: 'Ada' }, version, type);
        expect(await codec.decodeMany(await stored())).toEqual([]);
        await expect(codec.decodeMany(await stored(), { unknown: 'throw' })).rejects.toThrow(UnknownEvent);
        await expect(codec.decodeMany(await stored(), { unknown: 'throw' })).rejects.toThrow(
          `${type} version ${version} at guest-1@0`,
        );
      },
    );
  });

  it('reads events encrypted before a rotation and a restart, and leaves every byte of them unchanged', async () => {
    for (let guest = 0; guest < 10; guest++) await append(await encrypt(arrival({ name: `Guest ${guest}` })));
    const before = await stored();
    expect(await vault.rotateKek()).toMatchObject({ remaining: 0 });
    await store.close();
    store = await openSqliteEventStore({ directory });
    vault = await EmbeddedKeyVault.open({ rows: store.keyRows, kek: { directory } });
    expect(await stored()).toEqual(before);
    const names = (await new EventCodec(registry, vault).decodeMany(before)).map(({ data }) => data);
    expect(names).toEqual(
      Array.from({ length: 10 }, (_, guest) => ({ guestId: '1', room: 7, name: `Guest ${guest}` })),
    );
  });

  it('asks the vault once for many events', async () => {
    for (let guest = 0; guest < 10; guest++) {
      const stream = `guest-${guest}`;
      await append(await encrypt(arrival({ guestId: String(guest), name: `Guest ${guest}` }, { stream })), stream);
    }
    let questions = 0;
    const counted = new EventCodec(
      registry,
      new Proxy(vault, {
        get: (target, name: keyof KeyVault) => {
          if (name === 'decryptionKeys') questions++;
          return (target[name] as (...parameters: unknown[]) => unknown).bind(target);
        },
      }),
    );
    const names = (await counted.decodeMany(await stored())).map(({ data }) => (data as { name: string }).name);
    expect(names).toEqual(Array.from({ length: 10 }, (_, guest) => `Guest ${guest}`));
    expect(questions).toBe(1);
    const read = await all(readRecorded(store.readAll({ after: BEGINNING }), counted, { slice: 4 }));
    expect(read.map(({ data }) => (data as { name: string }).name)).toEqual(names);
    expect(questions).toBe(4); // 4 + 4 + 2
  });
});
