import { TooManyLogins } from '@crm/contracts/identity';
import { hash } from '@node-rs/argon2';
import { PasswordHasher } from './password-hasher.adapter.js';

describe('the password hasher', () => {
  const hasher = new PasswordHasher();

  it('writes argon2id with 19 MiB and two passes, and a salt of its own each time', async () => {
    const [one, other] = [await hasher.hash('correct horse'), await hasher.hash('correct horse')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
  });

  it('accepts the password that was hashed, and no other', async () => {
    const phc = await hasher.hash('correct horse');
    expect(await hasher.verify('correct horse', phc)).toBe(true);
    expect(await hasher.verify('correct horsE', phc)).toBe(false);
    expect(await hasher.verify('', phc)).toBe(false);
  });

  it('compares every character, also far beyond the 72 bytes that bcrypt reads', async () => {
    const phc = await hasher.hash(`${'a'.repeat(99)}e`);
    expect(await hasher.verify(`${'a'.repeat(99)}e`, phc)).toBe(true);
    expect(await hasher.verify(`${'a'.repeat(99)}f`, phc)).toBe(false);
  });

  it('treats composed and decomposed characters as equal', async () => {
    const phc = await hasher.hash('caf\u00e9');
    expect(await hasher.verify('cafe\u0301', phc)).toBe(true);
    expect(await hasher.verify('cafe', phc)).toBe(false);
  });

  it('refuses every password if there is no hash, even that of the decoy', async () => {
    for (const password of ['nobody', '', 'correct horse'])
      expect(await hasher.verify(password, undefined)).toBe(false);
  });

  it('calls a hash cheap that was made with less memory, fewer passes or another algorithm', async () => {
    expect(hasher.isCheap(await hasher.hash('x'))).toBe(false);
    expect(hasher.isCheap(await hash('x', { memoryCost: 9_728, timeCost: 2, parallelism: 1 }))).toBe(true);
    expect(hasher.isCheap(await hash('x', { memoryCost: 19_456, timeCost: 1, parallelism: 1 }))).toBe(true);
    expect(hasher.isCheap('$2b$10$abcdefghijklmnopqrstuv')).toBe(true);
  });

  it('refuses what comes while 100 wait, and serves all others', async () => {
    const work = Array.from({ length: 110 }, () => hasher.verify('x', undefined));
    expect(hasher.queue).toBe(100);
    const outcomes = await Promise.allSettled(work);
    const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as Error] : []));
    const answers = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    // Two run, 100 wait.
    expect(answers).toEqual(Array.from({ length: 102 }, () => false));
    expect(reasons.map((reason) => reason instanceof TooManyLogins)).toEqual(Array.from({ length: 8 }, () => true));
    expect([hasher.queue, await hasher.verify('x', undefined)]).toEqual([0, false]);
  });
});
