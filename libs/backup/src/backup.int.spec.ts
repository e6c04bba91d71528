import {
  appendFileSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CHAIN_START, eventHash } from '@crm/event-store';
import { collect } from '@crm/event-store/conformance';
import { BackupFolder } from './backup-folder.js';
import { checkBackup } from './check-backup.js';
import { TestBed, placesOf, restore, type Installation } from './installation.fixture.js';
import { manifestText, parseManifest, type Manifest } from './manifest.js';
import { asEarlierReleaseWroteIt, rewriteSegments, rewriteState } from './rewritten-backup.fixture.js';

const NEVER = new AbortController().signal;

describe('a backup', () => {
  let bed: TestBed;
  let live: Installation;
  const filesOf = (kind: string) => readdirSync(bed.backup).filter((name) => name.startsWith(kind));
  const faults = async () =>
    (await collect(checkBackup(bed.backup, NEVER))).flatMap((item) => (item.kind === 'fault' ? [item.fault] : []));
  beforeEach(async () => {
    bed = new TestBed();
    live = await bed.installation();
    await live.register('ada', 'grace');
  });
  afterEach(() => bed.dispose());

  it('restores every event unchanged, with its keys', async () => {
    expect(await live.backUp(bed.backup)).toMatchObject({ position: 2, events: 2, added: 2, faults: [] });
    const restored = await bed.restored('elsewhere');
    expect(await restored.events()).toEqual(await live.events());
    const kid = (await live.vault.encryptionKey('person:ada')).kid;
    expect((await restored.vault.decryptionKey(kid))?.equals((await live.vault.decryptionKey(kid))!)).toBe(true);
    expect(await restored.vault.blindIndex('mail', 'x')).toBe(await live.vault.blindIndex('mail', 'x'));
  });

  it('lets a restored installation continue at the next position and revision', async () => {
    await live.backUp(bed.backup);
    const restored = await bed.restored('elsewhere');
    await restored.register('ada', 'linus');
    expect((await restored.events()).map(({ position, revision }) => [Number(position), revision])).toEqual([
      [1, 0],
      [2, 0],
      [3, 1],
      [4, 0],
    ]);
  });

  it('copies only the events since the last run', async () => {
    await live.backUp(bed.backup);
    const [first] = filesOf('events');
    const before = readFileSync(join(bed.backup, first!));
    await live.register('linus');
    expect(await live.backUp(bed.backup)).toMatchObject({ position: 3, events: 3, added: 1 });
    expect(filesOf('events')).toHaveLength(2);
    expect(readFileSync(join(bed.backup, first!))).toEqual(before);
    expect(await live.backUp(bed.backup)).toMatchObject({ position: 3, added: 0 });
    expect(new BackupFolder(bed.backup).manifest().runs.map(({ events }) => events)).toEqual([2, 1, 0]);
    expect((await (await bed.restored('elsewhere')).events()).length).toBe(3);
  });

  it('keeps only the wrapped keys of the last run', async () => {
    await live.backUp(bed.backup);
    const [first] = filesOf('state');
    await live.vault.erase('person:ada', 'asked');
    await live.backUp(bed.backup);
    expect(filesOf('state')).toHaveLength(1);
    expect(filesOf('state')).not.toContain(first);
  });

  it('contains no key-encryption key and nothing of the read models', async () => {
    writeFileSync(join(live.dataDir, 'views.db'), 'clear text');
    await live.backUp(bed.backup);
    const [{ key }] = JSON.parse(readFileSync(join(live.dataDir, 'kek.json'), 'utf8')) as [{ key: string }];
    for (const name of readdirSync(bed.backup)) {
      const bytes = readFileSync(join(bed.backup, name));
      for (const form of [key, Buffer.from(key, 'base64'), Buffer.from(key, 'base64').toString('hex'), 'clear text'])
        expect([name, bytes.includes(form)]).toEqual([name, false]);
    }
  });

  it('encrypts uploaded files, and restores them', async () => {
    live.upload('job.csv', 'Name\nAda Lovelace\n');
    await live.backUp(bed.backup);
    for (const name of readdirSync(bed.backup))
      expect(readFileSync(join(bed.backup, name)).includes('Lovelace')).toBe(false);
    expect((await bed.restored('elsewhere')).uploaded('job.csv')).toBe('Name\nAda Lovelace\n');
  });

  it('continues where a killed run stopped', async () => {
    await live.backUp(bed.backup);
    const manifest = new BackupFolder(bed.backup).manifest();
    await live.register('linus');
    await live.backUp(bed.backup);
    // As a kill right after the second segment leaves it.
    const { format, installation, segments } = new BackupFolder(bed.backup).manifest();
    writeFileSync(join(bed.backup, 'progress.json'), manifestText({ format, installation, segments }));
    writeFileSync(join(bed.backup, 'manifest.json'), manifestText(manifest));
    writeFileSync(join(bed.backup, 'events-9.jsonl.zst.part'), 'torn');
    expect(await live.backUp(bed.backup)).toMatchObject({ position: 3, events: 3, added: 1, replaced: [] });
    expect(readdirSync(bed.backup).filter((name) => /part|progress/.test(name))).toEqual([]);
    expect(await faults()).toEqual([]);
  });

  it('rewrites a truncated last segment, and an older one that is missing', async () => {
    await live.backUp(bed.backup);
    await live.register('linus');
    await live.backUp(bed.backup);
    const [older, newest] = filesOf('events').map((name) => join(bed.backup, name));
    truncateSync(newest!, 20);
    rmSync(older!);
    expect((await faults()).map(({ detail }) => detail)).toEqual([
      expect.stringContaining('is missing'),
      expect.stringContaining('20 bytes instead of'),
    ]);
    expect((await live.backUp(bed.backup)).replaced).toEqual(filesOf('events'));
    expect(await faults()).toEqual([]);
    expect(await (await bed.restored('elsewhere')).events()).toEqual(await live.events());
  });

  it('names a file in which one byte was flipped, and is not restored', async () => {
    await live.backUp(bed.backup);
    for (const kind of ['events', 'state']) {
      const [name] = filesOf(kind);
      const path = join(bed.backup, name!);
      const bytes = readFileSync(path);
      bytes[40]! ^= 1;
      writeFileSync(path, bytes);
      expect(await faults()).toEqual([{ file: name, detail: expect.stringContaining('SHA-256') }]);
      await expect(restore(bed.placeKek('elsewhere'), { backup: bed.backup })).rejects.toThrow(
        `${name} was changed: its SHA-256 does not match the manifest.`,
      );
      bytes[40]! ^= 1;
      writeFileSync(path, bytes);
    }
  });

  it('names its manifest when the manifest was changed', async () => {
    await live.backUp(bed.backup);
    const path = join(bed.backup, 'manifest.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"position": 2', '"position": 1'));
    await expect(restore(bed.placeKek('elsewhere'), { backup: bed.backup })).rejects.toThrow(
      'manifest.json was changed',
    );
  });

  it('refuses a broken chain even when all checksums match', async () => {
    await live.backUp(bed.backup);
    const folder = new BackupFolder(bed.backup);
    const manifest = folder.manifest();
    const [segment] = manifest.segments;
    const { compressLines, segmentRows } = await import('./segment.js');
    const rows = segmentRows(folder.read(segment!)).map((row) => JSON.stringify(row).replace('met', 'saw'));
    const { frame } = compressLines(rows);
    const forged = { ...segment!, ...folder.write(segment!.file, [frame]) };
    writeFileSync(join(bed.backup, 'manifest.json'), manifestText({ ...manifest, segments: [forged] }));
    expect((await faults())[0]?.detail).toContain('does not match the chain');
    await expect(restore(bed.placeKek('elsewhere'), { backup: bed.backup })).rejects.toThrow(
      /person-ada at revision 0: changed/,
    );
    const accepted = await restore(placesOf(join(bed.path, 'elsewhere')), { backup: bed.backup, acceptFaults: true });
    expect(accepted.at(-1)).toMatchObject({ kind: 'done', events: 2 });
  });

  it('reports a log that was damaged before it was copied, and still copies it', async () => {
    await live.store.close();
    const file = new DatabaseSync(join(live.dataDir, 'events.db'));
    file.exec(`UPDATE events SET data = '{"note":"forged"}' WHERE position = 1`);
    file.close();
    const damaged = await bed.installation();
    expect(await damaged.backUp(bed.backup)).toMatchObject({
      events: 2,
      faults: [{ position: 1, stream: 'person-ada', revision: 0 }],
    });
  });

  it('is refused in a folder of another installation, another history or other files', async () => {
    await live.backUp(bed.backup);
    const other = await bed.installation('other');
    await other.register('alan');
    await expect(other.backUp(bed.backup)).rejects.toThrow('another installation');

    const restored = await bed.restored('restored');
    await live.register('linus');
    await live.backUp(bed.backup);
    await restored.register('somebody else');
    await expect(restored.backUp(bed.backup)).rejects.toThrow('another history');

    const folder = join(bed.path, 'holidays');
    mkdirSync(folder);
    writeFileSync(join(folder, 'beach.jpg'), '');
    await expect(live.backUp(folder)).rejects.toThrow('holds beach.jpg');
  });
});

