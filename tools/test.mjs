import { randomInt } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { setUp } from './setup.mjs';
import { binary, main, programNode, root, run } from './workspace.mjs';

/** Specs that use an engine, files or processes. */
const WITH_ENGINE = String.raw`\.(int|e2e)\.spec\.js$|/dist/faults/`;
/** Specs that measure, or starve the machine on purpose: nothing runs at the same time. */
const ALONE = String.raw`/dist/faults/|/(overload|limits|races|shutdown)\.e2e\.spec\.js$`;

/** Groups of specs, run one after the other. A spec belongs to a group when it matches `only` and none of `not`. */
const PARTS = [
  { workers: 2, only: '', not: [WITH_ENGINE] },
  { workers: 2, only: WITH_ENGINE, not: [ALONE] },
  { workers: 1, only: ALONE, not: [] },
];

/** The engine that a suite runs on follows from its path: an adapter's folder is named after its engine. */
const ENGINES = [
  [/\.e2e\.spec\.js$/, 'program on SQLite'],
  [/\/eventstoredb\//, 'EventStoreDB'],
  [/\/mongodb\//, 'MongoDB'],
  [/\/kafka\//, 'Kafka'],
  [/\/redis\//, 'Redis'],
  [/\.int\.spec\.js$|\/faults\//, 'SQLite, embedded'],
];

/** Installs, builds, runs every spec, and says on which engine each suite ran and for how long. Arguments are passed on to Jest. */
async function test(args) {
  await setUp();
  const seed = process.env.TEST_SEED ?? String(randomInt(2 ** 31));
  console.log(`Random tests draw from seed ${seed}.`);
  const folder = mkdtempSync(join(tmpdir(), 'throughline-test-'));
  try {
    const reports = [];
    for (const [index, { workers, only, not }] of PARTS.entries()) {
      const ignored = ['/node_modules/', ...not, ...(only === '' ? [] : [`^(?!.*(${only})).*$`])];
      const part = ['--testPathIgnorePatterns', ...ignored, '--maxWorkers', String(workers), ...args];
      reports.push(await jest(part, seed, join(folder, `${index}.json`)));
    }
    return summary(reports, seed);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function jest(args, seed, report) {
  const flags = ['--experimental-vm-modules', '--no-warnings', binary('jest')];
  await run(programNode(), [...flags, '--json', '--outputFile', report, '--passWithNoTests', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, TEST_SEED: seed },
  });
  // Jest writes no report when it prints its help or refuses an unknown option.
  return existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : { testResults: [] };
}

function summary(reports, seed) {
  const suites = reports.flatMap(({ testResults }) => testResults).map(rowOf);
  const failed = sum(suites, 'failed');
  console.log(`\n${table(suites)}\n`);
  console.log(`The slowest:\n${slowest(suites)}\n`);
  console.log(`Random tests used seed ${seed}. To repeat them: TEST_SEED=${seed} npm test -- <suite>`);
  console.log(
    'Engines of the distributed profile (EventStoreDB, MongoDB, Kafka, Redis) have no adapter yet: nothing ran on them.',
  );
  const notRun = suites.flatMap(({ suite, notRun: names }) => names.map((name) => `  ${shortName(suite)}: ${name}`));
  if (notRun.length > 0) console.log(`Not run:\n${notRun.join('\n')}`);
  console.log(`${sum(suites, 'passed')} passed, ${failed} failed`);
  return failed === 0 && suites.length > 0 ? 0 : 1;
}

function rowOf({ name, assertionResults, status, startTime, endTime }) {
  const suite = relative(root, name).replaceAll('\\', '/');
  const namesOf = (isSo) => assertionResults.filter(isSo).map(({ fullName }) => fullName);
  const count = (wanted) => namesOf((result) => result.status === wanted).length;
  // A suite that could not even be loaded has no results: it counts as one failure.
  const failed = count('failed') || Number(status === 'failed');
  return {
    suite,
    engine: ENGINES.find(([pattern]) => pattern.test(suite))?.[1] ?? 'none (pure)',
    passed: count('passed'),
    failed,
    notRun: namesOf(({ status: result }) => result === 'pending' || result === 'todo'),
    seconds: (endTime - startTime) / 1000,
  };
}

/** Pure suites share a line unless they failed or took a second; each suite with an engine has its own. */
function table(suites) {
  const isQuiet = ({ engine, failed, seconds }) => engine === 'none (pure)' && failed === 0 && seconds < 1;
  const pure = suites.filter(isQuiet);
  const rows = [
    {
      engine: 'none (pure)',
      suite: `${pure.length} suites`,
      passed: sum(pure, 'passed'),
      failed: 0,
      seconds: sum(pure, 'seconds'),
    },
  ];
  rows.push(
    ...suites
      .filter((suite) => !isQuiet(suite))
      .sort((a, b) => a.engine.localeCompare(b.engine) || a.suite.localeCompare(b.suite)),
  );
  const heads = { engine: 'engine', suite: 'suite', passed: 'passed', failed: 'failed', seconds: 'seconds' };
  return [heads, ...rows].map(line).join('\n');
}

const line = ({ engine, suite, passed, failed, seconds }) =>
  [
    engine.padEnd(20),
    shortName(suite).padEnd(64),
    ...[passed, failed, typeof seconds === 'number' ? seconds.toFixed(1) : seconds].map((cell) =>
      String(cell).padStart(7),
    ),
  ].join(' ');

const slowest = (suites) =>
  suites
    .toSorted((a, b) => b.seconds - a.seconds)
    .slice(0, 10)
    .map(({ suite, seconds }) => `${seconds.toFixed(1).padStart(8)} s  ${shortName(suite)}`)
    .join('\n');

const shortName = (suite) => suite.replace('/dist/', '/').replace(/\.spec\.js$/, '');

const sum = (suites, key) => suites.reduce((total, suite) => total + suite[key], 0);

main(() => test(process.argv.slice(2)));
