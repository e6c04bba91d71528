import { EventCodec, KeyDamaged, LogKey, type StoredEvent } from '@crm/event-store';
import { EmbeddedKeyVault } from '@crm/key-vault';
import { openSqliteCatchUpReader, type SqliteCatchUpReader } from '@crm/event-store/sqlite';
import { runBuildThread } from '@crm/read-models/sqlite';
import { projections } from './projections.registry.js';
import { registryOfEvents } from './events.registry.js';
import type { BuildSettings } from './views.composition.js';

/** A thread that builds one view. It reads the log and the keys over its own connections, and writes only that view's file. */
await runBuildThread<BuildSettings>({
  projections,
  async open({ events, kek }) {
    const log = openSqliteCatchUpReader(events);
    let keys = await openKeys(log, kek);
    return {
      log,
      async decode(stored: readonly StoredEvent[]) {
        try {
          return await keys.codec.decodeMany(stored);
        } catch (error) {
          // The key-encryption key was replaced meanwhile: try once more with the current one.
          if (!(error instanceof KeyDamaged && error.facts.damage === 'unknown-kek')) throw error;
          await keys.vault.close();
          keys = await openKeys(log, kek);
          return keys.codec.decodeMany(stored);
        }
      },
      async close() {
        await keys.vault.close();
        await log.close();
      },
    };
  },
});

async function openKeys(log: SqliteCatchUpReader, kek: BuildSettings['kek']) {
  const vault = await EmbeddedKeyVault.open({ rows: log.keyRows, kek });
  await log.useKey(await LogKey.of(vault));
  return { vault, codec: new EventCodec(registryOfEvents(), vault) };
}
