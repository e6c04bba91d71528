import Type from 'typebox';
import { secret } from '../../event-definition.js';
import { defineRecord, type EventOf } from '../../record-kind.js';

export const installationRecord = defineRecord({
  kind: 'installation',
  names: ['userId'],
  // Data of the deployment, which belongs to no person, is encrypted under this subject.
  subject: () => 'installation',
  events: {
    SetUpTokenIssued: {
      description:
        'The program started without any user and printed a one-time token. Replaces an earlier one. Never leaves the identity service.',
      tells: 'changed',
      data: { tokenHash: secret(Type.String({ description: 'SHA-256 of the token, hex.' })) },
    },
    FirstAdministratorAppointed: {
      description: 'The first administrator was chosen; the account follows. Invalidates the set-up token.',
      tells: 'changed',
      data: {
        userId: Type.String({ format: 'uuid' }),
        via: Type.String({ description: 'How: `configuration`, `set-up-token` or `command-line`.' }),
      },
    },
  },
});
export type InstallationEvent = EventOf<typeof installationRecord>;
