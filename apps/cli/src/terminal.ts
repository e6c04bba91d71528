import { Presets, SingleBar } from 'cli-progress';
import { isProgress, type Command, type Row } from './command.js';

/** Prints a command's rows: JSON lines, or text with a bar on the terminal while the work is long. */
export class Terminal {
  private bar: SingleBar | undefined;

  constructor(
    private readonly command: Command,
    private readonly json: boolean,
  ) {}

  /** Resolves when the reader of standard output can take more. */
  async print(row: Row): Promise<void> {
    if (isProgress(row)) return this.showProgress(row);
    this.finish();
    const line = this.json && !this.command.showsJson ? JSON.stringify(row) : this.command.show(row, this.json);
    if (line !== undefined) await write(line);
  }

  finish(): void {
    this.bar?.stop();
    this.bar = undefined;
  }

  private async showProgress(
    row: Row & { readonly progress: { readonly done: number; readonly total?: number; readonly unit: string } },
  ): Promise<void> {
    if (this.json) return this.command.printsProgress ? write(JSON.stringify(row)) : undefined;
    if (!process.stderr.isTTY) return;
    const { done, total, unit } = row.progress;
    const rate = typeof row['rowsPerSecond'] === 'number' ? `${Math.round(row['rowsPerSecond'])} rows/s` : '';
    this.bar ??= startBar(
      total === undefined ? `{value} ${unit} {rate}` : `{bar} {percentage} % {rate} {eta_formatted}`,
      total ?? 0,
    );
    this.bar.update(done, { rate });
  }
}

function startBar(format: string, total: number): SingleBar {
  const bar = new SingleBar(
    { format, stream: process.stderr, hideCursor: true, clearOnComplete: true },
    Presets.shades_classic,
  );
  bar.start(total, 0, { rate: '' });
  return bar;
}

function write(line: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(`${line}\n`, (error) => (error ? reject(error) : resolve()));
  });
}
