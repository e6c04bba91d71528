import { headsIn, type KnownHead, type VerifyItem } from '@crm/event-store';
import type { DataCommand, Row } from '../command.port.js';
import { believedFile, linesOf, sealFaults } from './seal-file.cli.js';

interface VerifyInput extends Row {
  readonly stream: string | null;
  readonly heads: string | null;
}

/** Recomputes the hash chain of every stream from what is stored, and compares it with the seals and the last known heads. Only reads. */
export const verify: DataCommand<VerifyInput> = {
  name: 'verify',
  summary:
    'Check that nothing in the log was changed, removed, inserted, reordered or cut off. Exit code 1 when something was.',
  options: {
    heads: {
      type: 'string',
      value: 'FILE',
      meaning: 'Compare with this file of `crm seals export` instead of what the installation itself remembers.',
    },
    stream: { type: 'string', value: 'STREAM', meaning: 'Only the events of this stream.' },
  },
  read: (typed) => {
    const heads = typed.text('heads');
    return { stream: typed.text('stream') ?? null, heads: heads === undefined ? null : typed.path(heads) };
  },
  async *run({ stream, heads: file }, { seals }, signal) {
    let faults = 0;
    let heads: AsyncIterable<KnownHead> | undefined;
    if (file !== null) {
      const found = await sealFaults(await believedFile(file), seals);
      for (const fault of found) yield { fault };
      faults += found.length;
      heads = headsIn(linesOf(file));
    }
    const { items, ...sealed } = await seals.verify(
      { ...(stream !== null && { stream }), ...(heads && { heads }) },
      signal,
    );
    for await (const item of items) {
      faults += item.kind === 'fault' ? 1 : 0;
      if (item.kind !== 'done') yield rowOf(item);
      else yield summaryOf(item, sealed, faults);
    }
    return faults === 0 ? 0 : 1;
  },
  show(row) {
    const fault = row['fault'] as Row | undefined;
    if (fault !== undefined)
      return `${String(fault['stream'])} at revision ${String(fault['revision'])}: ${String(fault['kind'])} (${String(fault['detail'])})`;
    const sealed =
      row['sealedAt'] === null ? '' : `; sealed ${String(row['seals'])} times, last ${String(row['sealedAt'])}`;
    const checked = `${String(row['events'])} events in ${String(row['streams'])} streams${sealed}`;
    return row['ok'] ? `${checked}: every hash fits.` : `${checked}: ${String(row['faults'])} faults.`;
  },
};

function rowOf(item: Exclude<VerifyItem, { kind: 'done' }>): Row {
  if (item.kind === 'progress') {
    const { events: done, totalEvents: total, bytes } = item;
    return { progress: { done, total, unit: 'events' }, bytes };
  }
  const { stream, revision, fault: kind, detail } = item;
  return { fault: { stream, revision, kind, detail } };
}

function summaryOf(
  { streams, events, bytes }: Extract<VerifyItem, { kind: 'done' }>,
  { seals, lastSeal }: { readonly seals: number; readonly lastSeal: { readonly sealedAt: string } | undefined },
  faults: number,
): Row {
  return { ok: faults === 0, streams, events, bytes, seals, sealedAt: lastSeal?.sealedAt ?? null, faults };
}
