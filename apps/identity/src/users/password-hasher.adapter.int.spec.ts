import { TooManyLogins } from '@crm/contracts/identity';
import { PasswordHasher } from './password-hasher.adapter.js';

describe('the password hasher', () => {
  const hasher = new PasswordHasher();

  it('writes argon2id with the agreed cost', async () => {
    expect(await hasher.hash('correct horse battery staple')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
  it('tells long twins apart and composed from decomposed not', async () => {
    const phc = await hasher.hash(`${'a'.repeat(99)}é`);
    expect(await hasher.verify(`${'a'.repeat(99)}e\u0301`, phc)).toBe(true);
    expect(await hasher.verify(`${'a'.repeat(99)}e`, phc)).toBe(false);
  });
  it('never lets anybody in as nobody', async () => {
    expect(await hasher.verify('nobody', undefined)).toBe(false);
  });
  it('refuses more than a bounded crowd, and serves the rest', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 110 }, () => hasher.verify('x', undefined)));
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused.length).toBe(8);
    expect((refused[0] as PromiseRejectedResult).reason).toBeInstanceOf(TooManyLogins);
    expect(await hasher.verify('x', undefined)).toBe(false);
  });
});