/** As a defect of the disk would. */
function changeKeys({ dataDir }: Installation, sql: string): void {
  const log = new DatabaseSync(join(dataDir, 'events.db'), { timeout: 5000 });
  log.exec(sql);
  log.close();
}

describe('a restore', () => {
  let bed: TestBed;
  let live: Installation;
  beforeEach(async () => {
    bed = new TestBed();
    live = await bed.installation();
    await live.register('ada', 'grace', 'linus');
    await live.backUp(bed.backup);
  });
  afterEach(() => bed.dispose());

  it('requires the key-encryption key before it writes anything', async () => {
    const places = placesOf(join(bed.path, 'elsewhere'));
    await expect(restore(places, { backup: bed.backup })).rejects.toThrow(/kek\.json does not exist.*KEK_FILE/);
    await (await bed.installation('other')).close();
    bed.placeKek('elsewhere', 'other');
    await expect(restore(places, { backup: bed.backup })).rejects.toThrow(
      /is encrypted under the key-encryption key .* holds/,
    );
    expect(readdirSync(places.dataDir)).toEqual(expect.not.arrayContaining(['events.db']));
  });

  it('is refused in a data directory that is not empty', async () => {
    const places = bed.placeKek('elsewhere');
    writeFileSync(places.views, '');
    await expect(restore(places, { backup: bed.backup })).rejects.toThrow('not empty: it holds views.db');
    rmSync(places.views);
    await restore(places, { backup: bed.backup });
    await expect(restore(places, { backup: bed.backup })).rejects.toThrow('not empty: it holds events.db');
  });

  it('is refused while a program owns the data directory', async () => {
    await expect(restore(placesOf(live.dataDir), { backup: bed.backup })).rejects.toThrow(
      `is in use: process ${process.pid}`,
    );
  });

  it('removes what a killed restore left', async () => {
    const places = bed.placeKek('elsewhere');
    for (const room of ['restoring', 'files']) mkdirSync(join(places.dataDir, room));
    writeFileSync(join(places.dataDir, 'restoring', 'events.db'), 'half of it');
    writeFileSync(join(places.files, 'old.csv'), 'from the killed one');
    await restore(places, { backup: bed.backup });
    expect(readdirSync(places.dataDir)).not.toContain('restoring');
    expect((await (await bed.installation('elsewhere')).events()).length).toBe(3);
  });

  it('stops at the requested position', async () => {
    await live.store.delete('person-ada', 'soft', 'any');
    await live.register('ada');
    await live.backUp(bed.backup);
    const places = bed.placeKek('elsewhere');
    const items = await restore(places, { backup: bed.backup, to: 2 });
    expect(items.at(-1)).toMatchObject({ position: 2, events: 2 });
    const restored = await bed.installation('elsewhere');
    await restored.register('alan');
    expect((await restored.events()).map(({ stream }) => stream)).toEqual([
      'person-ada',
      'person-grace',
      'person-alan',
    ]);
    await expect(restore(bed.placeKek('third'), { backup: bed.backup, to: 9 })).rejects.toThrow('ends at position 4');
  });

  it('shortens marks that reach beyond the requested position, and they stay authentic', async () => {
    await live.register('ada');
    await live.store.truncate('person-ada', 2);
    await live.backUp(bed.backup);
    await restore(bed.placeKek('elsewhere'), { backup: bed.backup, to: 3 });
    const restored = await bed.installation('elsewhere');
    await restored.register('ada');
    expect(await collect(restored.store.readStream('person-ada'))).toHaveLength(1);
  });

  it('keeps an erased person erased, even when the keys were copied before the erasure', async () => {
    const { kid } = await live.vault.encryptionKey('person:ada');
    const folder = new BackupFolder(bed.backup);
    const early = folder.manifest();
    const earlyState = readFileSync(join(bed.backup, early.state.file));
    await live.vault.erase('person:ada', 'asked');
    await live.backUp(bed.backup);
    const late = folder.manifest();
    // The key rows from before with the fences from after: what a copy sees that overlaps with an erasure.
    const fences = readFileSync(join(bed.backup, late.state.file)).subarray(-late.state.frames.at(-1)!);
    const file = 'state-mixed.jsonl.zst';
    const written = folder.write(file, [earlyState, fences]);
    const frames = [...early.state.frames, late.state.frames.at(-1)!];
    writeFileSync(
      join(bed.backup, 'manifest.json'),
      manifestText({ ...late, state: { ...late.state, file, ...written, frames } }),
    );
    const restored = await bed.restored('elsewhere');
    expect(await restored.vault.decryptionKey(kid)).toBeUndefined();
    expect(restored.store.keyRows.byKids([kid])).toEqual([]);
    await expect(restored.vault.encryptionKey('person:ada')).rejects.toMatchObject({ code: 'privacy.subject-erased' });
  });

  it('of an older copy takes the erasures from a newer one', async () => {
    const { kid } = await live.vault.encryptionKey('person:ada');
    const older = join(bed.path, 'tape');
    cpSync(bed.backup, older, { recursive: true });
    await live.vault.erase('person:ada', 'asked');
    await live.backUp(bed.backup);
    const risen = await bed.restored('risen', older);
    expect(await risen.vault.decryptionKey(kid)).toBeDefined();

    const places = bed.placeKek('elsewhere');
    const items = await restore(places, { backup: older, erasures: bed.backup });
    expect(items.at(-1)).toMatchObject({ erased: 1 });
    expect(await (await bed.installation('elsewhere')).vault.decryptionKey(kid)).toBeUndefined();

    const other = await bed.installation('other');
    await other.register('alan');
    await other.backUp(join(bed.path, 'foreign'));
    const foreign = { backup: older, erasures: join(bed.path, 'foreign') };
    await expect(restore(bed.placeKek('third'), foreign)).rejects.toThrow('another installation');
  });

  it('works with the key-encryption key from before a rotation, which the file keeps, or from any other known place', async () => {
    const { kid } = await live.vault.encryptionKey('person:ada');
    const { retired } = await live.vault.rotateKek();
    const restored = await bed.restored('after-rotation');
    expect(await restored.vault.decryptionKey(kid)).toBeDefined();
    expect(await restored.vault.rotateKek()).toMatchObject({ rewrapped: 4, remaining: 0 });

    const keks = JSON.parse(readFileSync(join(live.dataDir, 'kek.json'), 'utf8')) as { id: string; key: string }[];
    await live.vault.rotateKek({ forgetOld: true });
    await expect(restore(bed.placeKek('forgotten'), { backup: bed.backup })).rejects.toThrow(retired[0]);
    const kekPrevious = keks.find(({ id }) => id === retired[0])?.key;
    const places = bed.placeKek('given');
    await restore({ ...places, kek: { ...places.kek, kek: keks[0]!.key, kekPrevious } }, { backup: bed.backup });
  });

  it('tells the lost or spoilt key of one person as a fault, and accepts it on request', async () => {
    changeKeys(live, `DELETE FROM keys WHERE kid LIKE 'person:ada.%'`);
    changeKeys(live, `UPDATE keys SET wrapped = x'00' WHERE kid LIKE 'person:grace.%'`);
    await live.backUp(bed.backup);
    await expect(restore(bed.placeKek('refused'), { backup: bed.backup })).rejects.toThrow(
      /is not accepted: the key person:ada\.\w+ cannot be used: it is gone.* person-ada at revision 0 needs it/,
    );
    const items = await restore(bed.placeKek('accepted'), { backup: bed.backup, acceptFaults: true });
    expect(
      items.flatMap((item) => (item.kind === 'fault' ? [item.text.slice(0, 'the key person:ada'.length)] : [])),
    ).toEqual(['the key person:ada', 'the key person:gra']);
  });

  it('is refused when the backup lacks the secret of the key vault', async () => {
    changeKeys(live, `DELETE FROM vault_settings WHERE name = 'blind-index'`);
    await live.backUp(bed.backup);
    await expect(restore(bed.placeKek('refused'), { backup: bed.backup, acceptFaults: true })).rejects.toThrow(
      'lacks the secret "blind-index"',
    );
  });

  it('refuses a backup of a newer release', async () => {
    const path = join(bed.backup, 'manifest.json');
    const manifest = parseManifest<Manifest>(readFileSync(path, 'utf8'));
    writeFileSync(path, manifestText({ ...manifest, format: 99 }));
    await expect(restore(bed.placeKek('elsewhere'), { backup: bed.backup })).rejects.toThrow(
      'newer release (format 99',
    );
    writeFileSync(path, manifestText({ ...manifest, schemaVersion: 99 } as Manifest));
    await expect(restore(bed.placeKek('elsewhere'), { backup: bed.backup })).rejects.toThrow(
      'newer release (schema 99',
    );
  });

  it('leaves nothing behind when it is refused in the middle, above all no uploaded file in clear', async () => {
    live.upload('job.csv', 'Name\nAda Lovelace\n');
    changeKeys(live, `DELETE FROM keys WHERE kid LIKE 'person:ada.%'`);
    await live.backUp(bed.backup);
    const { dataDir } = bed.placeKek('refused');
    await expect(restore(placesOf(dataDir), { backup: bed.backup })).rejects.toThrow('is not accepted');
    expect(readdirSync(dataDir).filter((name) => ['restoring', 'files', 'events.db'].includes(name))).toEqual([]);
  });

  it('needs a finished backup', async () => {
    copyFileSync(join(bed.backup, 'manifest.json'), join(bed.backup, 'progress.json'));
    rmSync(join(bed.backup, 'manifest.json'));
    await expect(restore(bed.placeKek('elsewhere'), { backup: bed.backup })).rejects.toThrow('was never finished');
    appendFileSync(join(bed.backup, 'progress.json'), 'x');
    await expect(restore(bed.placeKek('elsewhere'), { backup: join(bed.path, 'none') })).rejects.toThrow(
      'There is no backup',
    );
  });
});

