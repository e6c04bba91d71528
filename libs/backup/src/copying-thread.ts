import { BackupRefused } from '@crm/contracts/refusals';
import { Worker } from 'node:worker_threads';

import type { ExportOrder, ExportProgress, ExportSummary } from './export-events.js';
import type { BackupOrder, BackupProgress, BackupSummary } from './take-backup.js';

export type CopyingOrder = ({ readonly kind: 'backup' } & BackupOrder) | ({ readonly kind: 'export' } & ExportOrder);

export type ToCopying = 'next' | 'stop';
export type FromCopying =
  | { readonly kind: 'progress'; readonly row: BackupProgress | ExportProgress }
  | { readonly kind: 'done'; readonly summary: BackupSummary | ExportSummary }
  | { readonly kind: 'refused'; readonly facts: { readonly path: string; readonly reason: string } }
  | { readonly kind: 'failed'; readonly reason: string };

/** Copies the log into a backup folder while the program runs. Throws BackupRefused, and the signal's reason when it aborts. */
export const backUp = (
  order: BackupOrder,
  signal: AbortSignal,
): AsyncGenerator<BackupProgress, BackupSummary, undefined> =>
  copyInThread({ kind: 'backup', ...order }, signal) as AsyncGenerator<BackupProgress, BackupSummary, undefined>;

/** Writes events as JSON lines while the program runs. Throws what {@link backUp} throws. */
export const exportLog = (
  order: ExportOrder,
  signal: AbortSignal,
): AsyncGenerator<ExportProgress, ExportSummary, undefined> =>
  copyInThread({ kind: 'export', ...order }, signal) as AsyncGenerator<ExportProgress, ExportSummary, undefined>;

async function* copyInThread(
  order: CopyingOrder,
  signal: AbortSignal,
): AsyncGenerator<BackupProgress | ExportProgress, BackupSummary | ExportSummary, undefined> {
  signal.throwIfAborted();
  const worker = new Worker(new URL('./copying.worker.js', import.meta.url), { workerData: order });
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const say = (message: ToCopying): void => worker.postMessage(message);
  try {
    for (;;) {
      signal.throwIfAborted();
      const answer = nextAnswer(worker);
      say('next');
      const message = await answer;
      if (message.kind === 'progress') yield message.row;
      else return summaryOf(message);
    }
  } finally {
    say('stop');
    await ended;
  }
}

function nextAnswer(worker: Worker): Promise<FromCopying> {
  return new Promise((resolve, reject) => {
    worker.removeAllListeners('message').removeAllListeners('error');
    worker.once('message', resolve).once('error', reject);
  });
}

function summaryOf(message: Exclude<FromCopying, { kind: 'progress' }>): BackupSummary | ExportSummary {
  switch (message.kind) {
    case 'done':
      return message.summary;
    case 'refused':
      throw new BackupRefused(message.facts);
    case 'failed':
      throw new Error(message.reason);
  }
}
