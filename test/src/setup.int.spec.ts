import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = new URL('../../', import.meta.url);
const LOCK = new URL('tools/lock.mjs', root).href;

/** Starts a process that takes the lock and writes to the journal when its work begins and ends. */
const holder = (file: string, journal: string, ms: number) => {
  const script = `import { exclusively } from '${LOCK}'; import { appendFileSync } from 'node:fs'; import { setTimeout } from 'node:timers/promises';
    await exclusively(${JSON.stringify(file)}, async () => {
      appendFileSync(${JSON.stringify(journal)}, 'begin '); await setTimeout(${ms}); appendFileSync(${JSON.stringify(journal)}, 'end ');
    });`;
  return spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
};

describe('the lock of the set-up', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lock-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('lets several processes do their work one after the other', async () => {
    const [file, journal] = [join(folder, 'a.lock'), join(folder, 'a.journal')];
    const exits = Array.from({ length: 4 }, () => once(holder(file, journal, 100), 'exit'));
    expect(await Promise.all(exits)).toEqual(exits.map(() => [0, null]));
    expect(readFileSync(journal, 'utf8')).toBe('begin end '.repeat(4));
    expect(existsSync(file)).toBe(false);
  });

  it('is taken over from a holder that was killed', async () => {
    const [file, journal] = [join(folder, 'b.lock'), join(folder, 'b.journal')];
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    writeFileSync(file, String(pid));
    const exits = [once(holder(file, journal, 50), 'exit'), once(holder(file, journal, 50), 'exit')];
    await Promise.all(exits);
    expect(readFileSync(journal, 'utf8')).toBe('begin end '.repeat(2));
  });
});
