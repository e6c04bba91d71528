import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { RunningProgram, crm, type Ended } from '@crm/testing';

interface Printed {
  readonly faults?: unknown;
  readonly fault?: { readonly stream: string; readonly revision: number; readonly kind: string };
}

const rows = ({ stdout }: Ended): Printed[] =>
  stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Printed);
const faultsIn = (ended: Ended): string[] =>
  rows(ended).flatMap(({ fault }) => (fault ? [`${fault.stream}@${fault.revision} ${fault.kind}`] : []));

/** Each tampers with the four events of one stream. */
const plants: Readonly<Record<string, (log: DatabaseSync, stream: string) => void>> = {
  changed(log, stream) {
    log.prepare(`UPDATE events SET data = replace(data, '{', '{ ') WHERE stream = ? AND revision = 1`).run(stream);
  },
  missing(log, stream) {
    log.prepare('DELETE FROM events WHERE stream = ? AND revision = 1').run(stream);
  },
  inserted(log, stream) {
    const move = log.prepare('UPDATE events SET revision = revision + 1 WHERE stream = ? AND revision = ?');
    for (const revision of [3, 2, 1]) move.run(stream, revision);
    log
      .prepare(
        `INSERT INTO events (stream, revision, id, type, data, meta, recorded_at, hash)
         SELECT stream, 1, id || 'x', type, data, meta, recorded_at, ? FROM events WHERE stream = ? AND revision = 0`,
      )
      .run(randomBytes(32), stream);
  },
  reordered(log, stream) {
    const move = log.prepare('UPDATE events SET revision = ? WHERE stream = ? AND revision = ?');
    for (const [from, to] of [
      [1, -1],
      [2, 1],
      [-1, 2],
    ] as const)
      move.run(to, stream, from);
  },
  truncated(log, stream) {
    log.prepare('DELETE FROM events WHERE stream = ? AND revision = 3').run(stream);
  },
};

describe('crm verify and the seals of the log', () => {
  const folder = mkdtempSync(join(tmpdir(), 'verify-'));
  const outside = join(folder, 'seals.jsonl');
  const streams: Record<string, string> = {};
  let program: RunningProgram;
  const ask = (...args: string[]) =>
    crm(args, { env: { DATA_DIR: program.dataDir, LOG_LEVEL: 'silent', CRM_FOLDER: folder } });

  /** A customer whose stream has four events. */
  const customer = async (name: string): Promise<string> => {
    const created = await program.askAsAdministrator('/api/v1/customers', { body: { kind: 'person', name } });
    let etag = created.headers.get('etag') ?? '';
    for (const title of ['one', 'two', 'three']) {
      const changed = await program.askAsAdministrator(`/api/v1/customers/${created.body.id}`, {
        method: 'PATCH',
        body: { name: `${name} ${title}` },
        headers: { 'if-match': etag },
      });
      if (changed.status !== 200) throw new Error(changed.text);
      etag = changed.headers.get('etag') ?? '';
    }
    return `customer-${created.body.id}`;
  };

  beforeAll(async () => {
    program = await RunningProgram.start();
    for (const kind of Object.keys(plants)) streams[kind] = await customer(kind);
  });
  afterAll(async () => {
    await program.dispose();
    rmSync(folder, { recursive: true });
  });

  it('seals what is new, once', async () => {
    const taken = await ask('seals', 'take', '--json');
    expect([taken.code, rows(taken)]).toEqual([0, [expect.objectContaining({ number: 0, after: '' })]]);
    expect((await ask('seals', 'take', '--json')).stdout).toBe('');
    expect(rows(await ask('seals', 'list', '--json'))).toEqual(rows(taken));
  });

  it('exports a file to be kept elsewhere, and verifies it', async () => {
    expect((await ask('seals', 'export', 'seals.jsonl')).code).toBe(0);
    expect(readFileSync(outside, 'utf8')).toContain(streams['changed']);
    const verified = await ask('seals', 'verify', 'seals.jsonl', '--json');
    expect([verified.code, rows(verified)]).toEqual([0, [expect.objectContaining({ ok: true, number: 0 })]]);
    expect(rows(await ask('seals', 'export', '--without-heads', '--json'))).toHaveLength(2);
  });

  it('refuses a file that was changed', async () => {
    writeFileSync(join(folder, 'changed.jsonl'), readFileSync(outside, 'utf8').replace('"revision":3', '"revision":2'));
    for (const args of [
      ['seals', 'verify', 'changed.jsonl'],
      ['verify', '--heads', 'changed.jsonl'],
    ]) {
      const { code, stderr } = await ask(...args);
      expect([code, stderr]).toEqual([1, expect.stringContaining('was changed')]);
    }
  });

  it('finds no fault in an unchanged log', async () => {
    for (const more of [[], ['--heads', 'seals.jsonl'], ['--stream', streams['changed']!]]) {
      const ended = await ask('verify', ...more, '--json');
      expect([ended.code, rows(ended)]).toEqual([0, [expect.objectContaining({ ok: true, faults: [] })]]);
    }
  });

  it('keeps the seals out of feeds', async () => {
    const { body } = await program.askAsAdministrator('/api/v1/events?limit=100');
    expect(JSON.stringify(body)).not.toMatch(/seal/i);
  });

  it('sealed the rest when the program stopped cleanly', async () => {
    await program.stop();
    expect(rows(await ask('seals', 'list', '--json')).length).toBeGreaterThan(1);
    program = await RunningProgram.start({ dataDir: program.dataDir });
  });

  describe('when the file was changed by hand', () => {
    const named = () => Object.keys(plants).map((kind) => `${streams[kind]}@${kind === 'truncated' ? 3 : 1} ${kind}`);
    beforeAll(() => {
      const log = new DatabaseSync(join(program.dataDir, 'events.db'), { timeout: 5000 });
      for (const [kind, plant] of Object.entries(plants)) plant(log, streams[kind]!);
      log.close();
    });

    it('names stream, revision and kind while the program runs, and exits 1', async () => {
      const ended = await ask('verify', '--json');
      expect([ended.code, rows(ended).at(-1)]).toEqual([1, expect.objectContaining({ ok: false })]);
      expect(faultsIn(ended)).toEqual(expect.arrayContaining(named()));
      expect(rows(ended).at(-1)?.faults).toEqual(rows(ended).flatMap(({ fault }) => fault ?? []));
    });

    it('names them as text, too', async () => {
      const { code, stdout } = await ask('verify', '--stream', streams['missing']!);
      expect([code, stdout]).toEqual([1, expect.stringContaining(`${streams['missing']} at revision 1: missing`)]);
    });

    it('names them while no program runs', async () => {
      await program.stop();
      const ended = await ask('verify', '--json');
      expect(ended.code).toBe(1);
      expect(faultsIn(ended)).toEqual(expect.arrayContaining(named()));
    });

    it('names a truncated stream by the file that was kept elsewhere, when the installation lost its own heads', async () => {
      for (const suffix of ['', '-wal', '-shm']) rmSync(join(program.dataDir, `heads.db${suffix}`), { force: true });
      expect(faultsIn(await ask('verify', '--json'))).not.toContain(`${streams['truncated']}@3 truncated`);
      const ended = await ask('verify', '--heads', 'seals.jsonl', '--json');
      expect([ended.code, faultsIn(ended)]).toEqual([
        1,
        expect.arrayContaining([`${streams['truncated']}@3 truncated`]),
      ]);
    });
  });
});
