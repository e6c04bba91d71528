import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEventStore } from '@crm/event-store/sqlite';
import type { LogEngine, OpenReadModels, ReadModelEngine } from '../conformance/index.js';
import { openSqliteReadModelStore } from './sqlite-read-model-store.js';

/** So few that small collections take every code path. */
const FEW_ROWS = 4;

const temporary = (): Promise<string> => mkdtemp(join(tmpdir(), 'throughline-'));

async function open(directory: string): Promise<OpenReadModels> {
  const store = await openSqliteReadModelStore({ path: join(directory, 'views.db'), fewRows: FEW_ROWS });
  return {
    store,
    epoch: store.epoch,
    reopen: async () => {
      await store.close();
      return open(directory);
    },
    dispose: async () => {
      await store.close();
      await rm(directory, { recursive: true });
    },
  };
}

export const sqliteReadModels: ReadModelEngine = { name: 'SQLite', open: async () => open(await temporary()) };

export const sqliteLog: LogEngine = {
  name: 'SQLite',
  open: async () => {
    const directory = await temporary();
    const log = await openSqliteEventStore({ directory });
    return {
      log,
      dispose: async () => {
        await log.close();
        await rm(directory, { recursive: true });
      },
    };
  },
};
