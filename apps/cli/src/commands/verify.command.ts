import type { DataCommand, Row } from '../command.js';

/** Recomputes the hash chain of every stream over what is stored. Reads only. */
export const verify: DataCommand<{ stream: string | null }> = {
  name: 'verify',
  summary:
    'Check that nothing in the log was changed, removed, inserted, reordered or cut off. Exit code 1 when something was.',
  options: {
    stream: { type: 'string', value: 'STREAM', meaning: 'Only the events of this stream.' },
  },
  read: (typed) => ({ stream: typed.text('stream') ?? null }),
  async *run({ stream }, { eventStore }, signal) {
    let faults = 0;
    for await (const item of eventStore.verify(stream === null ? {} : { stream }, signal)) {
      if (item.kind === 'progress') {
        const { events: done, totalEvents: total, bytes } = item;
        yield { progress: { done, total, unit: 'events' }, bytes };
      } else if (item.kind === 'fault') {
        const { stream, revision, fault: kind, detail } = item;
        faults += 1;
        yield { fault: { stream, revision, kind, detail } };
      } else {
        const { streams, events, bytes } = item;
        yield { ok: faults === 0, streams, events, bytes, faults };
      }
    }
    return faults === 0 ? 0 : 1;
  },
  show(row) {
    const fault = row['fault'] as Row | undefined;
    if (fault !== undefined)
      return `${String(fault['stream'])} at revision ${String(fault['revision'])}: ${String(fault['kind'])} (${String(fault['detail'])})`;
    const checked = `${String(row['events'])} events in ${String(row['streams'])} streams`;
    return row['ok'] ? `${checked}: every hash fits.` : `${checked}: ${String(row['faults'])} faults.`;
  },
};
