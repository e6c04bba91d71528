import type { ParkedEvent, ProjectionRunner } from '@crm/read-models';
import { CommandFailed, type DataCommand, type ExitCode, type Row } from '../command.port.js';
import { required } from '../command-line.cli.js';
import { whileAtWork } from '../progress.cli.js';

/** How long a projection has to show that it can continue. */
const LOOK_MS = 2_000;

const STREAM = { type: 'string', value: 'STREAM' } as const;

export const parkedList: DataCommand<{ projection: string | null }> = {
  name: 'projections parked',
  summary: 'List the events that a view could not handle, and those waiting behind them. Without NAME: of all views.',
  argument: '[NAME]',
  options: {},
  read: ({ argument }) => ({ projection: argument ?? null }),
  async *run({ projection }, { projections }) {
    for (const name of await asked(projections, projection))
      for (const event of await projections.parked(name)) yield rowOf(name, event);
    return 0;
  },
  show: ({ projection, stream, revision, type, error, attempts, parkedAt }) =>
    `${String(projection)}  ${String(stream)}@${String(revision)}  ${String(type)}  ` +
    (error === null
      ? 'waits behind an earlier event'
      : `${String(error)}, tried ${String(attempts)} times, since ${String(parkedAt)}`),
};

export const parkedRetry: DataCommand<{ projection: string | null; stream: string | null }> = {
  name: 'projections retry',
  summary:
    'Fold parked events in order, and restart views that have stopped. Exit code 1 when something still cannot be handled.',
  argument: '[NAME]',
  options: { stream: { ...STREAM, meaning: 'Only the parked events of this stream.' } },
  read: (typed) => ({ projection: typed.argument ?? null, stream: typed.text('stream') ?? null }),
  async *run({ projection, stream }, { projections, eventStore }, signal) {
    let exit: ExitCode = 0;
    for (const name of projection === null ? await inNeed(projections) : await asked(projections, projection)) {
      const outcome = yield* whileAtWork('events', (onProgress) =>
        projections.retryParked(name, stream ?? undefined, { signal, onProgress }),
      );
      await projections.waitFor(name, await eventStore.tail(), LOOK_MS);
      const { state, lastError } = await statusOf(projections, name);
      if (outcome.stillParked > 0 || state === 'stopped') exit = 1;
      yield { projection: name, ...outcome, state, ...(lastError !== undefined && { error: lastError }) };
    }
    return exit;
  },
  show: ({ projection, unparked, stillParked, state, error }) =>
    `${String(projection)}: ${String(unparked)} events are in the view again, ${String(stillParked)} are still parked` +
    (state === 'stopped' ? `; it has stopped: ${String(error)}` : '.'),
};

export const parkedDiscard: DataCommand<{ projection: string; stream: string }> = {
  name: 'projections discard',
  summary:
    'Discard the first parked event of a stream for good, and fold those behind it. The view lacks that event from then on.',
  recorded: true,
  argument: 'NAME',
  options: { stream: { ...STREAM, meaning: 'The stream whose first parked event is discarded.' } },
  read: (typed) => ({
    projection: typed.argument ?? '',
    stream: required('projections discard', typed, 'stream'),
  }),
  async *run({ projection, stream }, { projections }) {
    await asked(projections, projection);
    const outcome = await projections.discardParked(projection, stream);
    if (outcome === undefined) throw new CommandFailed(`No event of ${stream} is parked in ${projection}.`);
    const { discarded, unparked, stillParked } = outcome;
    yield { discarded: rowOf(projection, discarded), unparked, stillParked };
    return 0;
  },
  show({ discarded, unparked, stillParked }) {
    const { stream, revision, type } = discarded as Row;
    return `${String(stream)}@${String(revision)} (${String(type)}) is discarded; ${String(unparked)} events behind it are in the view again, ${String(stillParked)} are still parked.`;
  },
};

/** Returns the named view, or all of them. Throws CommandFailed with the existing names when there is no view of that name. */
async function asked(projections: ProjectionRunner, name: string | null): Promise<string[]> {
  const names = (await projections.status()).map((status) => status.name);
  if (name === null) return names;
  if (!names.includes(name)) throw new CommandFailed(`Unknown view "${name}". Views: ${names.join(', ')}.`);
  return [name];
}

/** The views that have something to retry. A retry pauses the feed of a view for a moment, so the others are left alone. */
async function inNeed(projections: ProjectionRunner): Promise<string[]> {
  const views = await projections.status();
  return views.filter(({ parked, state }) => parked > 0 || state === 'stopped').map(({ name }) => name);
}

async function statusOf(projections: ProjectionRunner, name: string) {
  const status = (await projections.status()).find((candidate) => candidate.name === name);
  if (status === undefined) throw new CommandFailed(`The view ${name} is gone.`);
  return status;
}

const rowOf = (projection: string, { position, ...event }: ParkedEvent): Row => ({ projection, position, ...event });
