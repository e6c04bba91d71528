import type { DataCommand } from '../command.port.js';

export const keysRotate: DataCommand = {
  name: 'keys rotate',
  summary: 'Wrap the keys of all people with the newest key-encryption key. Events stay unchanged.',
  recorded: true,
  options: {},
  read: () => ({}),
  async *run(_input, { keyVault }) {
    yield { ...(await keyVault.rotateKek()) };
    return 0;
  },
  show: ({ rewrapped, remaining }) =>
    `${String(rewrapped)} keys rewrapped, ${String(remaining)} left under an older key-encryption key.`,
};
