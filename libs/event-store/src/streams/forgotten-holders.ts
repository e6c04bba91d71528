import { createHash } from 'node:crypto';

const SMALLEST = 1024;
const FULLEST = 0.7;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Which record holds a value, for very many values: 48 bits of the value's hash and the 128 bits of the record's id, 24 bytes a place of an open table that is a third to two thirds full.
 * Of a million values, two have the same 48 bits with a probability of one in 500.
 */
export class ForgottenHolders {
  /** 0: free. */
  private hashes = new Float64Array(SMALLEST);
  private ids = new BigUint64Array(2 * SMALLEST);
  private count = 0;

  /** Ids that are not UUIDs are not kept. */
  set(value: string, id: string): void {
    if (!UUID.test(id)) return;
    if (this.count >= this.hashes.length * FULLEST) this.grow();
    const hex = id.replaceAll('-', '');
    this.put(hashOf(value), BigInt(`0x${hex.slice(0, 16)}`), BigInt(`0x${hex.slice(16)}`));
  }

  get(value: string): string | undefined {
    if (this.count === 0) return undefined;
    const place = this.placeOf(hashOf(value));
    if (this.hashes[place] === 0) return undefined;
    const [high, low] = this.ids.subarray(2 * place);
    const hex = [high, low].map((half = 0n) => half.toString(16).padStart(16, '0')).join('');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }

  private put(hash: number, high: bigint, low: bigint): void {
    const place = this.placeOf(hash);
    if (this.hashes[place] === 0) this.count += 1;
    this.hashes[place] = hash;
    this.ids[2 * place] = high;
    this.ids[2 * place + 1] = low;
  }

  private placeOf(hash: number): number {
    let place = hash % this.hashes.length;
    while (this.hashes[place] !== 0 && this.hashes[place] !== hash) place = (place + 1) % this.hashes.length;
    return place;
  }

  private grow(): void {
    const { hashes, ids } = this;
    this.hashes = new Float64Array(2 * hashes.length);
    this.ids = new BigUint64Array(2 * ids.length);
    this.count = 0;
    for (const [place, hash] of hashes.entries())
      if (hash !== 0) this.put(hash, ids[2 * place] ?? 0n, ids[2 * place + 1] ?? 0n);
  }
}

const hashOf = (value: string): number => createHash('sha256').update(value).digest().readUIntBE(0, 6) || 1;
