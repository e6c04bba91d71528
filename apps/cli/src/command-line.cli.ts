import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { WrongUsage, type Command, type Option, type Typed } from './command.port.js';
import type { OutputMode } from './terminal.cli.js';

export const COMMON_OPTIONS: Readonly<Record<string, Option>> = {
  json: { type: 'boolean', meaning: 'Print JSON lines instead of text.' },
  progress: { type: 'boolean', meaning: 'With --json: also print progress rows while the work runs.' },
  help: { type: 'boolean', meaning: 'Show this help.' },
};

export interface Invocation {
  readonly command: Command;
  readonly typed: Typed;
  readonly output: OutputMode;
  readonly help: boolean;
}

/** Finds the command that is named. Throws {@link WrongUsage}. */
export function findCommand<Named extends { readonly name: string }>(
  commands: readonly Named[],
  words: readonly string[],
): Named {
  // The longest name first: "backup verify FOLDER" is not a backup into a folder named verify.
  const [command] = commands
    .filter(({ name }) => name.split(' ').every((word, index) => words[index] === word))
    .sort((a, b) => b.name.length - a.name.length);
  if (command === undefined) throw new WrongUsage(unknownCommand(commands, words));
  return command;
}

/** Checks the options. `folder` is where the command was typed. Throws {@link WrongUsage}. */
export function readCommandLine(command: Command, words: readonly string[], folder: string): Invocation {
  const { values, positionals } = parse(command, words.slice(command.name.split(' ').length));
  const help = values['help'] === true;
  if (!help) checkArgument(command, positionals);
  const typed: Typed = {
    argument: positionals[0],
    text: (option) => values[option] as string | undefined,
    texts: (option) => (values[option] as string[] | undefined) ?? [],
    flag: (option) => values[option] === true,
    path: (name) => resolve(folder, name),
    standardInput: async () => (process.stdin.isTTY ? '' : readAll(process.stdin)),
  };
  const output = { json: values['json'] === true, progress: values['progress'] === true };
  return { command, typed, output, help };
}

function parse(command: Command, args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { ...command.options, ...COMMON_OPTIONS }, allowPositionals: true });
  } catch (error) {
    // parseArgs names the option, and explains how to write an argument that begins with a dash.
    throw new WrongUsage(`crm ${command.name}: ${(error as Error).message}`);
  }
}

function checkArgument(command: Command, positionals: readonly string[]): void {
  const wanted = command.argument === undefined ? 0 : 1;
  if (positionals.length > wanted)
    throw new WrongUsage(`crm ${command.name}: "${positionals[wanted]}" is one argument too many`);
  const optional = command.argument?.startsWith('[');
  if (positionals.length < wanted && !optional)
    throw new WrongUsage(`crm ${command.name}: ${command.argument} is missing`);
}

function unknownCommand(commands: readonly { readonly name: string }[], words: readonly string[]): string {
  const typed = words
    .filter((word) => !word.startsWith('-'))
    .slice(0, 2)
    .join(' ');
  const names = commands.map(({ name }) => name).join(', ');
  return typed === '' ? `crm: name a command: ${names}` : `crm: unknown command "${typed}". Commands: ${names}`;
}

export function overview(commands: readonly Command[]): string {
  const lines = commands.map((command) => [usage(command), command.summary] as const);
  return [
    'Usage: crm COMMAND [OPTIONS]',
    '',
    ...columns(lines),
    '',
    'Every command takes --json (JSON lines), --progress and --help. Exit code: 0 done, 1 failed or fault found, 2 wrong usage.',
    'Settings come from the environment or .env, as for the program itself; DATA_DIR names the data. While the program runs, it executes the command.',
  ].join('\n');
}

export function helpOf(command: Command): string {
  const options = Object.entries({ ...command.options, ...COMMON_OPTIONS }).map(
    ([name, { value, meaning }]) => [`--${name}${value === undefined ? '' : ` ${value}`}`, meaning] as const,
  );
  return [`Usage: crm ${usage(command)} [OPTIONS]`, '', command.summary, '', ...columns(options)].join('\n');
}

const usage = ({ name, argument }: Command) => (argument === undefined ? name : `${name} ${argument}`);

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`);
}

/** A required option. */
export function required(command: string, typed: Typed, option: string): string {
  const value = typed.text(option);
  if (value === undefined || value === '') throw new WrongUsage(`crm ${command}: --${option} is missing`);
  return value;
}

export function wholeNumber(command: string, typed: Typed, option: string): number | undefined {
  const value = typed.text(option);
  if (value === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(value))
    throw new WrongUsage(`crm ${command}: --${option} must be a whole number from 1, not "${value}"`);
  return Number(value);
}

export function oneOf<Choice extends string>(
  command: string,
  typed: Typed,
  option: string,
  choices: readonly Choice[],
  fallback: Choice,
): Choice {
  const value = typed.text(option) ?? fallback;
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined)
    throw new WrongUsage(`crm ${command}: --${option} must be one of ${choices.join(', ')}, not "${value}"`);
  return choice;
}

/** Takes a position as it is printed: digits, with or without leading zeros. Returns undefined when the option was not typed. */
export function positionNamedBy(command: string, typed: Typed, option: string): number | undefined {
  const value = typed.text(option);
  if (value === undefined) return undefined;
  if (!/^\d{1,20}$/.test(value) || !Number.isSafeInteger(Number(value)))
    throw new WrongUsage(`crm ${command}: --${option} must be a position (digits), not "${value}"`);
  return Number(value);
}

/** Returns the text of a file that the caller names, undefined when the option was not typed. Throws WrongUsage when it cannot be read. */
export async function fileNamedBy(command: string, typed: Typed, option: string): Promise<string | undefined> {
  const name = typed.text(option);
  if (name === undefined) return undefined;
  try {
    return await readFile(typed.path(name), 'utf8');
  } catch (error) {
    throw new WrongUsage(
      `crm ${command}: --${option} names "${name}", which cannot be read (${(error as NodeJS.ErrnoException).code})`,
    );
  }
}
