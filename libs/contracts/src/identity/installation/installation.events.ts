import Type from 'typebox';
import { secret } from '../../event-definition.js';
import { defineRecord, type EventOf } from '../../record-kind.js';

export const installationRecord = defineRecord({
  kind: 'installation',
  names: ['userId'],
  // What belongs to nobody but the deployment is encrypted under this subject.
  subject: () => 'installation',
  events: {
    SetUpTokenIssued: {
      description:
        'The program started without any user and printed a one-time token. Replaces an earlier one. Never leaves identity.',
      tells: 'changed',
      data: { tokenHash: secret(Type.String({ description: 'SHA-256 of the token, hex.' })) },
    },
    FirstAdministratorAppointed: {
      description: 'It was settled who becomes the first administrator; their account follows. Kills the set-up token.',
      tells: 'changed',
      data: {
        userId: Type.String({ format: 'uuid' }),
        via: Type.String({ description: 'How: `configuration`, `set-up-token` or `command-line`.' }),
      },
    },
  },
});
export type InstallationEvent = EventOf<typeof installationRecord>;
