import type { ProblemTable } from './entry.js';

/** Users, sessions and everything else that identity refuses. */
export const identityProblems = {
  'identity.account-not-active': {
    status: 'forbidden',
    title:
      'This account cannot be used yet: its address has to be verified, and an administrator has to give it a role.',
    meaning: 'The password is right. The address was not verified yet, or no role was given yet.',
    remedy: 'Follow the link in the mail, or wait for an administrator.',
  },
  'identity.current-password-refused': {
    status: 'forbidden',
    title: 'The current password is wrong.',
    meaning: 'Whoever changes a password proves first that it is theirs.',
    remedy: 'Try again, or reset the password. Failures count as those of a log-in do.',
  },
  'identity.email-taken': {
    status: 'conflict',
    title: 'Another user has this e-mail address.',
    meaning: 'E-mail addresses of users are unique, without regard to case.',
    remedy: 'Choose another address, or use the existing account.',
    facts: { userId: 'Who has the address.' },
  },
  'identity.invitation-refused': {
    status: 'forbidden',
    title: 'This invitation is not valid any more. Ask for another one.',
    meaning: 'The link is wrong, too old, used, or replaced by a newer one. Which of these is not told.',
    remedy: 'Ask an administrator for another invitation.',
  },
  'identity.login-refused': {
    status: 'unauthenticated',
    title: 'The e-mail address or the password is wrong.',
    meaning: 'One of both is wrong, or the account may not log in. Which of these is not told.',
    remedy: 'Try again, or reset the password.',
  },
  'identity.more-than-you-hold': {
    status: 'forbidden',
    title: 'This takes rights that you do not have yourself.',
    meaning: 'Nobody gives or takes a role whose rights reach farther than their own.',
    remedy: 'Ask somebody who holds these rights.',
    facts: { roles: 'Those that are too much.' },
  },
  'identity.not-yourself': {
    status: 'forbidden',
    title: 'Nobody deactivates or deletes themself. Ask another administrator.',
    meaning: 'So that nobody locks themself out by mistake.',
    remedy: 'Ask another administrator.',
    facts: { userId: 'You.' },
  },
  'identity.password-refused': {
    status: 'invalid',
    title: 'This password cannot be used.',
    meaning: 'It is too short, too long or too easily guessed. `errors` says which.',
    remedy: 'Choose another password.',
  },
  'identity.refresh-refused': {
    status: 'unauthenticated',
    title: 'This refresh token opens nothing. Log in again.',
    meaning: 'It was never given, was spent before, or its session is over. Which of these is not told.',
    remedy: 'Log in again.',
  },
  'identity.registration-closed': {
    status: 'forbidden',
    title: 'Nobody can register here; ask an administrator for an invitation.',
    meaning: 'The setting REGISTRATION is closed.',
    remedy: 'Ask an administrator for an invitation.',
  },
  'identity.reset-token-refused': {
    status: 'forbidden',
    title: 'This token sets no password: it was used, replaced by a newer one, or has expired.',
    meaning: 'A token works once, for an hour, and only the newest one works.',
    remedy: 'Ask for another mail.',
  },
  'identity.session-not-found': {
    status: 'not-found',
    title: 'There is no such session.',
    meaning: 'It is over, or it is not yours.',
    remedy: 'List your sessions.',
    facts: { sessionId: 'The id that was asked for.' },
  },
  'identity.set-up-token-refused': {
    status: 'forbidden',
    title: 'This set-up token does not open anything.',
    meaning: 'The token is wrong, was used, or there is an administrator already.',
    remedy: 'Take the token that the program printed at its first start.',
  },
  'identity.too-many-failures': {
    status: 'limited',
    title: 'Too many attempts have failed. Try again later.',
    meaning:
      'Five attempts for one account, or twenty from one network, have failed within a quarter of an hour. It is the same for an account that does not exist.',
    remedy: 'Try again after Retry-After. Sessions that are open go on.',
  },
  'identity.too-many-logins': {
    status: 'unavailable',
    title: 'Too many people are logging in. Try again in a moment.',
    meaning: 'Checking a password takes time on purpose, and only few are checked at once.',
    remedy: 'Repeat the same request after Retry-After.',
    facts: { waiting: 'How many are waiting.' },
  },
  'identity.user-exists': {
    status: 'conflict',
    title: 'This user exists already.',
    meaning: 'A user with this id was created before.',
    remedy: 'Use the existing user.',
    facts: { userId: 'The existing user.' },
  },
  'identity.user-not-found': {
    status: 'not-found',
    title: 'There is no such user.',
    meaning: 'No user has this id, or you may not see them.',
    remedy: 'Check the id.',
    facts: { userId: 'The id that was asked for.' },
  },
  'identity.verification-token-refused': {
    status: 'forbidden',
    title: 'This token proves no address: it was used, replaced by a newer one, or has expired.',
    meaning: 'A token works once, for a day, and only the newest one works.',
    remedy: 'Register again with the same address to get another mail.',
  },
  'identity.wrong-user-status': {
    status: 'conflict',
    title: 'The state of this account does not allow this.',
    meaning: 'For example, only an active account can be deactivated.',
    remedy: 'Look at the state of the account first.',
    facts: { userId: 'The account.', status: 'Its state.', allowed: 'The states that allow this.' },
  },
} satisfies ProblemTable;
