import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { answerTo } from './answering.js';
import { CollectionLayout } from './layout.js';
import { Reader } from './reader.js';
import type { FromSnapshot, SnapshotAnswer, SnapshotData, SnapshotRequest, SnapshotWork } from './snapshot-messages.js';

const { path, fewRows, shape, settled } = workerData as SnapshotData;
const port = parentPort;
if (port === null) throw new Error('a snapshot must be read in a worker thread');

// On Linux a priority belongs to a thread, so threads that answer requests go first. Elsewhere it belongs to the process and is left alone.
if (process.platform === 'linux') setPriority(10);

// Nobody waits behind a snapshot, so its questions may take as long as they need.
const reader = new Reader(path, { fewRows, mostListed: Infinity });
reader.hold();
const layout = new CollectionLayout(shape, settled);

port.on('message', ({ id, work }: SnapshotRequest) => port.postMessage({ id, ...answer(work) } satisfies FromSnapshot));
port.postMessage({ kind: 'ready' } satisfies FromSnapshot);

function answer(work: SnapshotWork): SnapshotAnswer {
  if (work.kind !== 'checkpoint') return answerTo(work, reader, layout);
  try {
    return { kind: 'position', position: reader.position(shape.name) };
  } catch (error) {
    return { kind: 'failed', reason: (error as Error).message };
  }
}
