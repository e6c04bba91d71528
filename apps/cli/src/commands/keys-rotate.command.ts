import type { DataCommand } from '../command.port.js';

export const keysRotate: DataCommand = {
  name: 'keys rotate',
  summary: 'Wrap the keys of all persons with the newest key-encryption key. Events stay as they are.',
  recorded: true,
  options: {},
  read: () => ({}),
  async *run(_input, { keyVault }) {
    yield { ...(await keyVault.rotateKek()) };
    return 0;
  },
  show: ({ rewrapped, remaining }) =>
    `${String(rewrapped)} keys wrapped anew, ${String(remaining)} left under an older key-encryption key.`,
};
