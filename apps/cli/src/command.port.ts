import type { EventStore, KnownHeads, LogSeals } from '@crm/event-store';
import type { KeyVault } from '@crm/key-vault';
import type { BackupProgress, BackupSummary, ExportOrder, ExportProgress, ExportSummary, Places } from '@crm/backup';
import type { ServiceClient } from '@crm/messaging';
import type { ProjectionRunner, Rebuilds } from '@crm/read-models';

/** 0 done, 1 failed or a fault was found, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** One piece of a command's answer: JSON, because it may come over the control socket. */
export type Row = Readonly<Record<string, unknown>>;

/** Progress of a long command. Shown as a bar on a terminal. */
export interface Progress extends Row {
  readonly progress: { readonly done: number; readonly total?: number; readonly unit: string };
}

export const isProgress = (row: Row): row is Progress => 'progress' in row;

/** Makes copies of the log in a separate thread while the program serves. */
export interface Copies {
  backUp(folder: string, signal: AbortSignal): AsyncGenerator<BackupProgress, BackupSummary>;
  exportLog(order: Omit<ExportOrder, 'events'>, signal: AbortSignal): AsyncGenerator<ExportProgress, ExportSummary>;
}

/** The log level of the program that executes the command. */
export interface LogControl {
  /** The lowest level that is written. */
  readonly level: string;
  /** Absent when no program runs: there is nothing to change. */
  change?(level: string): void;
}

/** What commands work on: the stores and services of one opened data directory, in the running program or in the command line's own process. */
export interface Application {
  readonly services: ServiceClient;
  readonly eventStore: EventStore;
  readonly keyVault: KeyVault;
  readonly seals: LogSeals;
  readonly projections: ProjectionRunner;
  readonly rebuilds: Rebuilds;
  readonly copies: Copies;
  readonly log: LogControl;
  /** Absolute path of the data directory. */
  readonly dataDir: string;
}

/** The program apart from its data: its settings and its interface. */
export interface Program {
  printConfiguration(): readonly Row[];
  openApiDocument(): Promise<Row>;
}

export interface Option {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  /** Placeholder for the value in the help text. */
  readonly value?: string;
  readonly meaning: string;
}

/** What the caller typed. Unknown options and missing values are refused already; the values are not checked yet. */
export interface Typed {
  readonly argument?: string;
  text(option: string): string | undefined;
  texts(option: string): readonly string[];
  flag(option: string): boolean;
  /** Resolves a file name against the folder in which the command was typed. */
  path(name: string): string;
  /** All of standard input; empty when it is a terminal. */
  standardInput(): Promise<string>;
}

/** One command of `crm` as it is typed and shown. */
interface CommandLine<Input extends Row> {
  readonly name: string;
  readonly summary: string;
  /** Name of the argument, if the command takes one; in brackets when it is optional: `[NAME]`. */
  readonly argument?: string;
  readonly options: Readonly<Record<string, Option>>;
  /** With --json, progress is printed even without --progress. Otherwise the output is the result alone. */
  readonly printsProgress?: boolean;
  /** Turns what was typed into JSON input, in the caller's process: it may read the caller's files and standard input. Throws {@link WrongUsage}. */
  read(typed: Typed): Input | Promise<Input>;
  /** Rows go through `show` even with --json, because some of them are JSON lines already. */
  readonly showsJson?: true;
  /** A line for people. With --json rows are printed as they are. */
  show(row: Row, json: boolean): string | undefined;
}

/** Works on the data, wherever it is open: in the running program, or in the command line's own process. */
export interface DataCommand<Input extends Row = Row> extends CommandLine<Input> {
  /**
   * Set when the log would not show the command otherwise: it changes something without an event, or takes data out. Each run is then
   * recorded in the audit trail.
   */
  readonly recorded?: true;
  /** It may be the first to write to a data directory. All others refuse one without a store. */
  readonly createsStore?: true;
  run(input: Input, application: Application, signal: AbortSignal): AsyncGenerator<Row, ExitCode>;
}

/** Describes the program itself. Opens no data. */
export interface ProgramCommand extends CommandLine<Row> {
  describe(program: Program): Promise<readonly Row[]>;
}

/** The parameters of demo data: the same order gives the same data. */
export interface SeedOrder {
  readonly customers: number;
  readonly seed: number;
  /** The history ends here; RFC 3339 UTC. */
  readonly until: string;
  /** Leaves the lists to the program, which builds them when it starts. */
  readonly leaveViews?: boolean;
}

/** The log of a stopped program, opened without the checks of a start, so that it can be said what is wrong with it. */
export interface UncheckedLog {
  readonly eventStore: EventStore;
  readonly heads: KnownHeads;
  /** What needs the key-encryption key; or why it cannot be had: that key is missing, or what it opens is damaged. */
  readonly keys:
    | { readonly keyVault: KeyVault; readonly seals: LogSeals }
    | { readonly missing: string; readonly isDamaged: boolean };
  close(): Promise<void>;
}

/** Work on a data directory while no program runs on it. Opens the files in a different way than the program does. */
export interface Workshop {
  /** Where the data is, according to the settings. */
  places(): Promise<Places>;
  /** Throws CannotOpenStore. */
  openLog(): Promise<UncheckedLog>;
  /** Throws CommandFailed when the store holds anything. */
  seed(order: SeedOrder, signal: AbortSignal): AsyncGenerator<Row, ExitCode>;
}

/** Works only while no program runs on the data directory. */
export interface OfflineCommand<Input extends Row = Row> extends CommandLine<Input> {
  /** Touches no data directory, so it also works while a program runs. */
  readonly besideProgram?: true;
  runOffline(input: Input, workshop: Workshop, signal: AbortSignal): AsyncGenerator<Row, ExitCode>;
}

/** Asks the running program; when there is none, it works on the data directory without a start. */
export type CheckCommand<Input extends Row = Row> = DataCommand<Input> & Pick<OfflineCommand<Input>, 'runOffline'>;

export type Command = DataCommand | ProgramCommand | OfflineCommand | CheckCommand;

/** The command line was typed wrongly. The message names the option or command. Exit code 2. */
export class WrongUsage extends Error {}

/** The command could not do its work: one sentence for the operator, no stack. Exit code 1. */
export class CommandFailed extends Error {}
