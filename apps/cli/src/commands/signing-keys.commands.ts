import { ListSigningKeys, RevokeSigningKey, RotateSigningKey } from '@crm/contracts/identity';
import { operator } from '../operator.cli.js';
import type { DataCommand } from '../command.port.js';

export const signingKeysList: DataCommand = {
  name: 'signing-keys list',
  summary: 'List all signing keys of access tokens, oldest first.',
  options: {},
  read: () => ({}),
  async *run(_input, { services }) {
    for (const key of await services.query(new ListSigningKeys(), operator())) yield { ...key };
    return 0;
  },
  show: ({ kid, status, verifiesUntil }) =>
    `${String(kid)}  ${String(status)}${status === 'retired' ? ` until ${String(verifiesUntil)}` : ''}`,
};

export const signingKeysRotate: DataCommand = {
  name: 'signing-keys rotate',
  summary: 'Sign access tokens with a new key from now on. Tokens already issued stay valid until they expire.',
  options: {},
  read: () => ({}),
  async *run(_input, { services }) {
    yield { ...(await services.command(new RotateSigningKey(), operator())) };
    return 0;
  },
  show: ({ kid }) => `${String(kid)} signs from now on.`,
};

export const signingKeysRevoke: DataCommand<{ kid: string }> = {
  name: 'signing-keys revoke',
  summary: 'Refuse all tokens signed with a key, within a minute. Their holders have to log in or refresh again.',
  argument: 'KID',
  options: {},
  read: ({ argument = '' }) => ({ kid: argument }),
  async *run({ kid }, { services }) {
    const { kid: signing } = await services.command(new RevokeSigningKey(kid), operator());
    yield { revoked: kid, signing };
    return 0;
  },
  show: ({ revoked, signing }) => `${String(revoked)} is revoked; ${String(signing)} signs.`,
};
