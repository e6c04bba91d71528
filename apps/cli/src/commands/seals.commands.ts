import { pipeline } from 'node:stream/promises';
import { exportSeals, type Seal } from '@crm/event-store';
import { systemClock } from '@crm/kernel';
import { CommandFailed, type DataCommand, type Row } from '../command.port.js';
import { FaultList, faultText } from '../fault-list.cli.js';
import { createPrivateFile } from '../private-file.cli.js';
import { believedFile, sealFaults } from './seal-file.cli.js';

const rowOf = ({ number, sealedAt, events, after, upTo, digest, keyId, signature }: Seal): Row => ({
  number,
  sealedAt,
  events,
  after,
  upTo,
  digest,
  keyId,
  signature,
});

const show = ({ number, sealedAt, events, upTo, keyId }: Row): string =>
  `seal ${String(number)}  ${String(sealedAt)}  ${String(events)} events up to ${String(upTo).replace(/^0+(?=\d)/, '')}  key ${String(keyId)}`;

export const sealsList: DataCommand = {
  name: 'seals list',
  summary: 'List all seals of the log, oldest first.',
  options: {},
  read: () => ({}),
  async *run(_input, { seals }) {
    for await (const seal of seals.list()) yield rowOf(seal);
    return 0;
  },
  show,
};

export const sealsTake: DataCommand = {
  name: 'seals take',
  summary: 'Seal now the events since the last seal. Prints nothing when there are none.',
  options: {},
  read: () => ({}),
  async *run(_input, { seals }, signal) {
    for (const seal of await seals.take(signal)) yield rowOf(seal);
    return 0;
  },
  show,
};

export const sealsExport: DataCommand<{ file: string | null; heads: boolean }> = {
  name: 'seals export',
  summary: 'Seal now, and write the newest seal, the public key and the head of every stream, to be kept elsewhere.',
  argument: '[FILE]',
  options: { 'without-heads': { type: 'boolean', meaning: 'Only the seal and the public key: a few lines.' } },
  read: (typed) => ({
    file: typed.argument === undefined ? null : typed.path(typed.argument),
    heads: !typed.flag('without-heads'),
  }),
  async *run({ file, heads }, { seals }, signal) {
    await seals.take(signal);
    const last = await seals.last();
    if (last === undefined) throw new CommandFailed('The log is empty: there is nothing to seal.');
    const lines = exportSeals(seals, last.seal, heads ? seals.heads.all() : undefined, systemClock());
    if (file === null) for await (const line of lines) yield { ...line };
    else yield { file, seal: last.seal.number, lines: await writeLines(file, lines, signal) };
    return 0;
  },
  show: (row) =>
    typeof row['file'] === 'string'
      ? `${row['file']}: seal ${String(row['seal'])}, ${String(row['lines'])} lines. Keep it where nobody with write access to the data can change it.`
      : JSON.stringify(row),
};

export const sealsVerify: DataCommand<{ file: string }> = {
  name: 'seals verify',
  summary: 'Check an exported file, and that its seal is in the log. Exit code 1 when it is not.',
  argument: 'FILE',
  options: {},
  read: (typed) => ({ file: typed.path(typed.argument ?? '') }),
  async *run({ file }, { seals }) {
    const header = await believedFile(file);
    const faults = new FaultList();
    for (const fault of await sealFaults(header, seals)) yield faults.add(fault);
    yield { ...rowOf(header.seal), ...faults.summary() };
    return faults.exitCode;
  },
  show: (row) => faultText(row) ?? `${show(row)}: ${row['ok'] ? 'the log holds it' : 'the log does not hold it'}`,
};

async function writeLines(path: string, rows: AsyncIterable<object>, signal: AbortSignal): Promise<number> {
  let lines = 0;
  const text = async function* (): AsyncGenerator<string> {
    for await (const row of rows) {
      lines += 1;
      yield `${JSON.stringify(row)}\n`;
    }
  };
  const file = await createPrivateFile(path);
  try {
    await pipeline(text, file.createWriteStream({ flush: true }), { signal });
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    throw syscall === undefined ? error : new CommandFailed(`${path} cannot be written (${code}).`);
  }
  return lines;
}
