import {
  type ExportEvent,
  ExportEnded,
  ExportExists,
  ExportExpired,
  ExportNotFound,
  ExportNotReady,
} from '@crm/contracts/reporting';
import { exportDecider, stateAt, type Export, type ExportCommand, type KnownExport } from './export.decider.js';

const exportId = '0199aaaa-0000-7000-8000-0000000000e1';
const expiresAt = '2026-11-22T09:00:00.000Z';
const [before, after] = ['2026-11-22T08:59:59.999Z', expiresAt];
const asked = {
  requester: { type: 'user' as const, id: 'u1', roles: ['manager'], teamIds: [] },
  list: 'customers',
  format: 'csv' as const,
  columns: ['name'],
  narrowedBy: [],
};
const file = { rows: 2, bytes: 10, sha256: 'ab', position: '1', unshownCharacters: 0, expiresAt };
const requested: ExportEvent = { type: 'ExportRequested', data: { exportId, ...asked } };
const completed: ExportEvent = { type: 'ExportCompleted', data: { exportId, ...file } };
const failed: ExportEvent = { type: 'ExportFailed', data: { exportId, reason: 'exports.disk-full' } };
const cancelled: ExportEvent = { type: 'ExportCancelled', data: { exportId } };
const removed: ExportEvent = { type: 'ExportRemoved', data: { exportId } };

const given = (...events: ExportEvent[]): Export =>
  events.reduce((state, event) => exportDecider.evolve(state, event), exportDecider.initial);
const when = (state: Export, command: ExportCommand): string[] =>
  exportDecider.decide(command, state).map(({ type }) => type);

describe('an export', () => {
  it('is requested once', () => {
    expect(when(given(), { type: 'RequestExport', exportId, asked })).toEqual(['ExportRequested']);
    expect(() => when(given(requested), { type: 'RequestExport', exportId, asked })).toThrow(ExportExists);
    expect(() => when(given(), { type: 'CancelExport', exportId })).toThrow(ExportNotFound);
  });

  it('while it runs, ends in one of three ways', () => {
    expect(when(given(requested), { type: 'CompleteExport', exportId, file })).toEqual(['ExportCompleted']);
    expect(when(given(requested), { type: 'FailExport', exportId, reason: 'internal' })).toEqual(['ExportFailed']);
    expect(when(given(requested), { type: 'CancelExport', exportId })).toEqual(['ExportCancelled']);
    expect(() => when(given(requested), { type: 'OpenExport', exportId, now: before })).toThrow(ExportNotReady);
  });

  it.each([
    ['cancelled', cancelled],
    ['failed', failed],
    ['completed', completed],
  ])('once %s, neither completes nor fails', (_state, end) => {
    expect(() => when(given(requested, end), { type: 'CompleteExport', exportId, file })).toThrow(ExportEnded);
    expect(() => when(given(requested, end), { type: 'FailExport', exportId, reason: 'internal' })).toThrow(
      ExportEnded,
    );
  });

  it('that is complete can be fetched until it expires, and not after that, removed or not', () => {
    expect(when(given(requested, completed), { type: 'OpenExport', exportId, now: before })).toEqual([
      'ExportDownloaded',
    ]);
    expect(() => when(given(requested, completed), { type: 'OpenExport', exportId, now: after })).toThrow(
      ExportExpired,
    );
    expect(() => when(given(requested, completed, removed), { type: 'OpenExport', exportId, now: before })).toThrow(
      ExportExpired,
    );
    expect(stateAt(before, given(requested, completed) as KnownExport)).toBe('completed');
    expect(stateAt(after, given(requested, completed) as KnownExport)).toBe('expired');
  });

  it('that is removed twice, or was never complete, records nothing more', () => {
    expect(when(given(requested, completed), { type: 'RemoveExport', exportId })).toEqual(['ExportRemoved']);
    expect(when(given(requested, completed, removed), { type: 'RemoveExport', exportId })).toEqual([]);
    expect(when(given(requested, failed), { type: 'RemoveExport', exportId })).toEqual([]);
  });
});
