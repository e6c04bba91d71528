import { parentPort, workerData } from 'node:worker_threads';
import { projectionOf } from '../projection.js';
import type { BuildEntry } from './build-entry.js';
import { Catalogue, pathOf } from './catalogue.js';
import { CATALOGUE_TABLES, type CollectionShape } from './layout.js';
import { RowsFile } from './rows-file.js';
import { Refusal, type Answer, type OpenedBuild, type Request, type Work, type WriterData } from './writer-messages.js';

const CACHE_KIB = 4 * 1024;

const { path } = workerData as WriterData;
const port = parentPort;
if (port === null) throw new Error('the writer must run in a worker thread');

const catalogue = new Catalogue(path, RowsFile.open(path, { cacheKib: CACHE_KIB, tables: CATALOGUE_TABLES }));
const epoch = catalogue.raiseEpoch();
catalogue.adopt();
catalogue.sweep();
/** By their name in the folder of the builds; '' is the catalogue. */
const files = new Map<string, RowsFile>([['', catalogue.rows]]);

port.on('message', (request: Request) => port.postMessage(answer(request)));
port.postMessage({ kind: 'ready', epoch });

function answer(request: Request): Answer {
  const { id } = request;
  try {
    return { kind: 'done', id, value: perform(request) };
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', id, refusal: error.refusal };
    const { name, message, code } = error as Error & { code?: string };
    return { kind: 'failed', id, mistake: name === 'TypeError', reason: code ?? message };
  }
}

function perform(work: Work): unknown {
  switch (work.kind) {
    case 'define':
      return define(work.shape);
    case 'begin':
      if (work.purpose === 'compare') return catalogue.create(work.collection, 'comparing');
      return catalogue.begin(work.collection);
    case 'open':
      return open(work.entry, work.shape);
    case 'serve':
      return catalogue.serve(work.build);
    case 'retire':
      return catalogue.retire(work.build);
    case 'remove':
      return remove(work.entry);
    case 'build-index':
      return inFile(work.file, (file) => file.buildIndex(work.collection, work.number));
    case 'commit':
      return inFile(work.file, (file) => {
        file.moveCheckpoint(work, catalogue.owner());
        if (work.writes.length > 0) file.write(work.name, work.writes);
        if (work.parking !== undefined) file.setAside(work.name, work.parking);
      });
    case 'claim':
      return inFile(work.file, (file) => file.claim(work, catalogue.owner()));
    case 'close':
      return [...files.values()].reverse().forEach((file) => file.close());
  }
}

/** The served build stays served, even if another version made it: the caller sees that in the entry. */
function define(shape: CollectionShape): OpenedBuild {
  const { projection, version } = projectionOf(shape.name);
  const served = catalogue.served(projection);
  if (served === undefined) return open(catalogue.create(shape.name, 'served'), shape);
  if (served.version === version) return open(served, { ...shape, name: served.collection });
  const stored = fileOf(served).stored(served.collection);
  if (stored === undefined) throw new Error(`${served.file} does not hold ${served.collection}`);
  return { entry: served, ...stored };
}

function open(entry: BuildEntry, shape: CollectionShape): OpenedBuild {
  const file = fileOf(entry);
  return { entry, ...file.transaction(() => file.define(shape)) };
}

function remove(entry: BuildEntry): void {
  if (entry.file !== '') files.get(entry.file)?.close();
  if (entry.file !== '') files.delete(entry.file);
  catalogue.remove(entry);
}

function inFile<T>(name: string, work: (file: RowsFile) => T): T {
  const file = files.get(name);
  if (file === undefined) throw new Error(`the build ${name} is not open`);
  return file.transaction(() => work(file));
}

function fileOf({ file }: BuildEntry): RowsFile {
  let opened = files.get(file);
  if (opened === undefined) files.set(file, (opened = RowsFile.open(pathOf(path, { file }), { cacheKib: CACHE_KIB })));
  return opened;
}
