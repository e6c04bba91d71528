import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { CollectionLayout } from './layout.js';
import { Reader } from './reader.js';
import { specOf, type FromSnapshot, type SnapshotData, type SnapshotRequest } from './snapshot-messages.js';

const { path, fewRows, shape, settled } = workerData as SnapshotData;
const port = parentPort;
if (port === null) throw new Error('a snapshot must be read in a worker thread');

// On Linux a priority belongs to a thread, so threads that answer requests go first. Elsewhere it belongs to the process and is left alone.
if (process.platform === 'linux') setPriority(10);

const reader = new Reader(path, fewRows);
reader.hold();
const [layout, spec] = [new CollectionLayout(shape, settled), specOf(shape)];

port.on('message', (request: SnapshotRequest) => port.postMessage(answer(request)));
port.postMessage({ kind: 'ready' } satisfies FromSnapshot);

function answer({ id, work }: SnapshotRequest): FromSnapshot {
  try {
    if (work.kind === 'checkpoint') return { kind: 'position', id, position: reader.position(shape.name) };
    const { items, ...page } = reader.find(layout, spec, work.query);
    return { kind: 'page', id, page, documents: items.map((document) => JSON.stringify(document)) };
  } catch (error) {
    return { kind: 'failed', id, reason: (error as Error).message };
  }
}
