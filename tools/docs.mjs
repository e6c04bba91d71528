import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { acceptApiChange } from './openapi-baseline.mjs';
import { main, root } from './workspace.mjs';

/**
 * Writes the documents that follow from code. With --check it writes nothing and fails when one is out of date.
 * Runs on the program's Node, after a build: `npm run docs [-- --check]`. With `--accept-api-change "reason"` what now breaks callers of the
 * API is meant: see docs/api-compatibility.md.
 */
const documents = {
  'docs/events.md': eventsPage,
  'docs/errors.md': errorsPage,
  'docs/cli.md': commandsPage,
  'docs/openapi.json': openApiDocument,
};

async function eventsPage() {
  const { exports } = JSON.parse(readFileSync(join(root, 'libs/contracts/package.json'), 'utf8'));
  const contexts = Object.entries(exports).map(async ([door, { default: file }]) => {
    const module = await import(pathToFileURL(join(root, 'libs/contracts', file)).href);
    const events = Object.values(module).filter(
      (value) => value?.schema !== undefined && typeof value.type === 'string',
    );
    return events.length === 0 ? '' : section(door === '.' ? 'all contexts' : door.slice(2), events);
  });
  return [
    '# Events',
    '',
    'Generated from `libs/contracts` by `npm run docs`; CI compares. What one event means never changes once it was released: a new version comes with an upcaster.',
    'Fields marked *personal* are sealed together under the key of the person they are about, and gone when that key is destroyed.',
    '',
    ...(await Promise.all(contexts)).filter((text) => text !== ''),
  ].join('\n');
}

const section = (context, events) =>
  [`## ${context[0].toUpperCase()}${context.slice(1)}`, '', ...events.map(entry)].join('\n');

