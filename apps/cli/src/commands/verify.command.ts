import type { DataCommand, Row } from '../command.js';

/** Recomputes the hash chain of every stream over what is stored. Reads only. */
export const verify: DataCommand = {
  name: 'verify',
  summary: 'Check that nothing in the log was changed, removed, inserted or reordered. Exit code 1 when something was.',
  options: {},
  read: () => ({}),
  async *run(_input, { eventStore }, signal) {
    const faults: Row[] = [];
    for await (const item of eventStore.verify(signal)) {
      if (item.kind === 'fault')
        faults.push({ stream: item.stream, revision: item.revision, kind: item.fault, detail: item.detail });
      else if (item.kind === 'progress') yield { progress: { done: item.events, unit: 'events' } };
      else yield { ok: faults.length === 0, streams: item.streams, events: item.events, faults };
    }
    return faults.length === 0 ? 0 : 1;
  },
  show(row) {
    const faults = row['faults'] as readonly Row[];
    const lines = faults.map(
      ({ stream, revision, kind, detail }) =>
        `${String(stream)} at revision ${String(revision)}: ${String(kind)} (${String(detail)})`,
    );
    const checked = `${String(row['events'])} events in ${String(row['streams'])} streams`;
    return [...lines, row['ok'] ? `${checked}: every hash fits.` : `${checked}: ${faults.length} faults.`].join('\n');
  },
};
