import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Writes of 400 bytes per second, each on disk before the next begins: the upper limit for one client. */
export async function fdatasyncRate(folder: string, ms: number): Promise<number> {
  const file = openSync(join(folder, 'fdatasync'), 'a');
  const block = Buffer.alloc(400, 'x');
  const started = performance.now();
  let writes = 0;
  for (; performance.now() - started < ms; writes++) {
    writeSync(file, block);
    fdatasyncSync(file);
  }
  closeSync(file);
  return writes / ((performance.now() - started) / 1000);
}
