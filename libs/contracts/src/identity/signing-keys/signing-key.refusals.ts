import { refusal } from '@crm/kernel';

export class SigningKeyNotFound extends refusal<{ kid: string }>()('identity.signing-key-not-found', {
  kind: 'not-found',
  title: 'There is no such signing key.',
  meaning: 'No key of access tokens has this id. Only the command line asks for one.',
  remedy: 'Look at `crm signing-keys list`.',
  facts: { kid: 'The id that was asked for.' },
}) {}
