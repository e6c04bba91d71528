import { Worker } from 'node:worker_threads';
import type { FileWriter, Value } from '../file-writer.port.js';
import type { PdfAnswer, PdfHead, PdfRequest, PdfWork } from './pdf-messages.js';

interface Waiting {
  resolve(answer: Extract<PdfAnswer, { bytes: Uint8Array }>): void;
  reject(error: Error): void;
}

/** Setting text and subsetting fonts take long, so they run in a thread of their own. */
export class PdfFileWriter implements FileWriter {
  private readonly waiting = new Map<number, Waiting>();
  private worker: Worker | undefined;
  private lastRequest = 0;

  constructor(private readonly head: PdfHead) {}

  async begin(): Promise<Uint8Array> {
    return (await this.ask({ kind: 'begin' })).bytes;
  }

  async rows(rows: readonly (readonly Value[])[]): Promise<Uint8Array> {
    return (await this.ask({ kind: 'rows', rows })).bytes;
  }

  async end(rows: number) {
    const { bytes, unshownCharacters } = await this.ask({ kind: 'end', rows });
    return { bytes, unshownCharacters };
  }

  async close(): Promise<void> {
    await this.worker?.terminate();
  }

  private ask(work: PdfWork): Promise<Extract<PdfAnswer, { bytes: Uint8Array }>> {
    const worker = (this.worker ??= this.started());
    const id = ++this.lastRequest;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      worker.postMessage({ id, work } satisfies PdfRequest);
    });
  }

  private started(): Worker {
    const worker = new Worker(new URL('./pdf.worker.js', import.meta.url), { workerData: this.head });
    worker.on('message', (answer: PdfAnswer) => {
      const waiting = this.waiting.get(answer.id);
      this.waiting.delete(answer.id);
      if ('failure' in answer) waiting?.reject(new Error(answer.failure));
      else waiting?.resolve(answer);
    });
    worker.on('error', (error) => this.lose(error as Error));
    worker.on('exit', () => this.lose(new Error('the thread that writes the PDF has ended')));
    return worker;
  }

  private lose(error: Error): void {
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
