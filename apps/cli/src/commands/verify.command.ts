import { headsIn, LogKey, type KnownHead, type LogSeals, type VerifyItem } from '@crm/event-store';
import { KEY_DAMAGE } from '@crm/contracts/refusals';
import type { KeyFault } from '@crm/key-vault';
import type { CheckCommand, ExitCode, Row, UncheckedLog } from '../command.port.js';
import { faultCount, FaultList, faultText, type Fault } from '../fault-list.cli.js';
import { believedFile, linesOf, sealFaults } from './seal-file.cli.js';

interface VerifyInput extends Row {
  readonly stream: string | null;
  readonly heads: string | null;
}

/**
 * Recomputes the hash chain of every stream and the MAC of every event from what is stored, compares them with the seals and the last known
 * heads, and opens every key that events need. Only reads. Without the key-encryption key it checks the chains and heads alone, and says so.
 */
export const verify: CheckCommand<VerifyInput> = {
  name: 'verify',
  summary:
    'Check that nothing in the log was changed, removed, inserted, reordered, cut off or forged, and that every key that its events need opens. Exit code 1 when something is wrong.',
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
  run: (input, { eventStore, seals, keyVault }, signal) =>
    check(input, { eventStore, heads: seals.heads, keys: { seals, keyVault } }, signal),
  async *runOffline(input, workshop, signal) {
    const log = await workshop.openLog();
    try {
      return yield* check(input, log, signal);
    } finally {
      await log.close();
    }
  },
  show(row) {
    const fault = faultText(row);
    if (fault !== undefined) return fault;
    const sealed =
      row['sealedAt'] === null ? '' : `; sealed ${String(row['seals'])} times, last ${String(row['sealedAt'])}`;
    const checked = `${String(row['events'])} events in ${String(row['streams'])} streams${sealed}`;
    const fits = row['macs'] ? 'every hash and MAC fits, every key opens.' : 'every hash fits.';
    const unchecked = row['macs'] ? '' : ` MACs were not checked: ${String(row['macsMissing'])}`;
    return `${checked}: ${row['ok'] ? fits : `${faultCount(row)} faults.`}${unchecked}`;
  },
};

type Checked = Omit<UncheckedLog, 'close'>;

async function* check(
  { stream, heads: file }: VerifyInput,
  log: Checked,
  signal: AbortSignal,
): AsyncGenerator<Row, ExitCode> {
  const faults = new FaultList();
  const { keys } = log;
  for await (const fault of sideFaults({ stream, heads: file }, keys, signal)) yield faults.add(fault);
  const heads = file === null ? log.heads.all() : headsIn(linesOf(file));
  const { items, ...sealed } = await verification(log, { ...(stream !== null && { stream }), heads }, signal);
  const macsMissing = 'missing' in keys ? keys.missing : NO_MACS_YET;
  for await (const item of items) {
    if (item.kind === 'progress') yield progressOf(item);
    else if (item.kind === 'fault') yield faults.add({ ...item, kind: item.fault });
    else yield { ...summaryOf(item, sealed, faults), ...(!item.macs && { macsMissing }) };
  }
  return faults.exitCode;
}

const NO_MACS_YET = 'an earlier release wrote the log; it gets them when the program starts.';

/** What is checked beside the log: the file of seals, who was erased, and the keys. */
async function* sideFaults(
  { stream, heads: file }: VerifyInput,
  keys: Checked['keys'],
  signal: AbortSignal,
): AsyncGenerator<Fault> {
  const header = file === null ? undefined : await believedFile(file);
  if ('missing' in keys) {
    if (keys.isDamaged) yield { stream: null, revision: null, kind: 'vault-damaged', detail: keys.missing };
    return;
  }
  if (header !== undefined) yield* await sealFaults(header, keys.seals);
  for (const { subject, fencedAt } of keys.keyVault.forgedErasures())
    yield {
      stream: ERASURES,
      revision: 0,
      kind: 'forged',
      detail: `The erasure of ${subject} at ${fencedAt} was not done by this installation.`,
    };
  for await (const fault of keys.keyVault.verify(stream === null ? {} : { stream }, signal)) yield faultOfKey(fault);
}

const faultOfKey = ({ key, damage, event }: KeyFault): Fault => ({
  stream: event?.stream ?? null,
  revision: event?.revision ?? null,
  kind: `key-${damage}`,
  detail: `${key}: ${KEY_DAMAGE[damage]}`,
});

/** Represents the list of erased persons in faults. */
const ERASURES = '$erased';

async function verification(
  { eventStore, keys }: Checked,
  { stream, heads }: { readonly stream?: string; readonly heads: AsyncIterable<KnownHead> },
  signal: AbortSignal,
): ReturnType<LogSeals['verify']> {
  if ('missing' in keys)
    return { items: eventStore.verify({ ...(stream && { stream }), heads }, signal), seals: 0, lastSeal: undefined };
  const key = keys.keyVault.authenticatesLog() ? await LogKey.of(keys.keyVault) : undefined;
  return keys.seals.verify({ ...(stream && { stream }), heads, ...(key && { key }) }, signal);
}

const progressOf = ({ events: done, totalEvents: total, bytes }: Extract<VerifyItem, { kind: 'progress' }>): Row => ({
  progress: { done, total, unit: 'events' },
  bytes,
});

function summaryOf(
  { streams, events, bytes, macs }: Extract<VerifyItem, { kind: 'done' }>,
  { seals, lastSeal }: { readonly seals: number; readonly lastSeal: { readonly sealedAt: string } | undefined },
  faults: FaultList,
): Row {
  return { macs, streams, events, bytes, seals, sealedAt: lastSeal?.sealedAt ?? null, ...faults.summary() };
}
