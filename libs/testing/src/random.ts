import { createHash } from 'node:crypto';

/** The seed of all random tests of this run; `npm test` picks and prints it. */
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
