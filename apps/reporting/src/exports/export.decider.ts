import {
  type ExportEvent,
  type ExportState,
  ExportEnded,
  ExportExists,
  ExportExpired,
  ExportNotFound,
  ExportNotReady,
} from '@crm/contracts/reporting';
import type { Decider } from '@crm/kernel';

type DataOf<Type extends ExportEvent['type']> = Extract<ExportEvent, { type: Type }>['data'];
export type AskedExport = Omit<DataOf<'ExportRequested'>, 'exportId'>;
export type WholeFile = Omit<DataOf<'ExportCompleted'>, 'exportId'>;

export type ExportCommand = { readonly exportId: string } & (
  | { readonly type: 'RequestExport'; readonly asked: AskedExport }
  | { readonly type: 'CompleteExport'; readonly file: WholeFile }
  | { readonly type: 'FailExport'; readonly reason: string }
  | { readonly type: 'CancelExport' }
  /** `now`: RFC 3339 UTC. */
  | { readonly type: 'OpenExport'; readonly now: string }
  | { readonly type: 'RemoveExport' }
);

export interface KnownExport {
  readonly status: 'running' | 'completed' | 'failed' | 'cancelled' | 'removed';
  readonly asked: AskedExport;
  /** Set once the export is complete. */
  readonly file: WholeFile | undefined;
  readonly failure: string | undefined;
}
export type Export = { readonly status: 'absent' } | KnownExport;

/** Returns the state that a caller sees at `now` (RFC 3339 UTC): an expired file is gone, even if it has not been removed yet. */
export function stateAt(now: string, { status, file }: Pick<KnownExport, 'status' | 'file'>): ExportState {
  if (status === 'removed') return 'expired';
  return status === 'completed' && (file?.expiresAt ?? '') <= now ? 'expired' : status;
}

function decide(command: ExportCommand, known: Export): ExportEvent[] {
  const { exportId } = command;
  if (command.type === 'RequestExport') {
    if (known.status !== 'absent') throw new ExportExists({ exportId });
    return [{ type: 'ExportRequested', data: { exportId, ...command.asked } }];
  }
  if (known.status === 'absent') throw new ExportNotFound({ exportId });
  switch (command.type) {
    case 'CompleteExport':
      if (known.status !== 'running') throw new ExportEnded({ exportId, state: known.status });
      return [{ type: 'ExportCompleted', data: { exportId, ...command.file } }];
    case 'FailExport':
      if (known.status !== 'running') throw new ExportEnded({ exportId, state: known.status });
      return [{ type: 'ExportFailed', data: { exportId, reason: command.reason } }];
    case 'CancelExport':
      if (known.status === 'cancelled') return [];
      if (known.status !== 'running') throw new ExportEnded({ exportId, state: known.status });
      return [{ type: 'ExportCancelled', data: { exportId } }];
    case 'OpenExport':
      return download(command, known);
    case 'RemoveExport':
      return known.status === 'completed' ? [{ type: 'ExportRemoved', data: { exportId } }] : [];
  }
}

function download({ exportId, now }: { exportId: string; now: string }, known: KnownExport): ExportEvent[] {
  const state = stateAt(now, known);
  if (state === 'expired') throw new ExportExpired({ exportId });
  if (state !== 'completed') throw new ExportNotReady({ exportId, state });
  return [{ type: 'ExportDownloaded', data: { exportId } }];
}

function evolve(known: Export, event: ExportEvent): Export {
  if (event.type === 'ExportRequested') {
    const { exportId: _id, ...asked } = event.data;
    return { status: 'running', asked, file: undefined, failure: undefined };
  }
  if (known.status === 'absent') return known;
  switch (event.type) {
    case 'ExportCompleted': {
      const { exportId: _id, ...file } = event.data;
      return { ...known, status: 'completed', file };
    }
    case 'ExportFailed':
      return { ...known, status: 'failed', failure: event.data.reason };
    case 'ExportCancelled':
      return { ...known, status: 'cancelled' };
    case 'ExportRemoved':
      return { ...known, status: 'removed' };
    case 'ExportDownloaded':
      return known;
  }
}

export const exportDecider: Decider<Export, ExportCommand, ExportEvent> = {
  category: 'export',
  initial: { status: 'absent' },
  decide,
  evolve,
};
