import { globSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isRefusalClass, type RefusalClass } from '@crm/kernel';
import { BUG, HTTP_ERRORS, STATUS_OF_KIND } from '@crm/platform';
import { problemCatalogue, problemOfCode } from './catalogue.openapi.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** The refusals of every file that may declare them; the linter forbids it elsewhere. */
const declared = (
  await Promise.all(
    globSync('{libs,apps}/*/dist/**/*.refusals.js', { cwd: root }).map(
      async (file) => (await import(pathToFileURL(`${root}${file}`).href)) as Record<string, unknown>,
    ),
  )
)
  .flatMap((module) => Object.values(module))
  .filter(isRefusalClass);

describe('the catalogue of problems', () => {
  it('explains every refusal of the workspace as its class does', () => {
    expect(declared.length).toBeGreaterThan(90);
    const entry = ({ code, text: { kind, ...texts } }: RefusalClass) => ({
      code,
      status: STATUS_OF_KIND[kind],
      ...texts,
    });
    for (const each of declared) expect(entry(each)).toMatchObject({ ...problemOfCode(each.code) });
  });
  it('has each code once', () => {
    const codes = [
      ...declared.map(({ code }) => code),
      ...Object.values(HTTP_ERRORS).map(({ code }) => code),
      BUG.code,
    ];
    const twice = codes.filter((code, index) => codes.indexOf(code) !== index);
    // HTTP itself also refuses these two, before any of our code is reached.
    expect(twice).toEqual(['auth.unauthenticated', 'access.forbidden']);
    expect(problemCatalogue.map(({ code }) => code)).toEqual([...new Set(codes)].sort());
  });
  it('consists of full sentences', () => {
    const texts = problemCatalogue.flatMap(({ code, title, meaning, remedy, facts = {} }) =>
      [title, meaning, remedy, ...Object.values(facts)].map((text) => ({ code, text })),
    );
    expect(texts.filter(({ text }) => !/^[A-Z`].*\.$/s.test(text))).toEqual([]);
  });
});
