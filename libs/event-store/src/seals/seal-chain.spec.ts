import { createHash } from 'node:crypto';
import type { Position, StoredEvent } from '../event-store.port.js';
import { checkSeals } from './seal-chain.js';
import { SealKey, type Seal } from './seal.js';

const keyOf = (secret: string): Promise<SealKey> =>
  SealKey.of({ blindIndex: async () => createHash('sha256').update(secret).digest('hex') });

/** A seal of a log in which each seal covers ten events. */
const sealOf = (key: SealKey, number: number, changed: Partial<Seal> = {}): Seal =>
  key.seal({
    number,
    after: (number === 0 ? '' : `${number}0`) as Position,
    upTo: `${number + 1}0` as Position,
    events: 10,
    digest: `digest ${number}`,
    previous: number === 0 ? '' : `hash ${number - 1}`,
    sealedAt: '2026-11-22T00:00:00.000Z',
    ...changed,
  });
const stored = (seals: readonly unknown[], type = 'LogSealed'): StoredEvent[] =>
  seals.map((data, revision) => ({ type, revision, data, hash: `hash ${revision}` }) as unknown as StoredEvent);

describe('a chain of seals', () => {
  let key: SealKey;
  beforeAll(async () => {
    key = await keyOf('ours');
  });
  const faultsOf = (seals: readonly unknown[], type?: string) =>
    checkSeals(stored(seals, type), key.publicKey).faults.map(
      ({ revision, fault, detail }) => `${revision} ${fault}: ${detail}`,
    );

  it('is valid when each seal was signed with this key and begins where the one before ended', () => {
    const { good, faults } = checkSeals(stored([0, 1, 2].map((number) => sealOf(key, number))), key.publicKey);
    expect([good.map(({ seal }) => seal.number), faults]).toEqual([[0, 1, 2], []]);
  });
  it.each([
    ['names another predecessor', { previous: 'hash of another' }],
    ['leaves events out', { after: '15' as Position }],
  ])('is broken where a seal %s', (_what, changed) =>
    expect(faultsOf([sealOf(key, 0), sealOf(key, 1, changed)])).toEqual([
      '1 changed: It does not continue the seal before it.',
    ]),
  );
  it('lacks a seal where a number is skipped, and has an inserted seal where a number is repeated', () => {
    expect(faultsOf([sealOf(key, 0), sealOf(key, 2)])).toEqual([
      '1 missing: A seal before it is missing: it has the number 2 instead of 1.',
    ]);
    expect(faultsOf([sealOf(key, 0), sealOf(key, 0)])).toEqual(['1 inserted: It has the number 0 instead of 1.']);
  });
  it('names the key that signed a seal of another installation', async () => {
    const theirs = await keyOf('theirs');
    expect(faultsOf([sealOf(theirs, 0)])).toEqual([
      `0 changed: It is signed with the key ${theirs.keyId}; this installation signs with ${key.keyId}.`,
    ]);
  });
  it('rejects a field that was changed after signing', () =>
    expect(faultsOf([{ ...sealOf(key, 0), events: 9 }])).toEqual(['0 changed: Its signature does not match.']));
  it('reports what is not a seal', () => {
    expect(faultsOf([{ number: 0 }])).toEqual(['0 inserted: This is not a seal.']);
    expect(faultsOf([sealOf(key, 0)], 'Something')).toEqual(['0 inserted: This is not a seal.']);
  });
});
