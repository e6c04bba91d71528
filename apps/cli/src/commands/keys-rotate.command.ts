import type { KekRotation } from '@crm/key-vault';
import type { DataCommand } from '../command.port.js';

export const keysRotate: DataCommand<{ forgetOld: boolean }> = {
  name: 'keys rotate',
  summary:
    'Wrap the keys of all people with a new key-encryption key. Events stay unchanged. The older one stays usable, because backups need it.',
  recorded: true,
  options: {
    'forget-old': {
      type: 'boolean',
      meaning:
        'Do not rotate again: finish, and remove the older key-encryption keys. No backup that needs them can be restored afterwards.',
    },
  },
  read: (typed) => ({ forgetOld: typed.flag('forget-old') }),
  async *run({ forgetOld }, { keyVault }) {
    yield { ...(await keyVault.rotateKek({ forgetOld })) };
    return 0;
  },
  show: (row) => linesOf(row as unknown as KekRotation).join('\n'),
};

function linesOf({ rewrapped, remaining, kekId, retired, forgotten, origin }: KekRotation): string[] {
  return [
    `${rewrapped} keys rewrapped, ${remaining} left under an older key-encryption key.`,
    `Current key-encryption key: ${kekId}, in ${origin}. Copy it now to where you keep it, apart from the backups: every backup from now on needs it.`,
    ...retired.map(
      (id) =>
        `Older key-encryption key: ${id}, still in ${origin}. Earlier backups need it: keep its copy as long as you keep them.`,
    ),
    ...(retired.length > 0 && remaining === 0
      ? ['Run crm backup now. When no earlier backup is kept any more, run crm keys rotate --forget-old.']
      : []),
    ...(remaining > 0 ? ['Keys that cannot be unwrapped were left as they are: crm verify names them.'] : []),
    ...forgotten.map((id) => `Removed: ${id}. Backups that need it can be restored only with a copy of it.`),
  ];
}
