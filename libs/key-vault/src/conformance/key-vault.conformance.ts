import { KeyDamaged, KeyUnavailable, SubjectErased } from '@crm/contracts/refusals';
import { setImmediate } from 'node:timers/promises';
import { type KeyVault } from '../key-vault.port.js';

/** What the suite needs from an adapter. */
export interface KeyVaultHarness {
  /** Opens a vault on the storage of this harness; a vault opened before is closed first. */
  open(): Promise<KeyVault>;
  /** While `broken`, every read of the storage fails, as in an outage. */
  breakReads(broken: boolean): void;
  /** While `broken`, every write to the storage fails. */
  breakWrites(broken: boolean): void;
  dispose(): Promise<void>;
}

const bytesOf = async (vault: KeyVault, kid: string) => (await vault.decryptionKey(kid))?.export().toString('hex');

/** The contract of KeyVault as specs: every adapter must pass this suite. */
export function keyVaultConformance(adapter: string, start: () => Promise<KeyVaultHarness>): void {
  describe(`key vault on ${adapter}`, () => {
    let harness: KeyVaultHarness;
    let vault: KeyVault;
    beforeEach(async () => {
      harness = await start();
      vault = await harness.open();
    });
    afterEach(() => harness.dispose());

    describe('keys', () => {
      it('are created on first use, one for each subject, and stay the same', async () => {
        const { kid, key } = await vault.encryptionKey('customer:1');
        expect(kid).toMatch(/^customer:1\.\w+$/);
        expect(key.symmetricKeySize).toBe(32);
        expect((await vault.encryptionKey('customer:1')).kid).toBe(kid);
        expect((await vault.encryptionKey('customer:2')).key.equals(key)).toBe(false);
        expect(await bytesOf(vault, kid)).toBe(key.export().toString('hex'));
      });
      it('stay readable when a known subject is treated as new', async () => {
        const { kid, key } = await vault.encryptionKey('customer:1');
        vault = await harness.open();
        const second = await vault.encryptionKey('customer:1', { isNew: true });
        expect(second.kid).not.toBe(kid);
        expect(await bytesOf(vault, kid)).toBe(key.export().toString('hex'));
        await vault.erase('customer:1', 'asked');
        await expect(vault.encryptionKey('customer:1', { isNew: true })).rejects.toThrow(SubjectErased);
        expect([...(await vault.decryptionKeys([kid, second.kid])).values()]).toEqual([undefined, undefined]);
      });
      it('are created once when many callers ask at the same time', async () => {
        const asked = await Promise.all(Array.from({ length: 50 }, () => vault.encryptionKey('customer:1')));
        expect(new Set(asked.map(({ key }) => key.export().toString('hex'))).size).toBe(1);
      });
      it('survive a restart', async () => {
        const { kid, key } = await vault.encryptionKey('customer:1');
        vault = await harness.open();
        expect(await bytesOf(vault, kid)).toBe(key.export().toString('hex'));
        expect((await vault.encryptionKey('customer:1')).key.equals(key)).toBe(true);
      });
      it('are returned many at once, with an entry for each kid', async () => {
        const { kid } = await vault.encryptionKey('customer:1');
        await vault.encryptionKey('customer:2');
        await vault.erase('customer:2', 'asked');
        const keys = await vault.decryptionKeys([kid, 'customer:2.1']);
        expect([...keys.keys()]).toEqual([kid, 'customer:2.1']);
        expect(keys.get(kid)).toBeDefined();
        expect(keys.get('customer:2.1')).toBeUndefined();
        expect((await vault.decryptionKeys([])).size).toBe(0);
      });
      it('that could not be stored are never used again', async () => {
        harness.breakWrites(true);
        const lost = await vault.encryptionKey('customer:1').catch(() => undefined);
        await setImmediate();
        harness.breakWrites(false);
        const kept = await vault.encryptionKey('customer:1');
        if (lost !== undefined) expect(kept.key.equals(lost.key)).toBe(false);
        vault = await harness.open();
        expect(await bytesOf(vault, kept.kid)).toBe(kept.key.export().toString('hex'));
      });
    });

    describe('erasing', () => {
      it('destroys the key permanently', async () => {
        const { kid } = await vault.encryptionKey('customer:1');
        expect(await vault.erase('customer:1', 'asked')).toMatchObject({ keysDestroyed: 1 });
        expect(await vault.decryptionKey(kid)).toBeUndefined();
        await expect(vault.encryptionKey('customer:1')).rejects.toThrow(SubjectErased);
        vault = await harness.open();
        expect(await vault.decryptionKey(kid)).toBeUndefined();
        await expect(vault.encryptionKey('customer:1')).rejects.toThrow(SubjectErased);
      });
      it('is idempotent: a second call changes nothing', async () => {
        await vault.encryptionKey('customer:1');
        const { fencedAt } = await vault.erase('customer:1', 'asked');
        await setImmediate();
        expect(await vault.erase('customer:1', 'asked again')).toEqual({ fencedAt, keysDestroyed: 0 });
        expect(new Date(fencedAt).toISOString()).toBe(fencedAt);
      });
      it('fences a subject that never had a key', async () => {
        expect(await vault.erase('customer:9', 'asked')).toMatchObject({ keysDestroyed: 0 });
        await expect(vault.encryptionKey('customer:9')).rejects.toThrow(SubjectErased);
      });
      it('does not affect other subjects', async () => {
        const other = await vault.encryptionKey('customer:10');
        await vault.encryptionKey('customer:1');
        await vault.erase('customer:1', 'asked');
        expect(await vault.decryptionKey(other.kid)).toBeDefined();
      });
      it('fences the subject before it is done', async () => {
        const { kid } = await vault.encryptionKey('customer:1');
        const erased = vault.erase('customer:1', 'asked');
        await expect(vault.encryptionKey('customer:1')).rejects.toThrow(SubjectErased);
        expect(await vault.decryptionKey(kid)).toBeUndefined();
        await erased;
      });
      it('that fails halfway leaves the subject fenced, and repeating it completes the erasure', async () => {
        const { kid } = await vault.encryptionKey('customer:1');
        harness.breakWrites(true);
        await expect(vault.erase('customer:1', 'asked')).rejects.toThrow();
        await expect(vault.encryptionKey('customer:1')).rejects.toThrow(SubjectErased);
        expect(await vault.decryptionKey(kid)).toBeUndefined();
        harness.breakWrites(false);
        expect(await vault.erase('customer:1', 'asked')).toMatchObject({ keysDestroyed: 1 });
        vault = await harness.open();
        expect(await vault.decryptionKey(kid)).toBeUndefined();
      });
      it('wins against a key that is being created', async () => {
        const [made] = await Promise.allSettled([
          vault.encryptionKey('customer:1'),
          vault.erase('customer:1', 'asked'),
        ]);
        if (made.status === 'rejected') throw made.reason;
        expect(await vault.decryptionKey(made.value.kid)).toBeUndefined();
        await expect(vault.encryptionKey('customer:1')).rejects.toThrow(SubjectErased);
      });
    });

    describe('an outage', () => {
      it('is never mistaken for an erasure', async () => {
        const { kid } = await vault.encryptionKey('customer:1');
        vault = await harness.open();
        harness.breakReads(true);
        await expect(vault.decryptionKey(kid)).rejects.toThrow(KeyUnavailable);
        await expect(vault.decryptionKeys([kid])).rejects.toThrow(KeyUnavailable);
        await expect(vault.encryptionKey('customer:2')).rejects.toThrow(KeyUnavailable);
        harness.breakReads(false);
        expect(await vault.decryptionKey(kid)).toBeDefined();
      });
      it('is reported by a closed vault', async () => {
        const { kid } = await vault.encryptionKey('customer:1');
        await vault.close();
        await vault.close();
        await expect(vault.decryptionKey(kid)).rejects.toThrow(KeyUnavailable);
        await expect(vault.encryptionKey('customer:1')).rejects.toThrow(KeyUnavailable);
      });
    });

    describe('a key that is missing although its subject was not erased', () => {
      it('is damage and no outage, and concerns nobody else', async () => {
        const { kid } = await vault.encryptionKey('customer:1');
        await expect(vault.decryptionKeys([kid, 'customer:7.1'])).rejects.toThrow(KeyDamaged);
        await expect(vault.decryptionKey('customer:7.1')).rejects.toMatchObject({ facts: { damage: 'missing' } });
        expect(await vault.decryptionKey(kid)).toBeDefined();
        expect(await vault.knownDamage()).toEqual([{ key: 'customer:7.1', damage: 'missing' }]);
      });
    });

    describe('rotating the key-encryption key under load', () => {
      it('leaves every key unchanged, old and new', async () => {
        const before = await Promise.all(
          Array.from({ length: 450 }, (_, index) => vault.encryptionKey(`customer:${index}`)),
        );
        let rotating = true;
        const during: Awaited<ReturnType<KeyVault['encryptionKey']>>[] = [];
        const load = (async () => {
          for (let index = 0; rotating; index++, await setImmediate()) {
            during.push(await vault.encryptionKey(`late:${index}`));
            await vault.decryptionKey(before[index % 450]!.kid);
          }
        })();
        const [{ rewrapped, remaining }, twin] = await Promise.all([vault.rotateKek(), vault.rotateKek()]);
        rotating = false;
        await load;
        expect(rewrapped).toBeGreaterThanOrEqual(450);
        expect(remaining).toBe(0);
        expect(twin).toMatchObject({ rewrapped, remaining }); // one rotation, however many ask
        vault = await harness.open();
        for (const { kid, key } of [...before, ...during])
          expect(await bytesOf(vault, kid)).toBe(key.export().toString('hex'));
      });
      it('does not bring an erased key back', async () => {
        const kids: string[] = [];
        for (let index = 0; index < 20; index++) kids.push((await vault.encryptionKey(`customer:${index}`)).kid);
        await Promise.all([vault.rotateKek(), vault.erase('customer:3', 'asked')]);
        vault = await harness.open();
        expect(await vault.decryptionKey(kids[3]!)).toBeUndefined();
        expect(await vault.decryptionKey(kids[4]!)).toBeDefined();
      });
      it('continues after a failure', async () => {
        const { kid, key } = await vault.encryptionKey('customer:1');
        harness.breakWrites(true);
        await expect(vault.rotateKek()).rejects.toThrow();
        harness.breakWrites(false);
        vault = await harness.open();
        expect(await bytesOf(vault, kid)).toBe(key.export().toString('hex'));
        expect(await vault.rotateKek()).toMatchObject({ remaining: 0 });
        vault = await harness.open();
        expect(await bytesOf(vault, kid)).toBe(key.export().toString('hex'));
      });
    });

    describe('the blind index', () => {
      it('is the same for the same value, after restarts and rotations too', async () => {
        const index = await vault.blindIndex('member-email', 'ada@example.org');
        expect(index).toMatch(/^[0-9a-f]{64}$/);
        vault = await harness.open();
        expect(await vault.blindIndex('member-email', 'ada@example.org')).toBe(index);
        await vault.rotateKek();
        vault = await harness.open();
        expect(await vault.blindIndex('member-email', 'ada@example.org')).toBe(index);
      });
      it('differs by value, by purpose and by deployment', async () => {
        const index = await vault.blindIndex('member-email', 'ada@example.org');
        expect(await vault.blindIndex('member-email', 'bea@example.org')).not.toBe(index);
        expect(await vault.blindIndex('user-email', 'ada@example.org')).not.toBe(index);
        const other = await start();
        expect(await (await other.open()).blindIndex('member-email', 'ada@example.org')).not.toBe(index);
        await other.dispose();
      });
    });
  });
}
