import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './workspace.mjs';

/** One page for each area, which is the part of a code before its dot, and a README that is not generated. */
export const ERROR_PAGES = 'docs/errors';

/** The same explanations that the program serves at /problems/{code}. */
export async function errorPages() {
  const catalogue = pathToFileURL(join(root, 'apps/gateway/dist/problems/catalogue.openapi.js')).href;
  const { problemCatalogue } = await import(catalogue);
  const areas = Map.groupBy(problemCatalogue, ({ code }) => code.split('.')[0]);
  return Object.fromEntries(
    [...areas].map(([area, problems]) => [`${ERROR_PAGES}/${area}.md`, () => page(area, problems)]),
  );
}

const page = (area, problems) =>
  [
    `# Errors: ${area}`,
    '',
    'Generated from the `*.refusals.ts` of `libs/contracts` by `npm run docs`; CI compares. How to read it: [README](README.md).',
    '',
    ...problems.map(entry),
  ].join('\n');

function entry({ code, status, title, meaning, remedy, facts = {} }) {
  const rows = Object.entries(facts).map(([name, text]) => `| \`${name}\` | ${text.replaceAll('|', '\\|')} |`);
  const table = rows.length === 0 ? [] : ['| fact | meaning |', '| --- | --- |', ...rows, ''];
  return [`## ${code}`, '', `${status}: ${title}`, '', meaning, '', `What to do: ${remedy}`, '', ...table].join('\n');
}
