import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ERROR_PAGES, errorPages } from './docs-errors.mjs';
import { EVENT_PAGES, eventPages } from './docs-events.mjs';
import { acceptApiChange } from './openapi-baseline.mjs';
import { main, root } from './workspace.mjs';

/**
 * Writes the documents that are generated from code. With --check it writes nothing and fails when one is out of date.
 * Runs on the program's Node, after a build: `npm run docs [-- --check]`. `--accept-api-change "reason"` accepts the changes that now break
 * callers of the API: see docs/api-compatibility.md.
 */
const documents = {
  ...(await eventPages()),
  ...(await errorPages()),
  'docs/cli.md': commandsPage,
  'docs/openapi.json': openApiDocument,
};

/** The help of every command, as `crm COMMAND --help` prints it. */
async function commandsPage() {
  const load = async (file) => import(pathToFileURL(join(root, 'apps/cli/dist', file)).href);
  const [{ dataCommands, offlineCommands, programCommands }, { COMMON_OPTIONS }] = await Promise.all(
    ['commands.registry.js', 'command-line.cli.js'].map(load),
  );
  return [
    '# The command line',
    '',
    'Generated from `apps/cli/src/commands` by `npm run docs`; CI compares. `npm run crm -- COMMAND …` on a checkout; settings come from the environment or',
    '`.env`, as for the program itself, and `DATA_DIR` names the data. Relative file names are resolved against the folder in which the command is typed.',
    '',
    '- **Exit code** 0: done. 1: it failed, was cancelled, or found a fault; the message is on standard error. 2: wrong usage; the message names the option.',
    '- **Results** go to standard output, as text or, with `--json`, as one JSON object per line; the fields of a line stay stable, and new ones may be added.',
    '- **Long work** shows a bar with rate and time left on standard error when that is a terminal. With `--json --progress`, rows with a member `progress`',
    '  (`done`, `total` if it is known, `unit`) are printed between the others; `import`, `export` and `seed` print them with `--json` alone.',
    '- **There are no prompts.** If something is missing, the command names it and exits with 2; secrets come from a file or from standard input.',
    '- **Ctrl-C** cancels the command, also in the running program; so does killing the command line. A second Ctrl-C ends the command line at once.',
    '',
    '| option of every command | meaning |',
    '| --- | --- |',
    ...Object.entries(COMMON_OPTIONS).map(optionRow),
    '',
    '## On the data',
    '',
    'The running program executes these; the command line reaches it through `DATA_DIR/control.sock` (mode 0600). When no program runs, the command line opens the data itself. The result is the same.',
    '',
    ...dataCommands.toSorted(byName).flatMap(commandEntry),
    '## While no program runs',
    '',
    'These work on the files. They refuse to run while a program holds the data directory, unless they touch no data directory.',
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

/** The document as the program prints it, run in a folder without settings so that no .env file affects it. */
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

const pagesIn = (folder) => readdirSync(join(root, folder)).map((file) => `${folder}/${file}`);

main(async () => {
  const check = process.argv.includes('--check');
  let stale = 0;
  for (const [name, generate] of Object.entries(documents)) {
    const path = join(root, name);
    const text = await generate();
    if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
    stale += 1;
    if (check) {
      console.error(`${name} is out of date: run "npm run docs" and commit it.`);
      continue;
    }
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  for (const name of [EVENT_PAGES, ERROR_PAGES].flatMap(pagesIn)) {
    if (name in documents || name.endsWith('/README.md')) continue;
    if (!check) rmSync(join(root, name));
    else console.error(`${name} describes nothing that still exists: run "npm run docs" and commit the change.`);
    stale += 1;
  }
  const accepted = process.argv.indexOf('--accept-api-change');
  if (!check && accepted > 0) acceptApiChange(process.argv[accepted + 1]);
  return check && stale > 0 ? 1 : 0;
});
