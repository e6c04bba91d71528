import { readFileSync } from 'node:fs';
import { Message } from '@crm/contracts';
import * as identity from '@crm/contracts/identity';
import { recordsOf } from '@crm/contracts/records';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const messages = Object.entries(identity)
  .filter(([, value]) => typeof value === 'function' && value.prototype instanceof Message)
  .map(([name]) => name);
const eventTypes = recordsOf(identity).flatMap(({ definitions }) => definitions.map(({ type }) => type));

const namesIn = (text = ''): string[] => [...text.matchAll(/`([A-Z]\w+)`/g)].map(([, name = '']) => name);
/** The rows below the heads of that table, cell by cell. */
const rowsOf = (head: string): string[][] =>
  readme
    .slice(readme.indexOf(`| ${head}`))
    .split('\n\n', 1)[0]!
    .split('\n')
    .slice(2)
    .map((row) => row.split('|').slice(1, -1));

describe('the README', () => {
  const rows = rowsOf('command or query');

  it('has each message in one row, and nothing else that is not one', () => {
    expect(messages.length).toBeGreaterThan(30);
    expect(rows.flatMap(([message]) => namesIn(message)).sort()).toEqual([...messages].sort());
  });

  it('names no event in a row that identity does not record', () => {
    const named = rows.flatMap(([, , recorded]) => namesIn(recorded));
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter((name) => !eventTypes.includes(name))).toEqual([]);
  });

  it.each(eventTypes)('names the event %s', (type) => expect(namesIn(readme)).toContain(type));
});
