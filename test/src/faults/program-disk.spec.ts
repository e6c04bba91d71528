import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { faultCase, inSmallDisk } from './fault-case.js';

const PROCESS = fileURLToPath(new URL('./program-disk.process.js', import.meta.url));
const MIB = 1024 * 1024;

describe('the program on a disk that fills and empties again', () => {
  let directory: string;
  beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'program-disk-'))));
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const { missing, command } = inSmallDisk(24);

  faultCase('refuses writes with 507, keeps serving reads, and accepts writes again by itself', missing, async () => {
    const [file = '', ...args] = [...command(directory), process.execPath, PROCESS, directory, String(16 * MIB)];
    const { stdout } = await promisify(execFile)(file, args);
    const report = JSON.parse(stdout) as { acknowledged: number };
    expect(report).toEqual({
      refusals: ['507 store.full'],
      get: 200,
      list: 200,
      readyz: 200,
      issues: expect.any(Array),
      acknowledged: expect.any(Number),
      before: report.acknowledged,
      stale: false,
      stopped: 0,
      after: report.acknowledged,
    });
  });
});
