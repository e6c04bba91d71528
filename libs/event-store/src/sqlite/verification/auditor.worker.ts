import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { LogKey } from '../../authenticity/log-key.js';
import { LogReader } from '../log-reader.js';
import { digestLog } from './digest-log.js';
import { LogWalk } from './log-walk.js';
import { StreamDiagnosis } from './stream-diagnosis.js';
import type { AuditorOptions, AuditResults, AuditTask, FromAuditor } from './auditor.messages.js';

class Stopped extends Error {}

const { path, key: keyBytes, share = 1, stop } = workerData as AuditorOptions;
// On Linux a priority applies to one thread: threads that answer requests go first. Elsewhere it would slow the whole program.
if (process.platform === 'linux') setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL);

let resumed = performance.now();

/** Rests in proportion to the time since the last rest. */
function pause(): void {
  const restMs = (performance.now() - resumed) * (1 / share - 1);
  if (restMs > 0) Atomics.wait(stop, 0, 0, restMs);
  if (Atomics.load(stop, 0) !== 0) throw new Stopped();
  resumed = performance.now();
}

const key = keyBytes && new LogKey(keyBytes);
const reader = LogReader.open(path);
const walk = new LogWalk(reader.database, pause, key);
const diagnosis = new StreamDiagnosis(reader.database, pause, key);

function carryOut(task: AuditTask): AuditResults[keyof AuditResults] {
  switch (task.kind) {
    case 'walk':
      return walk.walk(task);
    case 'diagnose':
      return diagnosis.diagnose(task.suspects, task.upTo);
    case 'compare':
      return diagnosis.compare(task.heads);
    case 'digest':
      return digestLog(reader.database, task.after, task.limit);
  }
}

function answer(task: AuditTask): FromAuditor {
  try {
    resumed = performance.now();
    pause();
    const result = carryOut(task);
    pause();
    return { result };
  } catch (error) {
    if (error instanceof Stopped) return { stopped: true };
    const { message, code } = error as Error & { code?: string };
    return { error: `${message} (${code ?? 'unknown'})` };
  }
}

parentPort!.on('message', (task: AuditTask | 'close') => {
  if (task !== 'close') return parentPort!.postMessage(answer(task));
  reader.close();
  parentPort!.close();
});
