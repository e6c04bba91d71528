import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { setUp } from './setup.mjs';
import { binary, main, programNode, root, run } from './workspace.mjs';

/** Specs that use an engine, files or processes: one after the other, because they measure nothing well when they fight for two cores. */
const WITH_ENGINE = String.raw`\.(int|e2e)\.spec\.js$|/dist/faults/`;

/** Which engine a suite runs on follows from where it lies: an adapter's folder bears the engine's name. */
const ENGINES = [
  [/\.e2e\.spec\.js$/, 'program on SQLite'],
  [/\/eventstoredb\//, 'EventStoreDB'],
  [/\/mongodb\//, 'MongoDB'],
  [/\/kafka\//, 'Kafka'],
  [/\/redis\//, 'Redis'],
  [/\.int\.spec\.js$|\/faults\//, 'SQLite, embedded'],
];

/** Installs, builds, runs every spec, and says on which engine each suite ran. Arguments are passed on to Jest. */
async function test(args) {
  await setUp();
  const folder = mkdtempSync(join(tmpdir(), 'throughline-test-'));
  try {
    const parts = [
      ['--testPathIgnorePatterns', '/node_modules/', WITH_ENGINE, '--maxWorkers', '2', ...args],
      ['--testPathIgnorePatterns', '/node_modules/', `^(?!.*(${WITH_ENGINE})).*$`, '--maxWorkers', '1', ...args],
    ];
    const reports = [];
    for (const [index, part] of parts.entries()) reports.push(await jest(part, join(folder, `${index}.json`)));
    return summary(reports);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function jest(args, report) {
  const flags = ['--experimental-vm-modules', '--no-warnings', binary('jest')];
  await run(programNode(), [...flags, '--json', '--outputFile', report, '--passWithNoTests', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return JSON.parse(readFileSync(report, 'utf8'));
}

function summary(reports) {
  const suites = reports.flatMap(({ testResults }) => testResults).map(rowOf);
  const failed = sum(suites, 'failed');
  console.log(`\n${table(suites)}\n`);
  console.log(
    'Engines of the distributed profile (EventStoreDB, MongoDB, Kafka, Redis) have no adapter yet: nothing ran on them.',
  );
  console.log(`${sum(suites, 'passed')} passed, ${failed} failed`);
  return failed === 0 && suites.length > 0 ? 0 : 1;
}

function rowOf({ name, assertionResults, status }) {
  const suite = relative(root, name).replaceAll('\\', '/');
  const count = (wanted) => assertionResults.filter((result) => result.status === wanted).length;
  // A suite that could not even be loaded has no results: it counts as one failure.
  const failed = count('failed') || Number(status === 'failed');
  return {
    suite,
    engine: ENGINES.find(([pattern]) => pattern.test(suite))?.[1] ?? 'none (pure)',
    passed: count('passed'),
    failed,
  };
}

/** Pure suites share a line unless they failed; each suite with an engine has its own. */
function table(suites) {
  const isQuiet = ({ engine, failed }) => engine === 'none (pure)' && failed === 0;
  const pure = suites.filter(isQuiet);
  const rows = [{ engine: 'none (pure)', suite: `${pure.length} suites`, passed: sum(pure, 'passed'), failed: 0 }];
  rows.push(
    ...suites
      .filter((suite) => !isQuiet(suite))
      .sort((a, b) => a.engine.localeCompare(b.engine) || a.suite.localeCompare(b.suite)),
  );
  const line = ({ engine, suite, passed, failed }) =>
    `${engine.padEnd(20)} ${suite
      .replace('/dist/', '/')
      .replace(/\.spec\.js$/, '')
      .padEnd(64)} ${String(passed).padStart(6)} ${String(failed).padStart(6)}`;
  return [line({ engine: 'engine', suite: 'suite', passed: 'passed', failed: 'failed' }), ...rows.map(line)].join('\n');
}

const sum = (suites, key) => suites.reduce((total, suite) => total + suite[key], 0);

main(() => test(process.argv.slice(2)));