describe('a restore of a backup that an earlier release made', () => {
  let bed: TestBed;
  let live: Installation;
  beforeEach(async () => {
    bed = new TestBed();
    live = await bed.installation('data', { withMacs: false });
    await live.register('ada', 'grace');
    await live.vault.encryptionKey('person:alan');
    await live.vault.erase('person:alan', 'asked');
    await live.backUp(bed.backup);
    asEarlierReleaseWroteIt(new BackupFolder(bed.backup));
  });
  afterEach(() => bed.dispose());

  it('is refused, and says why, because nothing but its chains shows that it is genuine', async () => {
    await expect(restore(bed.placeKek('elsewhere'), { backup: bed.backup })).rejects.toThrow(/no MACs.*--without-macs/);
  });

  it('gives it MACs when the operator accepts it', async () => {
    const places = bed.placeKek('elsewhere');
    expect((await restore(places, { backup: bed.backup, withoutMacs: true })).at(-1)).toMatchObject({
      events: 2,
      erased: 1,
    });
    const restored = await bed.installation('elsewhere');
    expect(await restored.events()).toEqual(await live.events());
    expect((await collect(restored.store.verify())).filter(({ kind }) => kind !== 'progress')).toMatchObject([
      { macs: true },
    ]);
    expect([restored.vault.authenticatesLog(), restored.vault.forgedErasures()]).toEqual([true, []]);
  });

  it('is refused even then when its chain is broken', async () => {
    const folder = new BackupFolder(bed.backup);
    rewriteSegments(folder, (row) => row.with(5, '{}'));
    await expect(restore(bed.placeKek('elsewhere'), { backup: bed.backup, withoutMacs: true })).rejects.toThrow(
      'person-ada at revision 0: changed',
    );
  });

  it('is followed by a whole backup with MACs in the same folder, which can be restored without a word', async () => {
    await bed.close();
    live = await bed.installation();
    await live.register('linus');
    expect(await live.backUp(bed.backup)).toMatchObject({ events: 3, added: 1 });
    expect(readdirSync(bed.backup).filter((name) => name.startsWith('events-'))).toHaveLength(1);
    expect(await (await bed.restored('elsewhere')).events()).toHaveLength(3);
  });
});

