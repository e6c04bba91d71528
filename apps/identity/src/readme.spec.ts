import { globSync, readFileSync } from 'node:fs';
import * as identity from '@crm/contracts/identity';
import { Message } from '@crm/contracts';
import { recordsOf } from '@crm/contracts/records';

/** That of the service, and those of its features. */
const app = new URL('../', import.meta.url);
const readme = globSync('{README.md,src/*/README.md}', { cwd: app.pathname })
  .map((file) => readFileSync(new URL(file, app), 'utf8'))
  .join('\n');
const messages = Object.entries(identity).filter(
  ([, value]) => typeof value === 'function' && value.prototype instanceof Message,
);

describe('the README', () => {
  it.each(messages.map(([name]) => name))('names the message %s', (name) => expect(readme).toContain(`\`${name}\``));
  it.each(recordsOf(identity).flatMap(({ definitions }) => definitions.map(({ type }) => type)))(
    'names the event %s',
    (type) => expect(readme).toContain(`\`${type}\``),
  );
});
