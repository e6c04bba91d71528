import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { answerTo } from './answering.js';
import { CollectionLayout } from './layout.js';
import { Reader } from './reader.js';
import type { Answer, FromReadingThread, Question, ReadingData, ToReadingThread } from './reading-messages.js';

/** For each file. */
const CACHE_KIB = 4 * 1024;

const { fewRows, limitMs, niceness } = workerData as ReadingData;
const port = parentPort;
if (port === null) throw new Error('questions must be answered in a worker thread');

// On Linux a priority belongs to a thread. Elsewhere it belongs to the process and is left alone.
if (process.platform === 'linux' && niceness > 0) setPriority(niceness);

const builds = new Map<string, { readonly reader: Reader; readonly layout: CollectionLayout }>();

port.on('message', (message: ToReadingThread) => {
  if (message.kind === 'ask') return port.postMessage(answer(message.build, message.question));
  builds.get(message.build)?.reader.close();
  builds.delete(message.build);
  if (message.kind === 'close') return;
  const { path, shape, settled } = message;
  try {
    const reader = new Reader(path, { fewRows, cacheKib: CACHE_KIB });
    builds.set(message.build, { reader, layout: new CollectionLayout(shape, settled) });
  } catch {
    // The answers to its questions report it.
  }
});

port.postMessage({ kind: 'ready' } satisfies FromReadingThread);

function answer(name: string, question: Question): Answer {
  const build = builds.get(name);
  if (build === undefined) return { kind: 'failed', reason: `the file of ${name} cannot be opened` };
  return answerTo(question, build.reader, build.layout, performance.now() + limitMs);
}
