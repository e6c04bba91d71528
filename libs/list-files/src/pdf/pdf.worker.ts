import { setPriority } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { ListDocument } from './list-document.js';
import type { PdfAnswer, PdfHead, PdfRequest, PdfWork } from './pdf-messages.js';

const port = parentPort;
if (port === null) throw new Error('a PDF is written in a worker thread');

// On Linux a priority applies to one thread: threads that answer requests go first. Elsewhere it would slow the whole program.
if (process.platform === 'linux') setPriority(10);

const document = new ListDocument(workerData as PdfHead);
let queue: Promise<void> = Promise.resolve();

port.on('message', ({ id, work }: PdfRequest) => {
  queue = queue.then(() => answer(id, work));
});

async function answer(id: number, work: PdfWork): Promise<void> {
  try {
    await done(work);
    await setImmediate(); // the document emits its bytes in the next turn
    const bytes = document.taken();
    port?.postMessage({ id, bytes, unshownCharacters: document.unshownCharacters } satisfies PdfAnswer);
  } catch (error) {
    port?.postMessage({ id, failure: (error as Error).stack ?? String(error) } satisfies PdfAnswer);
  }
}

async function done(work: PdfWork): Promise<void> {
  if (work.kind === 'rows') document.add(work.rows);
  if (work.kind === 'end') await document.end(work.rows);
}