function entry({ type, version, description, schema, personalFields }) {
  const rows = Object.entries(schema.properties).map(([name, property]) => {
    const optional = schema.required?.includes(name) ? '' : '?';
    const notes = [personalFields.includes(name) ? '*personal*' : '', property.description ?? ''].filter(
      (note) => note !== '',
    );
    return `| \`${name}${optional}\` | ${typeOf(property)} | ${notes.join('. ').replaceAll('|', '\\|')} |`;
  });
  return [
    `### ${type} v${version}`,
    '',
    description,
    '',
    '| field | type | meaning |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function typeOf({ type, format, const: constant, enum: choices, anyOf, items, properties }) {
  if (constant !== undefined) return `\`${JSON.stringify(constant)}\``;
  if (choices !== undefined) return choices.map((choice) => `\`${JSON.stringify(choice)}\``).join(' or ');
  if (anyOf !== undefined) return anyOf.map(typeOf).join(' or ');
  if (type === 'array') return `list of ${typeOf(items)}`;
  if (type === 'object' && properties !== undefined)
    return `{ ${Object.entries(properties)
      .map(([name, property]) => `${name}: ${typeOf(property)}`)
      .join(', ')} }`;
  return format === undefined ? (type ?? 'any') : `${type} (${format})`;
}

/** The same table that the program serves at /problems/{code}. */
async function errorsPage() {
  const file = join(root, 'apps/gateway/dist/problems/catalogue.js');
  const { problemCatalogue } = await import(pathToFileURL(file).href);
  return [
    '# Errors',
    '',
    'Generated from `apps/gateway/src/problems` by `npm run docs`; CI compares. Every refusal is `application/problem+json` (RFC 9457) with a',
    'stable `code`. Its `type` is `/problems/<code>`, and the program answers there with what stands here. `facts` never hold personal data.',
    '',
    ...problemCatalogue.map(problem),
  ].join('\n');
}

function problem({ code, status, title, meaning, remedy, facts = {} }) {
  const rows = Object.entries(facts).map(([name, text]) => `| \`${name}\` | ${text.replaceAll('|', '\\|')} |`);
  const table = rows.length === 0 ? [] : ['| fact | meaning |', '| --- | --- |', ...rows, ''];
  return [`## ${code}`, '', `${status}: ${title}`, '', meaning, '', `What to do: ${remedy}`, '', ...table].join('\n');
}

/** What `crm COMMAND --help` says, of every command. */
async function commandsPage() {
  const load = async (file) => import(pathToFileURL(join(root, 'apps/cli/dist', file)).href);
  const [{ dataCommands, offlineCommands, programCommands }, { COMMON_OPTIONS }] = await Promise.all(
    ['commands.js', 'command-line.js'].map(load),
  );
  return [
    '# The command line',
    '',
    'Generated from `apps/cli/src/commands` by `npm run docs`; CI compares. `npm run crm -- COMMAND …` on a checkout; settings come from the environment or',
    '`.env`, as for the program itself, and `DATA_DIR` names the data. Relative file names are meant from where the command is typed.',
    '',
    '- **Exit code** 0: done. 1: it failed, was cancelled, or found a fault; the words are on standard error. 2: wrong usage, which names the option.',
    '- **Results** go to standard output, as text or, with `--json`, as one JSON object per line; what a line holds stays stable, and fields may be added.',
    '- **Long work** shows a bar with rate and time left on standard error when that is a terminal. With `--json --progress` rows with a member `progress`',
    '  (`done`, `total` where it is known, `unit`) come between the others; `import`, `export` and `seed` print them with `--json` alone.',
    '- **Nothing is ever asked.** What is missing is named and the command ends with 2; secrets come from a file or from standard input.',
    '- **Ctrl-C** cancels, also in the running program; so does a command line that is killed. A second Ctrl-C ends the command line at once.',
    '',
    '| option of every command | meaning |',
    '| --- | --- |',
    ...Object.entries(COMMON_OPTIONS).map(optionRow),
    '',
    '## On the data',
    '',
    'The running program executes these, reached through `DATA_DIR/control.sock` (mode 0600); while none runs, the command line opens the data itself. The answer is the same.',
    '',
    ...dataCommands.toSorted(byName).flatMap(commandEntry),
    '## While no program runs',
    '',
    'These work on the files and refuse to while a program holds the data directory, unless they touch none.',
    '',
    ...offlineCommands.toSorted(byName).flatMap(commandEntry),
    '## About the program',
    '',
    'These open no data.',
    '',
    ...programCommands.toSorted(byName).flatMap(commandEntry),
  ].join('\n');
}

const byName = (a, b) => (a.name < b.name ? -1 : 1);

const commandEntry = ({ name, argument, summary, options }) => {
  const rows = Object.entries(options).map(optionRow);
  return [
    `### crm ${name}${argument === undefined ? '' : ` ${argument}`}`,
    '',
    markdown(summary),
    '',
    ...(rows.length === 0 ? [] : ['| option | meaning |', '| --- | --- |', ...rows, '']),
  ];
};

const optionRow = ([name, { value, multiple, meaning }]) =>
  `| \`--${name}${value === undefined ? '' : ` ${value.replaceAll('|', '\\|')}`}\`${multiple ? ' (repeatable)' : ''} | ${markdown(meaning)} |`;

const markdown = (text) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('*', '\\*');

/** As the program itself prints it, from a folder without settings, so that nobody's .env gets into it. */
function openApiDocument() {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-docs-'));
  try {
    const crm = join(root, 'apps/standalone/dist/crm.js');
    const { status, stdout, stderr } = spawnSync(process.execPath, [crm, 'openapi', 'print'], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    });
    if (status !== 0) throw new Error(`crm openapi print failed:\n${stderr}`);
    return stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

main(async () => {
  const check = process.argv.includes('--check');
  let stale = 0;
  for (const [name, generate] of Object.entries(documents)) {
    const path = join(root, name);
    const text = await generate();
    if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
    if (!check) writeFileSync(path, text);
    else console.error(`${name} is out of date: run "npm run docs" and commit it.`);
    stale += 1;
  }
  const accepted = process.argv.indexOf('--accept-api-change');
  if (!check && accepted > 0) acceptApiChange(process.argv[accepted + 1]);
  return check && stale > 0 ? 1 : 0;
});
