import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** One line of the table. `limit` is the raw limit of this machine, measured in the same run; `ratio` is the part of it that was reached. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly limit: number | null;
  readonly ratio: number | null;
  /** The goal for `ratio` if there is a limit, otherwise for `value`. */
  readonly goal: number;
  readonly met: boolean;
}

/** `short` is for CI: it shows that everything runs, not how fast it is. */
export interface Length {
  readonly short: boolean;
}

/** At least `goal` of what the bare machine can do. */
export function ofLimit(name: string, value: number, unit: string, limit: number, goal: number): Figure {
  const ratio = value / limit;
  return { name, value: round(value), unit, limit: round(limit), ratio: round(ratio), goal, met: ratio >= goal };
}

export const atLeast = (name: string, value: number, unit: string, goal: number): Figure => ({
  ...plain(name, value, unit, goal),
  met: value >= goal,
});

export const under = (name: string, value: number, unit: string, goal: number): Figure => ({
  ...plain(name, value, unit, goal),
  met: value < goal,
});

const plain = (name: string, value: number, unit: string, goal: number) => ({
  name,
  value: round(value),
  unit,
  limit: null,
  ratio: null,
  goal,
});

const round = (value: number) => Number(value.toPrecision(4));

/** Other jobs share the machine, so compared measurements take turns, and the median of the turns counts. The first turn only warms up. */
export async function inTurns(turns: number, ...measurements: readonly (() => Promise<number>)[]): Promise<number[]> {
  const values = measurements.map(() => [] as number[]);
  for (let turn = 0; turn <= turns; turn++)
    for (const [index, measure] of measurements.entries()) values[index]?.push(await measure());
  return values.map(([_warmUp, ...counted]) => median(counted));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Calls per second of `clients` loops over `ms`. Each loop waits for its own call. */
export async function perSecond(
  clients: number,
  ms: number,
  call: (client: number) => Promise<unknown>,
): Promise<number> {
  const started = performance.now();
  let calls = 0;
  const loop = async (client: number) => {
    for (; performance.now() - started < ms; calls++) await call(client);
  };
  await Promise.all(Array.from({ length: clients }, (_none, client) => loop(client)));
  return calls / ((performance.now() - started) / 1000);
}

/** Works in a folder on the disk where the program keeps its data by default (a temporary folder may be in memory), and removes it afterwards. */
export async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  mkdirSync('data', { recursive: true });
  const folder = mkdtempSync(join('data', 'bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The main function of a row's program: measures, and sends the figures to the process that started it. Ends when that process is gone. */
export async function program(measure: (length: Length) => Promise<readonly Figure[]>): Promise<void> {
  process.once('disconnect', () => process.exit(1));
  process.channel?.unref();
  const figures = await measure({ short: process.argv.includes('--short') });
  if (process.send === undefined) console.log(JSON.stringify(figures, null, 2));
  else process.send(figures);
}
