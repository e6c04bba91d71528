import { parentPort, receiveMessageOnPort, workerData, type MessagePort } from 'node:worker_threads';
import SqliteDatabase from 'better-sqlite3';

export type BareEvent = readonly [stream: string, revision: number, id: string, text: string];

/** Takes everything that queued up during the last commit, commits it in one transaction, and answers with the number of events. */
const port = parentPort as MessagePort;
const database = new SqliteDatabase(workerData as string);
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.pragma('wal_autocheckpoint = 4000');
database.exec(`CREATE TABLE IF NOT EXISTS events (
  position INTEGER PRIMARY KEY AUTOINCREMENT, stream TEXT NOT NULL, revision INTEGER NOT NULL, id TEXT NOT NULL, text TEXT NOT NULL,
  UNIQUE (stream, revision)) STRICT`);
const insert = database.prepare('INSERT INTO events (stream, revision, id, text) VALUES (?, ?, ?, ?)');
const commit = database.transaction((events: readonly BareEvent[]) => {
  for (const event of events) insert.run(...event);
});

port.on('message', (first: readonly BareEvent[]) => {
  const events = [...first];
  for (let more = receiveMessageOnPort(port); more !== undefined; more = receiveMessageOnPort(port))
    events.push(...(more.message as BareEvent[]));
  commit.immediate(events);
  port.postMessage(events.length);
});
