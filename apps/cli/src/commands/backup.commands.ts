import {
  BackupFolder,
  checkBackup,
  restoreBackup,
  type BackupFault,
  type BackupSummary,
  type RestoreItem,
} from '@crm/backup';
import { WrongUsage, type DataCommand, type OfflineCommand, type Row } from '../command.port.js';
import { positionNamedBy } from '../command-line.cli.js';

const argument = 'DIRECTORY';
const MIB = 1024 * 1024;
const text = (value: unknown): string => String(value);
const size = (bytes: unknown): string => `${(Number(bytes) / MIB).toFixed(1)} MiB`;

/** The folder is on the program's machine, and is written with the permissions of the program's user. */
export const backup: DataCommand<{ folder: string }> = {
  name: 'backup',
  summary:
    'Back up the log while the program serves. A folder that already holds a backup receives only what is new. The key-encryption key is never included.',
  recorded: true,
  argument,
  options: {},
  read: (typed) => ({ folder: typed.path(typed.argument ?? '') }),
  async *run({ folder }, { copies }, signal) {
    const started = performance.now();
    const work = copies.backUp(folder, signal);
    for (let step = await work.next(); ; step = await work.next()) {
      if (step.done) return yield* taken(step.value, started);
      yield { progress: { ...step.value, unit: 'events' } };
    }
  },
  show({ position, events, added, bytes, seconds, kekIds, faults, replaced }) {
    const lines = (faults as readonly Row[]).map(
      (fault) =>
        `The log itself is damaged at position ${text(fault['position'])} (${text(fault['stream'])} at revision ${text(fault['revision'])}); it was copied as it is. Run: crm verify`,
    );
    const mended = (replaced as readonly string[]).map(
      (file) => `${file} was damaged or missing and was written again.`,
    );
    const copied = `Backed up to position ${text(position)}: ${text(events)} events, ${text(added)} of them new (${size(bytes)}, ${text(seconds)} s).`;
    const keys = (kekIds as readonly string[]).join(', ');
    return [
      ...lines,
      ...mended,
      copied,
      ...(keys === '' ? [] : [`A restore needs the key-encryption key ${keys}: keep it elsewhere.`]),
    ].join('\n');
  },
};

async function* taken(summary: BackupSummary, started: number): AsyncGenerator<Row, 0 | 1> {
  yield { ...summary, seconds: Number(((performance.now() - started) / 1000).toFixed(1)) };
  return summary.faults.length === 0 ? 0 : 1;
}

export const backupVerify: OfflineCommand<{ folder: string }> = {
  name: 'backup verify',
  summary: 'Check every file, position and hash chain of a backup. Exit code 1 when something is wrong.',
  argument,
  options: {},
  besideProgram: true,
  read: (typed) => ({ folder: typed.path(typed.argument ?? '') }),
  async *runOffline({ folder }, _workshop, signal) {
    const faults: BackupFault[] = [];
    for await (const item of checkBackup(folder, signal)) {
      if (item.kind === 'progress') yield { progress: { done: item.done, total: item.total, unit: 'events' } };
      else if (item.kind === 'fault') faults.push(item.fault);
      else {
        const { position, events, takenAt, state } = item.manifest;
        const found = { position, events, streams: item.streams, takenAt, kekIds: state.kekIds };
        yield { ok: faults.length === 0, ...found, faults };
      }
    }
    return faults.length === 0 ? 0 : 1;
  },
  show({ ok, position, events, streams, takenAt, faults }) {
    const lines = (faults as readonly BackupFault[]).map(({ file, detail }) => `${file}: ${detail}`);
    const held = `${text(events)} events in ${text(streams)} streams up to position ${text(position)}, taken ${text(takenAt)}`;
    return [
      ...lines,
      ok === true
        ? `${held}: whole.`
        : `${held}: ${lines.length} faults. Delete a damaged segment and crm backup writes it again.`,
    ].join('\n');
  },
};

export const backupList: OfflineCommand<{ folder: string }> = {
  name: 'backup list',
  summary: 'List the runs that made a backup: time, position, new events, bytes written.',
  argument,
  options: {},
  besideProgram: true,
  read: (typed) => ({ folder: typed.path(typed.argument ?? '') }),
  async *runOffline({ folder }) {
    for (const { at, position, events, bytes } of new BackupFolder(folder).manifest().runs)
      yield { takenAt: at, position, events, bytes };
    return 0;
  },
  show: ({ takenAt, position, events, bytes }) =>
    `${text(takenAt)}  position ${text(position)}  ${text(events)} events  ${size(bytes)}`,
};

export const restore: OfflineCommand<{
  folder: string;
  to: number | null;
  acceptFaults: boolean;
  withoutMacs: boolean;
  erasures: string | null;
}> = {
  name: 'restore',
  summary:
    'Restore a backup into an empty data directory. Put kek.json there first, or set KEK_FILE. Everything is verified before it is accepted.',
  argument,
  options: {
    to: { type: 'string', value: 'POSITION', meaning: 'Leave out what came after this position.' },
    erasures: {
      type: 'string',
      value: 'DIRECTORY',
      meaning: 'A newer backup of the same installation: people erased by then stay erased.',
    },
    'accept-faults': {
      type: 'boolean',
      meaning: 'Also accept a log that was damaged before it was backed up. The faults are printed.',
    },
    'without-macs': {
      type: 'boolean',
      meaning: 'Also accept a backup of an earlier release, whose events have no MACs. It gets them as it is.',
    },
  },
  read(typed) {
    const to = positionNamedBy('restore', typed, 'to') ?? null;
    if (to === 0) throw new WrongUsage('crm restore: --to must be a position from 1');
    const erasures = typed.text('erasures');
    return {
      folder: typed.path(typed.argument ?? ''),
      to,
      acceptFaults: typed.flag('accept-faults'),
      withoutMacs: typed.flag('without-macs'),
      erasures: erasures === undefined ? null : typed.path(erasures),
    };
  },
  async *runOffline({ folder, ...options }, workshop, signal) {
    const started = performance.now();
    const places = await workshop.places();
    for await (const item of restoreBackup({ backup: folder, places, ...options }, signal))
      yield restored(item, started);
    return 0;
  },
  show: ({ fault, position, events, takenAt, keys, files, seconds }) =>
    fault === undefined
      ? `Restored to position ${text(position)}: ${text(events)} events, ${text(keys)} wrapped keys, ${text(files)} files, backed up at ${text(takenAt)} (${text(seconds)} s). Views are rebuilt at the next start.`
      : `Accepted with a fault: ${text(fault)}`,
};

function restored(item: RestoreItem, started: number): Row {
  switch (item.kind) {
    case 'progress':
      return { step: item.step, progress: { done: item.done, total: item.total, unit: 'events' } };
    case 'fault':
      return { fault: item.text };
    case 'done': {
      const { kind: _kind, ...found } = item;
      return { ...found, seconds: Number(((performance.now() - started) / 1000).toFixed(1)) };
    }
  }
}
