import { Presets, SingleBar } from 'cli-progress';
import { isProgress, type Command, type Progress, type Row } from './command.port.js';
import { Pace } from './progress.cli.js';

export interface OutputMode {
  readonly json: boolean;
  /** With --json, print how far the work is too. */
  readonly progress: boolean;
}

/**
 * Prints a command's rows to standard output: JSON lines, or text. While the work is long, a terminal shows how far it is on standard error:
 * a bar with rate and time left where the whole is known, a count with its rate otherwise. Elsewhere nothing but the result is printed.
 */
export class Terminal {
  private bar: { readonly shown: SingleBar; readonly pace: Pace; readonly kind: string } | undefined;

  constructor(
    private readonly command: Command,
    private readonly output: OutputMode,
  ) {}

  /** Resolves when the reader of standard output can take more. */
  async print(row: Row): Promise<void> {
    if (isProgress(row)) return this.showProgress(row);
    this.finish();
    const { json } = this.output;
    const line = json && !this.command.showsJson ? JSON.stringify(row) : this.command.show(row, json);
    if (line !== undefined) await write(line);
  }

  finish(): void {
    this.bar?.shown.stop();
    this.bar = undefined;
  }

  private async showProgress(row: Progress): Promise<void> {
    const { json, progress: asked } = this.output;
    if (json) return asked || this.command.printsProgress ? write(JSON.stringify(row)) : undefined;
    if (!process.stderr.isTTY) return;
    const { done, total, unit } = row.progress;
    const kind = `${unit} ${total === undefined ? '' : 'of all'}`;
    // What begins anew, or counts something else, gets a bar of its own.
    if (this.bar !== undefined && (this.bar.kind !== kind || this.bar.pace.isBehind(done))) this.finish();
    this.bar ??= { shown: startBar(total), pace: new Pace(), kind };
    const { shown, pace } = this.bar;
    if (total !== undefined) shown.setTotal(total);
    shown.update(done, { unit, pace: pace.words({ done, total, unit }, performance.now()) });
  }
}

function startBar(total: number | undefined): SingleBar {
  const format = total === undefined ? '{value} {unit}{pace}' : '{bar} {percentage} % of {total} {unit}{pace}';
  const bar = new SingleBar(
    { format, stream: process.stderr, hideCursor: true, clearOnComplete: true },
    Presets.shades_classic,
  );
  bar.start(total ?? 0, 0, { unit: '', pace: '' });
  return bar;
}

function write(line: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(`${line}\n`, (error) => (error ? reject(error) : resolve()));
  });
}
