import { isPlainText, plainText } from '@crm/contracts';
import { hasInvisible } from '@crm/contracts/forms';
import { CreateAdministrator, MAX_USER_NAME } from '@crm/contracts/identity';
import { WrongUsage, type DataCommand } from '../command.port.js';
import { fileNamedBy, required } from '../command-line.cli.js';
import { operator } from '../operator.cli.js';

const name = 'user create-admin';

/** The password is never an argument, because other users of the machine can read those. */
export const userCreateAdmin: DataCommand<{ email: string; name: string; password: string }> = {
  name,
  createsStore: true,
  summary: 'Create an administrator. The password comes from a file or from standard input.',
  options: {
    email: { type: 'string', value: 'ADDRESS', meaning: 'E-mail address to log in with.' },
    name: { type: 'string', value: 'NAME', meaning: 'Name of the administrator.' },
    'password-file': {
      type: 'string',
      value: 'FILE',
      meaning: 'File whose first line is the password. Default: standard input.',
    },
  },
  async read(typed) {
    const email = required(name, typed, 'email');
    if (!email.includes('@') || hasInvisible(email))
      throw new WrongUsage(`crm ${name}: --email must be an e-mail address without invisible characters`);
    const person = required(name, typed, 'name');
    if (!isPlainText(person, 1, MAX_USER_NAME))
      throw new WrongUsage(`crm ${name}: --name must be visible text of 1 to ${MAX_USER_NAME} characters`);
    const text = (await fileNamedBy(name, typed, 'password-file')) ?? (await typed.standardInput());
    const password = text.split(/\r?\n/, 1)[0] ?? '';
    if (password === '')
      throw new WrongUsage(`crm ${name}: no password; name a file with --password-file or write it to standard input`);
    return { email, name: plainText(person), password };
  },
  async *run({ email, name: person, password }, { services }) {
    const command = Object.assign(new CreateAdministrator(), { email, name: person, password });
    yield { ...(await services.command(command, operator())) };
    return 0;
  },
  show: ({ id }) => `Created administrator ${String(id)}.`,
};