describe('a restore of a backup that somebody changed who has no key', () => {
  let bed: TestBed;
  beforeEach(async () => {
    bed = new TestBed();
    const live = await bed.installation();
    await live.register('ada', 'grace');
    await live.store.truncate('person-ada', 0);
    await live.vault.encryptionKey('person:alan');
    await live.vault.erase('person:alan', 'asked');
    await live.backUp(bed.backup);
  });
  afterEach(() => bed.dispose());
  const restoring = (options: { acceptFaults?: boolean; withoutMacs?: boolean } = {}) =>
    restore(bed.placeKek('elsewhere'), { backup: bed.backup, ...options });

  /** With the hash that belongs to the new data. */
  const forgeEvents = () =>
    rewriteSegments(new BackupFolder(bed.backup), (row) => {
      const [, stream, revision, id, type, , meta] = row;
      return row.with(5, '{}').with(8, eventHash(CHAIN_START, { stream, revision, id, type, meta, data: '{}' }));
    });

  it('is refused where an event was forged, and where its MACs were taken away', async () => {
    forgeEvents();
    await expect(restoring({ withoutMacs: true })).rejects.toThrow('person-ada at revision 0: forged');
    asEarlierReleaseWroteIt(new BackupFolder(bed.backup));
    await expect(restoring({ withoutMacs: true })).rejects.toThrow(/\$log at revision 0: missing|forged/);
  });

  it('is refused where a mark or an erasure was forged', async () => {
    rewriteState(new BackupFolder(bed.backup), 'marks', (row) => row.with(1, 1));
    await expect(restoring()).rejects.toThrow('person-ada at revision 1: forged');
    rewriteState(new BackupFolder(bed.backup), 'marks', (row) => row.with(1, 0));
    rewriteState(new BackupFolder(bed.backup), 'erased_subjects', (row) => row.with(0, 'person:grace'));
    await expect(restoring()).rejects.toThrow('The erasure of person:grace was forged.');
  });

  it('gives MACs to what the operator accepts in spite of that', async () => {
    forgeEvents();
    const faults = (await restoring({ acceptFaults: true })).filter(({ kind }) => kind === 'fault');
    expect(faults).toHaveLength(2);
    const restored = await bed.installation('elsewhere');
    expect((await restored.events()).map(({ data }) => data)).toEqual([{}, {}]);
  });
});
