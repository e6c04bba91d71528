import { constants, setPriority } from 'node:os';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { isDomainError } from '@crm/kernel';
import type { CopyingOrder, FromCopying, ToCopying } from './copying-thread.js';
import { exportEvents } from './export-events.js';
import { takeBackup } from './take-backup.js';

const port = parentPort as MessagePort;
const order = workerData as CopyingOrder;
const work = order.kind === 'backup' ? takeBackup(order) : exportEvents(order);

function step(): FromCopying {
  try {
    const { done, value } = work.next();
    return done === true ? { kind: 'done', summary: value } : { kind: 'progress', row: value };
  } catch (error) {
    if (isDomainError(error)) return { kind: 'refused', facts: error.facts as { path: string; reason: string } };
    return { kind: 'failed', reason: (error as Error).stack ?? String(error) };
  }
}

// On Linux a priority applies to one thread: threads that answer requests go first. Elsewhere it would slow the whole program.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

// One step for each request: a slow reader slows down the copying, and nothing piles up in between.
port.on('message', (message: ToCopying) => {
  const answer = message === 'next' ? step() : undefined;
  if (answer !== undefined) port.postMessage(answer);
  if (answer?.kind === 'progress') return;
  work.return(undefined as never);
  port.close();
});
