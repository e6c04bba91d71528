import { Unavailable, VaultDamaged, WrongKek } from '@crm/contracts/refusals';
import { mkdtemp, readFile, rm, stat, writeFile, chmod } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import SqliteDatabase from 'better-sqlite3';
import { event } from '../conformance/events.js';
import { keyVaultConformance, type KeyVaultHarness } from '@crm/key-vault/conformance';

import { EmbeddedKeyVault, type KekSettings, type KeyRows, type KeyVault } from '@crm/key-vault';
import { openSqliteEventStore, type SqliteEventStore } from './sqlite-event-store.js';

const READS = new Set(['newest', 'byKids', 'erasedSubjects', 'setting', 'slice', 'countNotUnder']);
const broken = { reads: false, writes: false, rewrap: 'works' as 'works' | 'fails' | 'does nothing' };

/** The rows of the store, failing on demand. */
const failing = (rows: KeyRows): KeyRows =>
  new Proxy(rows, {
    get(target, name: keyof KeyRows) {
      const call = target[name].bind(target) as (...parameters: unknown[]) => unknown;
      if (READS.has(name))
        return (...parameters: unknown[]) => {
          if (broken.reads) throw new Error('disk I/O error');
          return call(...parameters);
        };
      if (name === 'rewrap' && broken.rewrap === 'does nothing') return () => Promise.resolve();
      const fails = () => broken.writes || (name === 'rewrap' && broken.rewrap === 'fails');
      return (...parameters: unknown[]) =>
        fails() ? Promise.reject(new Unavailable({ reason: 'broken on purpose' })) : call(...parameters);
    },
  });

class Deployment implements KeyVaultHarness {
  readonly directory: string;
  private vault?: KeyVault;
  private store?: SqliteEventStore;

  private constructor(directory: string) {
    this.directory = directory;
  }
  static async create(): Promise<Deployment> {
    return new Deployment(await mkdtemp(join(tmpdir(), 'crm-vault-')));
  }
  get rows(): KeyRows {
    return this.store!.keyRows;
  }
  get log(): SqliteEventStore {
    return this.store!;
  }
  /** As a hand or a defect would change the file. */
  execute(sql: string, value: string | number): void {
    const database = new SqliteDatabase(join(this.directory, 'events.db'), { timeout: 5000 });
    database.prepare(sql).run(value);
    database.close();
  }
  async open(kek: Partial<KekSettings> = {}): Promise<KeyVault> {
    await this.close();
    this.store = await openSqliteEventStore({ directory: this.directory });
    this.vault = await EmbeddedKeyVault.open({
      rows: failing(this.store.keyRows),
      kek: { directory: this.directory, ...kek },
    });
    return this.vault;
  }
  async close(): Promise<void> {
    await this.vault?.close();
    await this.store?.close();
  }
  breakReads(now: boolean): void {
    broken.reads = now;
  }
  breakWrites(now: boolean): void {
    broken.writes = now;
  }
  async dispose(): Promise<void> {
    Object.assign(broken, { reads: false, writes: false, rewrap: 'works' });
    await this.close();
    await rm(this.directory, { recursive: true });
  }
}

keyVaultConformance('SQLite', () => Deployment.create());

