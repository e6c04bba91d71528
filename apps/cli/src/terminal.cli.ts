import { Presets, SingleBar } from 'cli-progress';
import { isProgress, type Command, type Progress, type Row } from './command.port.js';
import { Pace } from './progress.cli.js';

export interface OutputMode {
  readonly json: boolean;
  /** With --json, print progress rows too. */
  readonly progress: boolean;
}

/**
 * Prints a command's rows to standard output as JSON lines or text. If standard error is a terminal, it shows the progress of long work:
 * a bar with rate and time left when the total is known, a count with its rate otherwise. Elsewhere only the result is printed.
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
    // Work that starts over or counts something else gets its own bar.
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
