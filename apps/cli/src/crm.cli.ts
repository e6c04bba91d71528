import { existsSync } from 'node:fs';
import { FaultyConfiguration, readConfiguration } from '@crm/platform/configuration';
import {
  CommandFailed,
  WrongUsage,
  type Application,
  type Command,
  type ExitCode,
  type Program,
  type Row,
  type Workshop,
} from './command.port.js';
import { findCommand, helpOf, overview, readCommandLine, type Invocation } from './command-line.cli.js';
import { commandLoaders } from './command-loaders.registry.js';
import { ask, connect } from './control-socket/control-socket-client.adapter.js';
import { controlSocketOf } from './control-socket/control-socket-path.adapter.js';
import { failureOf } from './failure.cli.js';
import { Terminal } from './terminal.cli.js';

export interface OpenedApplication {
  readonly application: Application;
  close(): Promise<void>;
}

/** What the composition provides: the description of the program, and how to open its data in this process. */
export interface Composition extends Program, Workshop {
  /** Throws when another process holds the data directory. */
  open(): Promise<OpenedApplication>;
}

/**
 * The `crm` command line. The running program executes the command when there is one; otherwise this process opens the data itself.
 * `folder` is where the command was typed; relative file names are resolved against it.
 */
export async function crm(words: readonly string[], folder: string, composition: Composition): Promise<ExitCode> {
  try {
    const [first] = words;
    if (first === undefined || first === 'help' || first === '--help')
      return print(overview(await Promise.all(commandLoaders.map((loader) => loader.load()))));
    const command = await findCommand(commandLoaders, words).load();
    const invocation = readCommandLine(command, words, folder);
    if (invocation.help) return print(helpOf(invocation.command));
    return await execute(invocation, composition);
  } catch (error) {
    return complain(error);
  }
}

async function execute({ command, typed, output }: Invocation, composition: Composition): Promise<ExitCode> {
  const input = await command.read(typed);
  const { signal, ...cancel } = cancellation();
  const terminal = new Terminal(command, output);
  try {
    const exit = await printed(terminal, run(command, input, composition, signal));
    signal.throwIfAborted();
    return exit;
  } catch (error) {
    // A cancelled command may report itself what it left behind.
    throw signal.aborted && !(error instanceof CommandFailed && signal.reason instanceof CommandFailed)
      ? (signal.reason as Error)
      : error;
  } finally {
    terminal.finish();
    cancel.end();
  }
}

/** Aborted by the first Ctrl-C (a second one ends this process at once), and when the reader goes away, as in `crm events tail | head`. */
function cancellation(): { readonly signal: AbortSignal; end(): void } {
  const cancel = new AbortController();
  const stop = (): void => cancel.abort(new CommandFailed('Cancelled.'));
  const gone = (error: Error): void => cancel.abort(error);
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, stop);
  process.stdout.on('error', gone);
  return {
    signal: cancel.signal,
    end: () => ['SIGINT', 'SIGTERM'].forEach((name) => process.off(name, stop)),
  };
}

async function* run(
  command: Command,
  input: Row,
  composition: Composition,
  signal: AbortSignal,
): AsyncGenerator<Row, ExitCode> {
  if ('describe' in command) {
    yield* await command.describe(composition);
    return 0;
  }
  if (!('run' in command) && command.besideProgram) return yield* command.runOffline(input, composition, signal);
  const path = controlSocketOf(readConfiguration().configuration.dataDir);
  const program = path === undefined ? undefined : await connect(path);
  if (!('run' in command)) {
    program?.destroy();
    if (program !== undefined)
      throw new CommandFailed(
        `A program runs on this data. Stop it first: crm ${command.name} needs the data for itself.`,
      );
    return yield* command.runOffline(input, composition, signal);
  }
  if (program !== undefined) return yield* ask(program, { command: command.name, input }, signal);
  if (command.createsStore !== true) await requireStore(command.name, composition);
  if ('runOffline' in command) return yield* command.runOffline(input, composition, signal);
  const { application, close } = await composition.open();
  const { runRecorded } = await import('./recorded.cli.js');
  try {
    return yield* runRecorded(command, input, application, signal);
  } finally {
    await close();
  }
}

/** A mistyped DATA_DIR must not look like an empty store that is in order. */
async function requireStore(name: string, composition: Composition): Promise<void> {
  const { dataDir, events } = await composition.places();
  if (!existsSync(events))
    throw new CommandFailed(
      `There is no store in ${dataDir}: ${events} does not exist. crm ${name} does not create one. Check DATA_DIR, or start the program first.`,
    );
}

async function printed(terminal: Terminal, rows: AsyncGenerator<Row, ExitCode>): Promise<ExitCode> {
  try {
    for (let step = await rows.next(); ; step = await rows.next()) {
      if (step.done) return step.value;
      await terminal.print(step.value);
    }
  } finally {
    await rows.return(1); // closes what is open when the reader is gone
  }
}

function print(text: string): ExitCode {
  console.log(text);
  return 0;
}

function complain(error: unknown): ExitCode {
  if ((error as NodeJS.ErrnoException).code === 'EPIPE') return 0;
  if (error instanceof WrongUsage) {
    console.error(`${error.message}\nTry: crm --help`);
    return 2;
  }
  console.error(error instanceof FaultyConfiguration ? error.message : failureOf(error));
  return 1;
}