describe('a check of the keys', () => {
  let deployment: Deployment;
  beforeEach(async () => {
    deployment = await Deployment.create();
  });
  afterEach(() => deployment.dispose());

  it('names each key that an event needs and that is missing or changed, once, with the first event; erased people are none', async () => {
    const vault = await deployment.open();
    const kids = new Map<string, string>();
    for (const name of ['lost', 'spoilt', 'erased', 'sound'])
      kids.set(name, (await vault.encryptionKey(`customer:${name}`)).kid);
    for (const revision of [0, 1])
      for (const [name, kid] of kids) {
        const box = { kid, iv: '', box: '' };
        const part =
          revision === 0 ? event({ $sealed: box }) : { ...event({}), meta: { ...event({}).meta, sealed: box } };
        await deployment.log.append({ stream: `customer-${name}`, expected: 'any', events: [part] });
      }
    await vault.erase('customer:erased', 'asked');
    const spoilt = deployment.rows.newest('customer:spoilt')!;
    await deployment.rows.rewrap([{ ...spoilt, wrapped: spoilt.wrapped.map((byte) => byte ^ 1) }]);
    deployment.execute('DELETE FROM keys WHERE kid = ?', kids.get('lost')!);
    const lost = { key: kids.get('lost'), damage: 'missing', event: { stream: 'customer-lost', revision: 0 } };
    expect(await Array.fromAsync(vault.verify())).toEqual([
      lost,
      { key: spoilt.kid, damage: 'changed', event: { stream: 'customer-spoilt', revision: 0 } },
    ]);
    expect(await Array.fromAsync(vault.verify({ stream: 'customer-lost' }))).toEqual([lost]);
    expect(await Array.fromAsync(vault.verify({ stream: 'customer-sound' }))).toEqual([]);
    expect((await vault.knownDamage()).map(({ key }) => key).sort()).toEqual([kids.get('lost'), spoilt.kid].sort());
    await deployment.rows.rewrap([spoilt]);
    expect(await Array.fromAsync(vault.verify())).toEqual([lost]);
    expect((await vault.knownDamage()).map(({ key }) => key)).toEqual([kids.get('lost')]);
  });

  it('walks a log of many slices, and survives a text that is not JSON', async () => {
    const vault = await deployment.open();
    const events = Array.from({ length: 2500 }, () => event({}));
    await deployment.log.append({ stream: 'many', expected: 'any', events: events.slice(0, 1250) });
    await deployment.log.append({ stream: 'many', expected: 'any', events: events.slice(1250) });
    const box = { kid: 'customer:9.f', iv: '', box: '' };
    await deployment.log.append({ stream: 'customer-9', expected: 'any', events: [event({ $sealed: box })] });
    deployment.execute(`UPDATE events SET data = '{' WHERE position = ?`, 1);
    let pauses = 0;
    const pause = async () => void pauses++;
    expect(await Array.fromAsync(vault.verify({ pause }))).toMatchObject([{ key: 'customer:9.f', damage: 'missing' }]);
    expect(pauses).toBeGreaterThan(2);
  });

  it('names a part of the vault that is gone', async () => {
    const vault = await deployment.open();
    deployment.execute('DELETE FROM vault_settings WHERE name = ?', 'keks-in-use');
    expect(await Array.fromAsync(vault.verify())).toEqual([{ key: 'keks-in-use', damage: 'missing' }]);
    expect(await vault.knownDamage()).toEqual([{ key: 'keks-in-use', damage: 'missing' }]);
  });
});

