import { headsIn, type KnownHead, type VerifyItem } from '@crm/event-store';
import { KEY_DAMAGE } from '@crm/contracts/refusals';
import type { KeyFault } from '@crm/key-vault';
import type { DataCommand, Row } from '../command.port.js';
import { faultCount, FaultList, faultText, type Fault } from '../fault-list.cli.js';
import { believedFile, linesOf, sealFaults } from './seal-file.cli.js';

interface VerifyInput extends Row {
  readonly stream: string | null;
  readonly heads: string | null;
}

/**
 * Recomputes the hash chain of every stream from what is stored, compares it with the seals and the last known heads, and opens every key
 * that events need. Only reads.
 */
export const verify: DataCommand<VerifyInput> = {
  name: 'verify',
  summary:
    'Check that nothing in the log was changed, removed, inserted, reordered or cut off, and that every key that its events need opens. Exit code 1 when something is wrong.',
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
  async *run({ stream, heads: file }, { seals, keyVault }, signal) {
    const faults = new FaultList();
    let heads: AsyncIterable<KnownHead> | undefined;
    if (file !== null) {
      for (const fault of await sealFaults(await believedFile(file), seals)) yield faults.add(fault);
      heads = headsIn(linesOf(file));
    }
    const ofStream = stream === null ? {} : { stream };
    for await (const fault of keyVault.verify(ofStream, signal)) yield faults.add(faultOfKey(fault));
    const { items, ...sealed } = await seals.verify({ ...ofStream, ...(heads && { heads }) }, signal);
    for await (const item of items) {
      if (item.kind === 'progress') yield progressOf(item);
      else if (item.kind === 'fault') yield faults.add({ ...item, kind: item.fault });
      else yield summaryOf(item, sealed, faults);
    }
    return faults.exitCode;
  },
  show(row) {
    const fault = faultText(row);
    if (fault !== undefined) return fault;
    const sealed =
      row['sealedAt'] === null ? '' : `; sealed ${String(row['seals'])} times, last ${String(row['sealedAt'])}`;
    const checked = `${String(row['events'])} events in ${String(row['streams'])} streams${sealed}`;
    return row['ok'] ? `${checked}: every hash fits, every key opens.` : `${checked}: ${faultCount(row)} faults.`;
  },
};

const progressOf = ({ events: done, totalEvents: total, bytes }: Extract<VerifyItem, { kind: 'progress' }>): Row => ({
  progress: { done, total, unit: 'events' },
  bytes,
});

const faultOfKey = ({ key, damage, event }: KeyFault): Fault => ({
  stream: event?.stream ?? null,
  revision: event?.revision ?? null,
  kind: `key-${damage}`,
  detail: `${key}: ${KEY_DAMAGE[damage]}`,
});

function summaryOf(
  { streams, events, bytes }: Extract<VerifyItem, { kind: 'done' }>,
  { seals, lastSeal }: { readonly seals: number; readonly lastSeal: { readonly sealedAt: string } | undefined },
  faults: FaultList,
): Row {
  return { streams, events, bytes, seals, sealedAt: lastSeal?.sealedAt ?? null, ...faults.summary() };
}
