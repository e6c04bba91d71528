import type { LogSegment } from '../../event-store.port.js';
import type { LogReader } from '../log-reader.js';
import { positionText } from '../log-row.js';
import { Auditors } from './auditors.js';

/** Runs in a thread of its own, because reading ten thousand events would block the event loop for too long. */
export async function digestOfLog(
  log: LogReader,
  after: number,
  limit: number,
  signal?: AbortSignal,
): Promise<LogSegment | undefined> {
  signal?.throwIfAborted();
  if (log.tail() <= after || limit === 0) return undefined;
  const auditors = new Auditors(log.database.name, { threads: 1 });
  try {
    const digested = await auditors.run<'digest'>({ kind: 'digest', after, limit });
    signal?.throwIfAborted();
    if (digested === undefined) return undefined;
    const { upTo, events, digest } = digested;
    return { after: after === 0 ? '' : positionText(after), upTo: positionText(upTo), events, digest };
  } finally {
    await auditors.close();
  }
}
