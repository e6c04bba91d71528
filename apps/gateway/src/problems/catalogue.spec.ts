import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RefusalKind } from '@crm/kernel';
import { BUG, HTTP_ERRORS, STATUS_OF_KIND } from '@crm/platform';
import { problemCatalogue, problemOfCode } from './catalogue.js';

interface Declared {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly where: string;
}

const root = fileURLToPath(new URL('../../../../', import.meta.url));
/** Of specs and fixtures no caller hears. */
const UNHEARD = /\.(spec|fixture)\.ts$/;
const CODE = /readonly code = '([^']+)'/;
const KIND = /readonly kind = '([^']+)'/;
/** One text, or several joined by a plus. */
const TITLE = /readonly title =\s*((?:'[^']*'|"[^"]*"|[\s+])+);/;

const textOf = (source: string): string =>
  [...source.matchAll(/'([^']*)'|"([^"]*)"/g)].map((part) => part[1] ?? part[2]).join('');

/** The refusals that the source of all projects declares as classes. */
function classes(): Declared[] {
  const files = globSync('{libs,apps}/*/src/**/*.ts', { cwd: root }).filter((file) => !UNHEARD.test(file));
  return files.flatMap((where) =>
    readFileSync(`${root}${where}`, 'utf8')
      .split(/^(?=export (?:abstract )?class |class )/m)
      .flatMap((source) => {
        const [code, kind, title] = [CODE, KIND, TITLE].map((form) => form.exec(source)?.[1]);
        if (code === undefined || kind === undefined || title === undefined) return [];
        return [{ code, status: STATUS_OF_KIND[kind as RefusalKind], title: textOf(title), where }];
      }),
  );
}

/** What HTTP itself refuses, and what is our fault. */
const platform: Declared[] = [...Object.entries(HTTP_ERRORS), ['500', BUG] as const].map(([status, problem]) => ({
  ...problem,
  status: Number(status),
  where: 'libs/platform/src/problems/problem.ts',
}));

const declared = [...classes(), ...platform];

describe('the catalogue of problems', () => {
  it('explains every refusal of the workspace', () => {
    const missing = declared.filter(({ code }) => problemOfCode(code) === undefined);
    expect(
      missing.map(
        ({ code, where }) =>
          `${code} (${where}) has no entry: add one to apps/gateway/src/problems/catalogue/${code.split('.')[0]}.problems.ts`,
      ),
    ).toEqual([]);
  });
  it('explains nothing that nobody says', () => {
    const codes = new Set(declared.map(({ code }) => code));
    const orphans = problemCatalogue.filter(({ code }) => !codes.has(code));
    expect(orphans.map(({ code }) => `${code} has an entry and no class: remove the entry, or mend its code`)).toEqual(
      [],
    );
  });
  it('says the same title and status as the refusal itself', () => {
    const differing = declared.filter(({ code, status, title }) => {
      const entry = problemOfCode(code);
      return entry !== undefined && (entry.status !== status || entry.title !== title);
    });
    expect(differing.map(({ code, status, title, where }) => `${code}: ${status} "${title}" in ${where}`)).toEqual([]);
  });
  it('has each code once', () => {
    const codes = problemCatalogue.map(({ code }) => code);
    expect(codes).toEqual([...new Set(codes)]);
  });
  it('speaks in sentences', () => {
    const texts = problemCatalogue.flatMap(({ code, title, meaning, remedy, facts = {} }) =>
      [title, meaning, remedy, ...Object.values(facts)].map((text) => ({ code, text })),
    );
    expect(texts.filter(({ text }) => !/^[A-Z`].*\.$/s.test(text))).toEqual([]);
  });
});
