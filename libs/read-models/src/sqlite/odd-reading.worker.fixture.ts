import { existsSync, writeFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import type { FromReadingThread, ToReadingThread } from './reading-messages.js';

/** Takes the place of the thread that answers questions. The build's name says what it does. */
const send = (message: FromReadingThread): void => parentPort?.postMessage(message);

parentPort?.on('message', (message: ToReadingThread) => {
  if (message.kind === 'open' && message.build === 'ends once' && !existsSync(message.path)) {
    writeFileSync(message.path, '');
    process.exit(1);
  }
  if (message.kind !== 'ask') return;
  if (message.build === 'ends') throw new Error('SPEC');
  if (message.build === 'fills its memory')
    for (const all: number[][] = []; ;) all.push(new Array<number>(1e6).fill(1));
  if (message.build === 'never ends') for (;;);
  send({ kind: 'counts', counts: {} });
});
send({ kind: 'ready' });
