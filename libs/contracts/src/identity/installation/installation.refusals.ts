import { refusal } from '@crm/kernel';

/** Wrong, replaced by a newer one, or used: told in the same words. */
export class SetUpTokenRefused extends refusal()('identity.set-up-token-refused', {
  kind: 'forbidden',
  title: 'This set-up token does not open anything.',
  meaning: 'The token is wrong, was used, or there is an administrator already.',
  remedy: 'Take the token that the program printed at its first start.',
}) {}
