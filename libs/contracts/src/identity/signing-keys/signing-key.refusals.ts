import { refusal } from '@crm/kernel';

export class SigningKeyNotFound extends refusal<{ kid: string }>()('identity.signing-key-not-found', {
  kind: 'not-found',
  title: 'There is no such signing key.',
  meaning: 'No signing key has this id. Reported on the command line, never over HTTP.',
  remedy: 'Check the output of `crm signing-keys list`.',
  facts: { kid: 'The requested id.' },
}) {}
