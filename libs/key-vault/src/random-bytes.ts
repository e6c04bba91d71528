import { randomFillSync } from 'node:crypto';

const pool = Buffer.alloc(8192);
let used = pool.length;

/** Fresh random bytes. For a few bytes the generator costs more than the cipher that uses them, so one call of it serves many. */
export function randomBytesOf(length: number): Buffer {
  if (used + length > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const start = used;
  used += length;
  const bytes = Buffer.from(pool.subarray(start, used));
  pool.fill(0, start, used); // they may become a key: no copy is left
  return bytes;
}
