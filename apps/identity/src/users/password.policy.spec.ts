import { type PasswordRefused } from '@crm/contracts/identity';
import { checkPassword } from './password.policy.js';

const judge = (password: string, email = 'ada@example.org'): string => {
  try {
    checkPassword(password, email);
    return 'accepted';
  } catch (error) {
    return (error as PasswordRefused).errors[0]?.code ?? 'no code';
  }
};

describe('what a password may be', () => {
  it.each([
    'correct horse',
    'ÄÖÜ äöü ß 漢字 12',
    'My cat Emil, 9',
    'Tr0ub4dor&3xyz',
    'x'.repeat(600) + 'y'.repeat(424),
  ])('accepts %p', (password) => expect(judge(password)).toBe('accepted'));
  it('counts code points, not UTF-16 units', () => {
    expect(judge('🔑🗝️🚪🏠🌳🐈🍎🚲📚🎈')).toBe('too-short');
    expect(judge('elevenchars')).toBe('too-short');
    expect(judge(`${'y'.repeat(1000)}${'z'.repeat(25)}`)).toBe('too-long');
  });
  it.each([
    'Password1234',
    'P@ssw0rd2026!',
    'Throughline2026',
    'passwordpassword',
    'adminadmin123',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    '123456789012',
    'qwertyuiopas',
    'lkjhgfdsapoi',
  ])('refuses %p as too common', (password) => expect(judge(password)).toBe('too-common'));
  it('refuses the e-mail address and its local part', () => {
    expect(judge('ADA@example.org')).toBe('equals-email');
    expect(judge('ada.lovelace123', 'Ada.Lovelace@example.org')).toBe('equals-email');
  });
});
