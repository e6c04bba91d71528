import { createHash } from 'node:crypto';

/** What random tests of this run draw from; `npm test` picks and prints it. */
export const testSeed = (): number => Number(process.env['TEST_SEED'] ?? 0);

/** Numbers from 0 to 1 (exclusive), the same for the same seed and name. */
export function randomFor(name: string): () => number {
  let drawn = 0;
  return () => {
    const digest = createHash('sha256')
      .update(`${testSeed()} ${name} ${(drawn += 1)}`)
      .digest();
    return digest.readUInt32BE() / 2 ** 32;
  };
}
