import { PASSWORD, PasswordRefused } from '@crm/contracts/identity';

/** Common passwords, and the names of this product. Digits and signs around them do not help. */
const COMMON = new Set(
  `password passwort motdepasse contrasena senha passw0rd qwerty qwertz azerty letmein welcome willkommen iloveyou dragon monkey sunshine princess
  football baseball superman batman trustno1 master shadow michael jordan charlie computer internet changeme default secret private access
  admin administrator root user guest login test testing demo example company business spring summer autumn winter
  throughline crm customer customers`.split(/\s+/),
);
/** Neighbouring keys, digits and letters. Any part of these, forwards or backwards, is guessable. */
const RUNS = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
  '1qaz2wsx3edc4rfv5tgb6yhn',
];

/** Throws PasswordRefused. No rule on kinds of characters: only length and guessability count. */
export function checkPassword(password: string, email: string, pointer = '/password'): void {
  const fault = faultOf(password, email);
  if (fault !== undefined) throw new PasswordRefused([{ pointer, ...fault }]);
}

function faultOf(password: string, email: string): { code: string; detail: string } | undefined {
  const length = [...password].length;
  if (length < PASSWORD.minLength)
    return { code: 'too-short', detail: `A password has at least ${PASSWORD.minLength} characters.` };
  if (length > PASSWORD.maxLength)
    return { code: 'too-long', detail: `A password has at most ${PASSWORD.maxLength} characters.` };
  const folded = password.toLowerCase();
  const mailbox = email.toLowerCase();
  if (folded === mailbox || core(folded) === core(mailbox.split('@', 1)[0] ?? ''))
    return { code: 'equals-email', detail: 'The password must not be the e-mail address.' };
  return isGuessable(folded) ? { code: 'too-common', detail: 'The password is too easy to guess.' } : undefined;
}

/** The text without non-letters at both ends, with the usual replacements undone. */
const core = (text: string): string =>
  text
    .replace(/^[^a-z]+|[^a-z]+$/g, '')
    .replaceAll('0', 'o')
    .replaceAll('@', 'a')
    .replaceAll('$', 's');

function isGuessable(folded: string): boolean {
  const word = core(folded);
  // Words may be doubled, or follow each other: passwordpassword, adminadmin, welcomeadmin.
  if (COMMON.has(word) || [...COMMON].some((start) => word.startsWith(start) && COMMON.has(word.slice(start.length))))
    return true;
  if (/^(.{1,4})\1+.{0,3}$/s.test(folded)) return true;
  return RUNS.some((run) => run.includes(folded) || [...run].reverse().join('').includes(folded));
}