describe('the key-encryption key of the embedded vault', () => {
  let deployment: Deployment;
  const kekPath = (): string => join(deployment.directory, 'kek.json');
  const newKek = (): string => randomBytes(32).toString('base64');
  const readFileKeks = async () => JSON.parse(await readFile(kekPath(), 'utf8')) as { id: string; key: string }[];
  const refusal = async (kek: Partial<KekSettings> = {}): Promise<string> => {
    const error: unknown = await deployment.open(kek).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(WrongKek);
    return (error as WrongKek).message;
  };
  beforeEach(async () => {
    deployment = await Deployment.create();
  });
  afterEach(() => deployment.dispose());

  it('is created at the first start, readable by its owner only', async () => {
    await deployment.open();
    const [kek, ...others] = await readFileKeks();
    expect(Buffer.from(kek!.key, 'base64')).toHaveLength(32);
    expect(kek!.id).toMatch(/^[0-9a-f]{16}$/);
    expect(others).toEqual([]);
    if (process.platform !== 'win32') expect((await stat(kekPath())).mode & 0o777).toBe(0o600);
  });
  it('is stored where KEK_FILE says, and then not in the data directory', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'crm-kek-'));
    const kekFile = join(elsewhere, 'key.json');
    const { kid } = await (await deployment.open({ kekFile })).encryptionKey('customer:1');
    await expect(stat(kekPath())).rejects.toThrow();
    await chmod(kekFile, 0o444); // as a mounted secret
    expect(await (await deployment.open({ kekFile })).decryptionKey(kid)).toBeDefined();
    await rm(elsewhere, { recursive: true });
  });
  it('never leaves a plain key in the rows', async () => {
    const { key } = await (await deployment.open()).encryptionKey('customer:1');
    await (await deployment.open()).encryptionKey('customer:1');
    expect(Buffer.from(deployment.rows.newest('customer:1')!.wrapped).includes(key.export())).toBe(false);
  });

  it('does not scan the keys at a start, unless an earlier release wrote the store', async () => {
    await (await deployment.open()).encryptionKey('customer:1');
    const walks: string[] = [];
    const watched = new Proxy(deployment.rows, {
      get(target, name: keyof KeyRows) {
        if (name === 'slice' || name === 'countNotUnder') walks.push(name);
        return target[name].bind(target);
      },
    });
    await EmbeddedKeyVault.open({ rows: watched, kek: { directory: deployment.directory } });
    expect(walks).toEqual([]);
  });

  describe('refuses to start, with a reason,', () => {
    it('when there is data but the file is gone, and creates no new one', async () => {
      await deployment.open();
      await rm(kekPath());
      expect(await refusal()).toMatch(
        /There is data, but its key-encryption key is gone: .*kek\.json does not exist\. Put the file back/,
      );
      await expect(stat(kekPath())).rejects.toThrow();
    });
    it('when the secret of the blind index is gone from a store that holds data, and creates no new one', async () => {
      await (await deployment.open()).encryptionKey('customer:1');
      await deployment.open(); // the key is stored now
      const lacking = new Proxy(deployment.rows, {
        get: (target, name: keyof KeyRows) => (name === 'setting' ? () => undefined : target[name].bind(target)),
      });
      const put = jest.spyOn(deployment.rows, 'putSetting');
      await expect(EmbeddedKeyVault.open({ rows: lacking, kek: { directory: deployment.directory } })).rejects.toThrow(
        VaultDamaged,
      );
      expect(put).not.toHaveBeenCalled();
    });
    it('when it is another one', async () => {
      const [mine, other] = [newKek(), newKek()];
      await deployment.open({ kek: mine });
      expect(await refusal({ kek: other })).toMatch(
        /The data is encrypted under the key-encryption key [0-9a-f]{16}, but the setting KEK holds [0-9a-f]{16}\./,
      );
      expect(await refusal()).toMatch(/gone/);
      await deployment.open({ kek: mine });
    });
    it('when keys are still wrapped by one that is no longer available', async () => {
      const [old, fresh] = [newKek(), newKek()];
      await (await deployment.open({ kek: old })).encryptionKey('customer:1');
      const vault = await deployment.open({ kek: fresh, kekPrevious: old });
      broken.rewrap = 'fails';
      await expect(vault.rotateKek()).rejects.toThrow(Unavailable);
      broken.rewrap = 'works';
      expect(await refusal({ kek: fresh })).toMatch(/KEK_PREVIOUS/);
      await deployment.open({ kek: fresh, kekPrevious: old });
    });
    it.each([
      ['text that is not JSON', 'secret!'],
      ['JSON that is not a list', '{"id":"x","key":"y"}'],
      ['an empty list', '[]'],
      ['a short key', '[{"id":"0","key":"AAAA"}]'],
      ['a key with the id of another', `[{"id":"0000000000000000","key":"${'A'.repeat(43)}="}]`],
    ])('when the file holds %s, without quoting it', async (_what, text) => {
      await writeFile(kekPath(), text, { mode: 0o600 });
      const message = await refusal();
      expect(message).toContain(kekPath());
      expect(message).not.toMatch(/secret!|AAAA/);
    });
    it('when other users can read it', async () => {
      if (process.platform === 'win32') return;
      await deployment.open();
      await chmod(kekPath(), 0o640);
      expect(await refusal()).toMatch(/mode 640.*chmod 600/);
    });
    it('when the setting is not a key', async () => {
      const message = await refusal({ kek: 'hunter2' });
      expect(message).toMatch(/KEK must hold 32 bytes in base64/);
      expect(message).not.toContain('hunter2');
    });
  });

  describe('when rotated', () => {
    it('is replaced by a new one, and stays in the file for the backups that need it', async () => {
      const vault = await deployment.open();
      const { kid } = await vault.encryptionKey('customer:1');
      const [old] = await readFileKeks();
      const { wrapped } = deployment.rows.newest('customer:1') ?? {};
      expect(await vault.rotateKek()).toMatchObject({ rewrapped: 1, remaining: 0 });
      const keks = await readFileKeks();
      expect(keks.map(({ id }) => id)).toEqual([expect.any(String), old!.id]);
      expect(keks[0]!.id).not.toBe(old!.id);
      expect(deployment.rows.newest('customer:1')!.wrapped).not.toEqual(wrapped);
      await writeFile(kekPath(), JSON.stringify([old]), { mode: 0o600 });
      expect(await refusal()).toMatch(/The data is encrypted under/); // the old one no longer unwraps anything
      await writeFile(kekPath(), JSON.stringify(keks), { mode: 0o600 });
      expect(await (await deployment.open()).decryptionKey(kid)).toBeDefined();
    });
    it('is finished after a crash right after the new file was written', async () => {
      const { kid } = await (await deployment.open()).encryptionKey('customer:1');
      const old = await readFileKeks();
      const fresh = await Deployment.create();
      await fresh.open();
      const [other] = JSON.parse(await readFile(join(fresh.directory, 'kek.json'), 'utf8')) as {
        id: string;
        key: string;
      }[];
      await fresh.dispose();
      await writeFile(kekPath(), JSON.stringify([other, ...old]), { mode: 0o600 });
      const vault = await deployment.open();
      expect(await vault.decryptionKey(kid)).toBeDefined();
      expect(await vault.rotateKek()).toMatchObject({ rewrapped: 1, remaining: 0 });
      expect((await readFileKeks()).map(({ id }) => id)).toEqual([other!.id, old[0]!.id]); // continued, not started again
    });
    it('is removed on request, and then nothing is rotated again', async () => {
      const vault = await deployment.open();
      const { kid } = await vault.encryptionKey('customer:1');
      const { kekId, retired } = await vault.rotateKek();
      expect(await vault.rotateKek({ forgetOld: true })).toEqual({
        rewrapped: 0,
        remaining: 0,
        kekId,
        retired: [],
        forgotten: retired,
        origin: kekPath(),
      });
      expect((await readFileKeks()).map(({ id }) => id)).toEqual([kekId]);
      expect(await (await deployment.open()).decryptionKey(kid)).toBeDefined();
    });
    it('is rotated as often as asked: each time a new one wraps everything, and the file keeps all', async () => {
      const vault = await deployment.open();
      await vault.encryptionKey('customer:1');
      const first = await vault.rotateKek();
      const second = await vault.rotateKek();
      expect(second).toMatchObject({ rewrapped: 1, remaining: 0, retired: [first.kekId, ...first.retired] });
      expect((await readFileKeks()).map(({ id }) => id)).toEqual([second.kekId, ...second.retired]);
    });
    it('stays in the file while keys are still wrapped by it, also on request to remove it', async () => {
      const vault = await deployment.open();
      const { kid } = await vault.encryptionKey('customer:1');
      broken.rewrap = 'does nothing';
      expect(await vault.rotateKek()).toMatchObject({ remaining: 1 });
      expect(await vault.rotateKek({ forgetOld: true })).toMatchObject({ remaining: 1, forgotten: [] });
      expect(await readFileKeks()).toHaveLength(2);
      expect(await (await deployment.open()).decryptionKey(kid)).toBeDefined();
    });
    it('is not held up by a spoilt key, which stays as it is for its repair', async () => {
      const first = await deployment.open();
      const [spoilt, sound] = [await first.encryptionKey('customer:1'), await first.encryptionKey('customer:2')];
      const vault = await deployment.open();
      const row = deployment.rows.newest('customer:1')!;
      await deployment.rows.rewrap([{ ...row, wrapped: row.wrapped.map((byte) => byte ^ 1) }]);
      const { kekId, ...rotated } = await vault.rotateKek();
      expect(rotated).toMatchObject({ rewrapped: 1, remaining: 1 });
      expect((await vault.rotateKek()).kekId).not.toBe(kekId);
      await deployment.rows.rewrap([row]);
      const reopened = await deployment.open();
      for (const { kid } of [spoilt, sound]) expect(await reopened.decryptionKey(kid)).toBeDefined();
    });
    it('through the settings, rewraps everything from KEK_PREVIOUS to KEK', async () => {
      const [old, fresh] = [newKek(), newKek()];
      const { kid } = await (await deployment.open({ kek: old })).encryptionKey('customer:1');
      const vault = await deployment.open({ kek: fresh, kekPrevious: old });
      expect(await vault.rotateKek()).toMatchObject({ rewrapped: 1, remaining: 0 });
      expect(await (await deployment.open({ kek: fresh })).decryptionKey(kid)).toBeDefined();
    });
  });
});
