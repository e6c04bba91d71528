export const MAX_USER_NAME = 200;
/** For all tokens that work once: mailed tokens, refresh tokens, the set-up token. */
export const MAX_TOKEN = 200;

/** In code points. */
const PASSWORD_LENGTH = { minLength: 12, maxLength: 1024 };
export const PASSWORD = {
  description: `${PASSWORD_LENGTH.minLength} to ${PASSWORD_LENGTH.maxLength} characters of any kind.`,
  ...PASSWORD_LENGTH,
  example: 'correct horse battery staple',
};
export const EMAIL = { description: 'Compared without regard to case.', example: 'ada@example.org', format: 'email' };
