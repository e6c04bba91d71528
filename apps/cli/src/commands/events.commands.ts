import { importEvents, type ExportProgress } from '@crm/backup';
import { WrongUsage, type DataCommand, type OfflineCommand, type Row } from '../command.port.js';
import { positionNamedBy } from '../command-line.cli.js';
import { eventTypesNamedBy } from '../event-types.cli.js';

const argument = 'FILE';
const STANDARD_OUTPUT = '-';

interface ExportInput {
  readonly [key: string]: unknown;
  /** null: standard output. */
  readonly file: string | null;
  readonly resume: boolean;
  readonly after: number;
  readonly to: number | null;
  readonly types: readonly string[];
}

export const eventsExport: DataCommand<ExportInput> = {
  name: 'events export',
  summary: 'Write events as JSON lines, as they are stored. Personal data stays encrypted. "-" is standard output.',
  recorded: true,
  argument,
  options: {
    after: { type: 'string', value: 'POSITION', meaning: 'Start after this position. Default: the beginning.' },
    to: { type: 'string', value: 'POSITION', meaning: 'Stop at this position. Default: the end of the log.' },
    type: { type: 'string', multiple: true, value: 'TYPE', meaning: 'Only events of this type. May be repeated.' },
    resume: { type: 'boolean', meaning: 'Continue after the last complete line of the file.' },
  },
  async read(typed) {
    const name = typed.argument ?? '';
    const file = name === STANDARD_OUTPUT ? null : typed.path(name);
    if (file === null && typed.flag('resume'))
      throw new WrongUsage('crm events export: --resume needs a file; standard output cannot be resumed');
    return {
      file,
      resume: typed.flag('resume'),
      after: positionNamedBy('events export', typed, 'after') ?? 0,
      to: positionNamedBy('events export', typed, 'to') ?? null,
      types: await eventTypesNamedBy('events export', typed),
    };
  },
  async *run({ file, resume, after, to, types }, { copies }, signal) {
    const filter = types.length > 0 ? { types } : {};
    const work = copies.exportLog({ file, resume, after, to, filter }, signal);
    for (let step = await work.next(); ; step = await work.next()) {
      if (step.done) {
        yield { ...step.value, file };
        return 0;
      }
      yield exported(step.value);
    }
  },
  showsJson: true,
  show(row, json) {
    const { events, bytes, sha256, file, position } = row;
    if (sha256 === undefined) return (row['lines'] as readonly string[]).join('\n') || undefined;
    const summary = `${String(events)} events up to position ${String(position)}, ${String(bytes)} bytes, SHA-256 ${String(sha256)}`;
    if (file !== null) return json ? JSON.stringify(row) : summary;
    // Standard output carries the events.
    console.error(summary);
    return undefined;
  },
};

const exported = ({ lines, done, total }: ExportProgress): Row =>
  lines === undefined ? { progress: { done, total, unit: 'events' } } : { lines };

export const eventsImport: OfflineCommand<{ file: string; withoutMacs: boolean }> = {
  name: 'events import',
  summary: 'Load exported events with their ids and hashes into a log that is empty or begins with the same events.',
  argument,
  options: {
    'without-macs': {
      type: 'boolean',
      meaning:
        'Also accept events without a MAC of this installation: another one or an earlier release exported them. They get MACs as they are.',
    },
  },
  read: (typed) => ({ file: typed.path(typed.argument ?? ''), withoutMacs: typed.flag('without-macs') }),
  async *runOffline(input, workshop, signal) {
    const { events, kek } = await workshop.places();
    for await (const item of importEvents({ ...input, events, kek }, signal)) {
      if (item.kind === 'progress') yield { progress: { done: item.done, unit: 'events' } };
      else {
        const { kind: _kind, ...counts } = item;
        yield counts;
      }
    }
    return 0;
  },
  show({ events, imported, skipped, position, sealed }) {
    const counts = `${String(events)} events: ${String(imported)} imported, ${String(skipped)} were there already. The log ends at position ${String(position)}.`;
    return sealed === 0
      ? counts
      : `${counts}\n${String(sealed)} of them hold personal data, readable only with the keys of the installation they come from (a backup includes those keys).`;
  },
};
