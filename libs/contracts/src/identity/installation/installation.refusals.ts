import { refusal } from '@crm/kernel';

/** The same refusal for a token that is wrong, replaced by a newer one, or used. */
export class SetUpTokenRefused extends refusal()('identity.set-up-token-refused', {
  kind: 'forbidden',
  title: 'This set-up token is not valid.',
  meaning: 'The token is wrong or was used, or an administrator already exists.',
  remedy: 'Use the token that the program printed at its last start.',
}) {}
