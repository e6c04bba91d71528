import { fork } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Figure } from './measure.js';

/** One program for each group of rows. They run one after the other, so none inherits another's heap, caches or open files. */
const PROGRAMS = [
  'append',
  'create',
  'customers',
  'projection',
  'rebuild',
  'login',
  'get',
  'changes',
  'revocation',
  'verify',
  'backup',
  'million',
  'overload',
  'hostile',
  'questions',
  'searches',
];

/** Not part of a full run, because they take long. */
const ON_DEMAND = ['soak', 'import'];

const USAGE = `Usage: npm run bench -- [--json FILE] [--short] [--only ${[...PROGRAMS, ...ON_DEMAND].join('|')}] [--minutes N (of soak)]`;

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        json: { type: 'string' },
        short: { type: 'boolean' },
        only: { type: 'string' },
        minutes: { type: 'string' },
      },
    });
    if (values.only === undefined || [...PROGRAMS, ...ON_DEMAND].includes(values.only)) return values;
    console.error(`--only names no program: ${values.only}`);
  } catch (error) {
    console.error((error as Error).message);
  }
  console.error(USAGE);
  return undefined;
}

/** The figures of one program, or undefined when it failed. */
function run(name: string, args: readonly string[]): Promise<readonly Figure[] | undefined> {
  const child = fork(new URL(`./rows/${name}.js`, import.meta.url), args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let figures: readonly Figure[] | undefined;
  child.on('message', (message) => (figures = message as readonly Figure[]));
  return new Promise((done) => child.once('exit', (code) => done(code === 0 ? figures : undefined)));
}

function table(figures: readonly Figure[]): string {
  const line = (name: string, value: string, limit: string, ratio: string, goal: string, met: string) =>
    `${name.padEnd(58)} ${value.padStart(20)} ${limit.padStart(10)} ${ratio.padStart(7)} ${goal.padStart(8)}  ${met}`;
  const rows = figures.map(({ name, value, unit, limit, ratio, goal, met }) =>
    line(name, `${value} ${unit}`, String(limit ?? '-'), String(ratio ?? '-'), String(goal), met ? 'met' : 'MISSED'),
  );
  return [line('what', 'value', 'limit', 'ratio', 'goal', ''), ...rows].join('\n');
}

const options = readArguments();
if (options === undefined) process.exitCode = 2;
else {
  const figures: Figure[] = [];
  const args = [
    ...(options.short === true ? ['--short'] : []),
    ...(options.minutes === undefined ? [] : ['--minutes', options.minutes]),
  ];
  for (const name of options.only === undefined ? PROGRAMS : [options.only]) {
    console.error(`bench: ${name} …`);
    const measured = await run(name, args);
    if (measured === undefined) {
      console.error(`bench: ${name} failed`);
      process.exitCode = 1;
    } else figures.push(...measured);
  }
  console.log(table(figures));
  if (options.short === true)
    console.log('Short form: shows that everything runs. The runs are too short for the figures to mean anything.');
  if (options.json !== undefined)
    await writeFile(resolve(process.env['CRM_FOLDER'] ?? '.', options.json), `${JSON.stringify(figures, null, 2)}\n`);
}
