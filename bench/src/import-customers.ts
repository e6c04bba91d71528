import { setTimeout as sleep } from 'node:timers/promises';
import type { Standalone } from './standalone.js';

interface ImportState {
  readonly state: string;
  readonly rows: number;
  readonly counts: { readonly created: number };
}

const POLL_MS = 100;
/** An access token works for 15 minutes; a million rows may take longer. */
const RENEW_MS = 5 * 60_000;

/** Uploads and imports a file of new customers. Returns how long the rows took, in ms. Calls `watch` meanwhile. */
export async function importCustomers(
  standalone: Standalone,
  token: string,
  csv: Uint8Array,
  watch?: (rows: number) => Promise<void>,
): Promise<number> {
  const { id } = await standalone.json<{ id: string }>('/api/v1/imports', {
    token,
    body: csv,
    headers: { 'content-type': 'text/csv' },
  });
  const started = performance.now();
  let [reader, renewAt] = [token, started + RENEW_MS];
  await standalone.json(`/api/v1/imports/${id}/start`, { token, body: { mode: 'create' } });
  for (;;) {
    if (performance.now() > renewAt) [reader, renewAt] = [await standalone.token(), performance.now() + RENEW_MS];
    const { state, rows, counts } = await standalone.json<ImportState>(`/api/v1/imports/${id}`, { token: reader });
    if (state === 'completed') {
      if (counts.created !== rows) throw new Error(`Of ${rows} rows only ${counts.created} became customers.`);
      return performance.now() - started;
    }
    if (state !== 'running') throw new Error(`The import ended as ${state}.`);
    await watch?.(rows);
    await sleep(POLL_MS);
  }
}
