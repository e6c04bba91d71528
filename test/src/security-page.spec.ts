import { existsSync, readFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);
const page = readFileSync(new URL('docs/security.md', root), 'utf8');
const rows = [...page.matchAll(/^\| (\d+) +\| ([^|]+?) +\| (.+?) +\|$/gm)].map(
  ([, number, point, where]) => [Number(number), point ?? '', where ?? ''] as const,
);

/** Every file of the cell with the names of tests behind it. */
const namedIn = (where: string) =>
  [...where.matchAll(/`([^`]+\.spec\.ts)`([^`]*)/g)].map(([, file = '', rest = '']) => ({
    file,
    names: [...rest.matchAll(/“([^”]+)”/g)].map(([, name = '']) => name),
  }));

describe('the page about security', () => {
  it('has every row, once, in order', () => {
    const numbers = rows.map(([number]) => number);
    expect(numbers.slice(0, 58)).toEqual(Array.from({ length: 58 }, (_, at) => at + 1));
    expect(numbers).toEqual([...new Set(numbers)].sort((one, other) => one - other));
  });

  it.each(rows)('row %i, %s: names tests that exist, or says why there is none', (_number, _point, where) => {
    const named = namedIn(where);
    if (named.length === 0) expect(where).toMatch(/not in this release|no |comes/);
    for (const { file, names } of named) {
      expect([file, existsSync(new URL(file, root)), names.length > 0]).toEqual([file, true, true]);
      const spec = readFileSync(new URL(file, root), 'utf8').replaceAll(String.raw`\u2019`, '’');
      for (const name of names) expect([name, spec.includes(name)]).toEqual([name, true]);
    }
  });
});
