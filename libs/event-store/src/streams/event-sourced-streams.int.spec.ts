import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { streamsConformance } from '../conformance/streams.conformance.js';
import { openSqliteEventStore } from '../sqlite/sqlite-event-store.js';
import { EmbeddedKeyVault } from '@crm/key-vault';

streamsConformance('SQLite', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'crm-streams-'));
  const store = await openSqliteEventStore({ directory });
  const vault = await EmbeddedKeyVault.open({ rows: store.keyRows, kek: { directory } });
  return {
    store,
    vault,
    async dispose() {
      await vault.close();
      await store.close();
      await rm(directory, { recursive: true });
    },
  };
});
