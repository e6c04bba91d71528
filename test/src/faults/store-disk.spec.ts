import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { faultCase, inSmallDisk, unlessRunnable } from './fault-case.js';

const DISK_PROCESS = fileURLToPath(new URL('./store-disk.process.js', import.meta.url));
const MIB = 1024 * 1024;

const run = async (command: string, ...args: string[]): Promise<unknown> => {
  const { stdout } = await promisify(execFile)(command, args);
  return JSON.parse(stdout);
};

describe('a failing disk', () => {
  let directory: string;
  beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'store-disk-'))));
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const small = inSmallDisk(40);

  faultCase(
    'full: StoreFull, nothing acknowledged is lost, reads go on, and writes resume when there is space again',
    small.missing,
    async () => {
      const disk = [process.execPath, DISK_PROCESS, directory, String(34 * MIB), '40000', '200'];
      const [command = '', ...args] = [...small.command(directory), ...disk];
      const report = await run(command, ...args);
      expect(report).toEqual({
        failures: ['store.full'],
        readsDuringFailure: true,
        acknowledged: expect.any(Number),
        lost: 0,
        doubled: 0,
        stored: expect.any(Number),
        faults: [],
      });
      const { acknowledged, stored } = report as { acknowledged: number; stored: number };
      expect(acknowledged).toBeGreaterThanOrEqual(200);
      expect(stored).toBe(acknowledged);
    },
  );

  const noTrace = unlessRunnable('strace', 'strace', '-f', '-qq', '-o', '/dev/null', 'true');

  faultCase('failing fsync: UnknownOutcome, the retry settles it, nothing acknowledged is lost', noTrace, async () => {
    const inject = [
      '-f',
      '-qq',
      '-o',
      '/dev/null',
      '-e',
      'trace=fsync,fdatasync',
      '-e',
      'inject=fsync,fdatasync:error=EIO:when=30..33',
    ];
    const report = await run('strace', ...inject, process.execPath, DISK_PROCESS, directory, '0', '200', '300');
    expect(report).toMatchObject({ readsDuringFailure: true, lost: 0, doubled: 0, faults: [] });
    const { failures, acknowledged, stored } = report as { failures: string[]; acknowledged: number; stored: number };
    expect(failures).toContain('store.unknown-outcome');
    expect(stored).toBe(acknowledged);
  });
});
