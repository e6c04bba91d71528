import { WrongUsage } from './command.port.js';
import { findCommand, helpOf, overview, readCommandLine, wholeNumber } from './command-line.cli.js';
import { commandLoaders } from './command-loaders.registry.js';
import { dataCommands, offlineCommands, programCommands } from './commands.registry.js';

const commands = [...dataCommands, ...offlineCommands, ...programCommands];
const read = (...words: string[]) => readCommandLine(findCommand(commands, words), words, '/somewhere');
const usageError = async (...words: string[]) => {
  try {
    const { command, typed } = read(...words);
    await command.read(typed);
  } catch (error) {
    if (error instanceof WrongUsage) return error.message;
    throw error;
  }
  return 'accepted';
};

describe('reading a command line', () => {
  it('finds a command of two words and its options', () => {
    const { command, typed, output } = read('events', 'tail', '--limit', '3', '--json');
    expect([command.name, typed.text('limit'), output]).toEqual(['events tail', '3', { json: true, progress: false }]);
  });
  it('resolves files against the folder in which the command was typed', async () => {
    const { command, typed } = read('import', 'people.csv', '--map', 'Mail=email', '--map', 'Age=');
    expect(await command.read(typed)).toMatchObject({
      file: '/somewhere/people.csv',
      mode: 'create',
      mapping: { Mail: 'email', Age: null },
    });
  });
  it('takes an argument that begins with a dash after two dashes', () => {
    expect(read('signing-keys', 'revoke', '--', '-gK').typed.argument).toBe('-gK');
  });
  it('takes the longest command name that matches', () => {
    expect(read('backup', 'verify', 'a').command.name).toBe('backup verify');
    expect(read('backup', './verify').command.name).toBe('backup');
  });
  it.each([
    [
      'creates an administrator of whose name nothing can be seen',
      ['user', 'create-admin', '--email', 'a@example.org', '--name', '\u200f'],
      '--name must be visible text',
    ],
    ['restores to an invalid position', ['restore', 'a', '--to', 'yesterday'], '--to must be a position'],
    ['resumes standard output', ['events', 'export', '-', '--resume'], '--resume needs a file'],
    ['names an unknown command', ['event', 'tail'], 'unknown command "event tail"'],
    ['names an unknown option', ['verify', '--fast'], '--fast'],
    ['has an argument that begins with a dash', ['signing-keys', 'revoke', '-gK'], `after '--'`],
    ['misses the value of an option', ['events', 'tail', '--limit'], '--limit'],
    ['has an invalid count', ['events', 'tail', '--limit', '0'], '--limit must be a whole number from 1, not "0"'],
    ['has an invalid position', ['events', 'tail', '--after', 'now'], '--after must be a position'],
    [
      'tails an event type with a typo',
      ['events', 'tail', '--type', 'CustomerCreate'],
      'unknown event type "CustomerCreate"; did you mean CustomerCreated?',
    ],
    [
      'exports an event type by its public name',
      ['events', 'export', '-', '--type', 'crm.customer.created.v1'],
      'did you mean CustomerCreated?',
    ],
    [
      'tails an event type that is nothing like one',
      ['events', 'tail', '--type', 'Shoe'],
      'unknown event type "Shoe"; docs/events lists them all',
    ],
    ['misses its argument', ['import'], 'FILE is missing'],
    ['has one argument too many', ['verify', 'all'], '"all" is one argument too many'],
    [
      'has an unknown mode',
      ['import', 'a.csv', '--mode', 'merge'],
      '--mode must be one of create, update, skip, not "merge"',
    ],
    ['maps to an unknown field', ['import', 'a.csv', '--map', 'A=shoe'], 'unknown field "shoe"'],
    ['has a mapping without a field', ['import', 'a.csv', '--map', 'A'], '--map must look like'],
    ['seeds something other than a demo', ['seed'], '--demo is missing'],
    [
      'ends the demo at an invalid date',
      ['seed', '--demo', '--until', 'today'],
      '--until must be a date, YYYY-MM-DD, not "today"',
    ],
    ['misses a required option', ['user', 'create-admin', '--name', 'Ada'], '--email is missing'],
    [
      'names a password file that does not exist',
      ['user', 'create-admin', '--name', 'Ada', '--email', 'a@b.example', '--password-file', 'no-such-file'],
      'ENOENT',
    ],
  ])('is refused when it %s', async (_what, words, message) => {
    expect(await usageError(...words)).toContain(message);
  });
  it('describes every command and option', () => {
    for (const command of commands) {
      expect(overview(commands)).toContain(command.name);
      for (const option of Object.keys(command.options)) expect(helpOf(command)).toContain(`--${option}`);
    }
  });
});

describe('a whole number', () => {
  it('is absent when it was not typed', () => {
    const { typed } = read('events', 'tail');
    expect(wholeNumber('events tail', typed, 'limit')).toBeUndefined();
  });
});

describe('commands', () => {
  it('have different names', () => {
    const names = commands.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('the commands', () => {
  it('are loaded by their names', async () => {
    const names = await Promise.all(commandLoaders.map(async (loader) => (await loader.load()).name));
    expect(names).toEqual(commandLoaders.map(({ name }) => name));
    expect(names.length).toBeGreaterThan(25);
  });
});
