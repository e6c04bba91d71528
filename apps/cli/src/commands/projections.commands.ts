import type { BuildDone, BuildProgress, ListedBuild, ProjectionStatus } from '@crm/read-models';
import { CommandFailed, type Application, type DataCommand, type Row } from '../command.port.js';
import { duration } from '../progress.cli.js';

interface Named extends Row {
  readonly projection: string;
}

const UNIT: Readonly<Record<BuildProgress['phase'], string>> = {
  events: 'events',
  search: 'rows searchable',
  indexes: 'indexes',
  comparison: 'rows compared',
};

export const projectionsList: DataCommand = {
  name: 'projections list',
  summary: 'List the views: which build is served, how far it is, and what is being built.',
  options: {},
  read: () => ({}),
  async *run(_input, { projections, rebuilds }) {
    const builds = await rebuilds.list();
    for (const status of await projections.status()) yield rowOf(status, builds);
    return 0;
  },
  show: ({ name, version, build, state, rows, parked, bytes, stale, building }) =>
    [
      `${String(name)}  version ${String(version)}, build ${String(build)}`,
      String(state),
      `${String(rows)} rows`,
      `${megabytes(bytes as number)} MB`,
      ...((parked as number) > 0 ? [`${String(parked)} parked`] : []),
      ...(stale ? ['stale'] : []),
      ...(building ? [wordsOf(building as Building)] : []),
    ].join('  '),
};

function rowOf({ name, version, state, checkpoint, parked }: ProjectionStatus, builds: readonly ListedBuild[]): Row {
  const own = builds.filter(({ projection }) => projection === name);
  const served = own.find((build) => build.state === 'served');
  const building = own.find((build) => build.state === 'building');
  return {
    name,
    version,
    build: served?.build ?? 0,
    state,
    checkpoint,
    rows: served?.rows ?? 0,
    parked,
    bytes: served?.bytes ?? 0,
    stale: state === 'frozen',
    ...(building && { building: { ...buildingOf(building) } }),
  };
}

type Building = ReturnType<typeof buildingOf>;

/** A build without progress was interrupted, or waits for the one before it. */
function buildingOf({ version, build, checkpoint, rows, progress, secondsLeft }: ListedBuild) {
  return {
    version,
    build,
    checkpoint,
    rows,
    ...(progress && { progress: { done: progress.done, total: progress.total, unit: UNIT[progress.phase] } }),
    ...(secondsLeft !== undefined && { secondsLeft: Math.ceil(secondsLeft) }),
  };
}

function wordsOf({ version, build, progress, secondsLeft }: Building): string {
  const what = `version ${version}, build ${build}`;
  if (progress === undefined) return `${what} waits to be built`;
  const left = secondsLeft === undefined ? '' : `, ${duration(secondsLeft)} left`;
  return `${what} is being built: ${progress.done} of ${progress.total} ${progress.unit}${left}`;
}

export const projectionsLag: DataCommand = {
  name: 'projections lag',
  summary: 'Show how far each view is behind the log, in events and in seconds. Exit code 1 when one has stopped.',
  options: {},
  read: () => ({}),
  async *run(_input, { projections }) {
    const all = await projections.status();
    for (const { name, state, lagEvents, lagSeconds, lastError } of all)
      yield { name, state, lagEvents, lagSeconds, ...(lastError !== undefined && { error: lastError }) };
    return all.some(({ state }) => state === 'stopped') ? 1 : 0;
  },
  show: ({ name, state, lagEvents, lagSeconds, error }) =>
    `${String(name)}  ${String(state)}  ${String(lagEvents)} events, ${Math.round(lagSeconds as number)} s` +
    (error === undefined ? '' : `  ${String(error)}`),
};

export const projectionsRebuild: DataCommand<Named> = {
  name: 'projections rebuild',
  summary:
    'Rebuild a view while the old one is served, and switch when it is complete. Continues a build that was interrupted.',
  argument: 'NAME',
  options: {},
  printsProgress: true,
  read: ({ argument }) => ({ projection: argument ?? '' }),
  async *run({ projection }, application, signal) {
    await known(application, projection);
    for await (const step of application.rebuilds.rebuild(projection, signal))
      yield step.kind === 'done' ? resultOf(projection, step) : progressOf(step);
    return 0;
  },
  show: (row) =>
    `${String(row['projection'])}: ${String(row['rows'])} rows from ${String(row['events'])} events in ${String(row['seconds'])} s (${String(row['eventsPerSecond'])} events/s), now served.\n` +
    digestsOf(row),
};

export const projectionsDiff: DataCommand<Named> = {
  name: 'projections diff',
  summary: 'Rebuild a view and compare it with the served one, document by document. Exit code 1 when they differ.',
  argument: 'NAME',
  options: {},
  printsProgress: true,
  read: ({ argument }) => ({ projection: argument ?? '' }),
  async *run({ projection }, application, signal) {
    await known(application, projection);
    if (application.projections.isFrozen(projection))
      throw new CommandFailed(
        `${projection} is served as another version left it, so there is nothing to compare it with.`,
      );
    for await (const step of application.rebuilds.diff(projection, signal)) {
      if (step.kind === 'progress') yield progressOf(step);
      else {
        yield { ...resultOf(projection, step), equal: step.served === step.built };
        if (step.served === undefined)
          throw new CommandFailed(
            `${projection} is behind the log and makes no progress, so it could not be compared.`,
          );
        return step.served === step.built ? 0 : 1;
      }
    }
    return 1;
  },
  show: (row) =>
    [
      `${String(row['projection'])}: ${row['equal'] ? 'no difference' : `${String(row['differing'])} documents differ`} in ${String(row['rows'])} at position ${String(row['position'])}.`,
      ...(row['ids'] as readonly string[]),
      digestsOf(row),
    ].join('\n'),
};

async function known({ projections }: Application, name: string): Promise<void> {
  const names = (await projections.status()).map((status) => status.name);
  if (!names.includes(name)) throw new CommandFailed(`Unknown view "${name}". Views: ${names.join(', ')}.`);
}

const progressOf = ({ phase, done, total }: BuildProgress): Row => ({ progress: { done, total, unit: UNIT[phase] } });

function resultOf(projection: string, { kind: _done, built, served, seconds, events, ...rest }: BuildDone): Row {
  return {
    projection,
    events,
    seconds: Math.round(seconds * 10) / 10,
    eventsPerSecond: Math.round(events / Math.max(seconds, 0.001)),
    ...rest,
    sha256: built,
    ...(served !== undefined && { servedSha256: served }),
  };
}

const digestsOf = ({ sha256, servedSha256, position }: Row): string =>
  servedSha256 === undefined
    ? `SHA-256 ${String(sha256)} at position ${String(position)}; the served rows were not at that position.`
    : `SHA-256 ${String(sha256)} built, ${String(servedSha256)} served before, both at position ${String(position)}.`;

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
