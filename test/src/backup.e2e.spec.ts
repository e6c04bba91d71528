import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { RunningProgram, crm, type Ended } from '@crm/testing';

const CRM = fileURLToPath(new URL('../../apps/standalone/dist/crm.js', import.meta.url));
/** Enough for a backup of several pieces. */
const CUSTOMERS = 4_000;
const LONG_NAME = 'Maximiliane Henriette '.repeat(6);
/** The machine may be busy. */
const PATIENCE_MS = 180_000;
const WRITERS = 4;
const CUSTOMERS_PATH = '/api/v1/customers';
const POLL_MS = 2;

interface Receipt {
  readonly id: string;
  readonly name: string;
  readonly position: string;
}
interface Backup {
  readonly position: number;
  readonly events: number;
  readonly added: number;
  readonly replaced: readonly string[];
}

const csv = (): string =>
  `Name,Email\n${Array.from({ length: CUSTOMERS }, (_, n) => `${LONG_NAME}Number${n},p${n}@import.example\n`).join('')}`;
const lastRow = ({ code, stdout, stderr }: Ended): unknown => {
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
};

/** Create customers one after the other and keep every receipt, until they are stopped or the program is gone. */
class Writers {
  readonly receipts: Receipt[] = [];
  readonly #work: Promise<void>;
  #stopped = false;

  constructor(private readonly program: RunningProgram) {
    this.#work = Promise.all(Array.from({ length: WRITERS }, (_, writer) => this.#write(writer))).then(() => undefined);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#work;
  }

  async #write(writer: number): Promise<void> {
    for (let n = 0; !this.#stopped; n += 1) {
      const name = `Written ${writer} ${n} in ${this.program.pid}`;
      const answer = await this.program
        .askAsAdministrator(CUSTOMERS_PATH, { body: { kind: 'person', name } })
        .catch(() => undefined);
      if (answer === undefined) return; // killed
      if (answer.status === 201) this.receipts.push({ ...(answer.body as Receipt), name });
    }
  }
}

/** A digest of all rows of the log, in the order of the log: every column but the MACs, which belong to one installation. */
function digestOf(dataDir: string, to = Number.MAX_SAFE_INTEGER): string {
  const digest = createHash('sha256');
  const file = new DatabaseSync(join(dataDir, 'events.db'), { readOnly: true });
  for (const row of file
    .prepare(
      'SELECT position, stream, revision, id, type, data, meta, recorded_at, hash FROM events WHERE position <= ? ORDER BY position',
    )
    .iterate(to))
    digest.update(JSON.stringify(Object.values(row)));
  file.close();
  return digest.digest('hex');
}

/** All customers, once the views have caught up with the log: a restored program rebuilds them while it serves. */
async function listed(program: RunningProgram, position: number): Promise<unknown[]> {
  const headers = { prefer: 'consistency=strict', 'consistency-token': String(position).padStart(20, '0') };
  const caughtUp = () => program.askAsAdministrator(`${CUSTOMERS_PATH}?limit=1`, { headers });
  for (let answer = await caughtUp(); answer.status !== 200; answer = await caughtUp()) expect(answer.status).toBe(503);
  const items: unknown[] = [];
  for (let cursor = ''; ;) {
    const { body, text } = await program.askAsAdministrator(`${CUSTOMERS_PATH}?limit=200&sort=-createdAt${cursor}`);
    if (body?.items === undefined) throw new Error(text);
    items.push(...(body.items as unknown[]));
    if (body.next === undefined) return items;
    cursor = `&cursor=${encodeURIComponent(body.next as string)}`;
  }
}

describe('a backup, in a drill: back up under load, lose the machine, restore elsewhere', () => {
  const root = mkdtempSync(join(tmpdir(), 'drill-'));
  const folder = join(root, 'backup');
  const dataDir = join(root, 'data');
  const env = { DATA_DIR: dataDir, LOG_LEVEL: 'silent', CRM_FOLDER: root };
  const backedUp = async (): Promise<Backup> => lastRow(await crm(['backup', 'backup', '--json'], { env })) as Backup;
  const receipts: Receipt[] = [];
  let program: RunningProgram;

  /** Kills the process that makes a backup when its first new piece is written and the backup is not complete. */
  const killedInTheMiddle = async (backUp: () => Promise<unknown>, kill: () => Promise<void>) => {
    const pieces = () =>
      existsSync(folder) ? readdirSync(folder).filter((name) => /^events-.*zst$/.test(name)).length : 0;
    const before = pieces();
    const ended = backUp().catch(() => undefined);
    while (pieces() === before && !existsSync(join(folder, 'manifest.json'))) await sleep(POLL_MS);
    await kill();
    await ended;
    expect(existsSync(join(folder, 'manifest.json'))).toBe(false);
    expect(pieces()).toBeGreaterThan(before);
  };
  const restored = async (name: string, ...options: string[]) => {
    const place = join(root, name);
    mkdirSync(place);
    cpSync(join(dataDir, 'kek.json'), join(place, 'kek.json'));
    const there = { ...env, DATA_DIR: place };
    lastRow(await crm(['restore', 'backup', ...options, '--json'], { env: there }));
    expect((await crm(['verify'], { env: there })).code).toBe(0);
    return place;
  };

  beforeAll(async () => {
    program = await RunningProgram.start({ dataDir });
    writeFileSync(join(root, 'people.csv'), csv());
    expect(lastRow(await crm(['import', 'people.csv', '--json'], { env }))).toMatchObject({ created: CUSTOMERS });
  }, PATIENCE_MS);
  afterAll(async () => {
    await program.kill();
    rmSync(root, { recursive: true, force: true });
  });

  it(
    'survives a kill of the program that makes it',
    async () => {
      const writers = new Writers(program);
      await killedInTheMiddle(
        () => backedUp(),
        () => program.kill(),
      );
      await writers.stop();
      receipts.push(...writers.receipts);
    },
    PATIENCE_MS,
  );

  it(
    'survives a kill of the command line while no program runs',
    async () => {
      const child = spawn(process.execPath, [CRM, 'backup', 'backup'], { env: { PATH: process.env['PATH'], ...env } });
      const ended = once(child, 'close');
      await killedInTheMiddle(
        () => ended,
        async () => {
          child.kill('SIGKILL');
          await ended;
        },
      );
    },
    PATIENCE_MS,
  );

  it(
    'cannot be restored before it is finished',
    async () => {
      const { code, stderr } = await crm(['restore', 'backup'], { env: { ...env, DATA_DIR: join(root, 'early') } });
      expect([code, stderr]).toEqual([1, expect.stringContaining('was never finished')]);
    },
    PATIENCE_MS,
  );

  it(
    'continues after the kills, replaces a torn piece, and is consistent up to a position while writers run',
    async () => {
      const { segments } = JSON.parse(readFileSync(join(folder, 'progress.json'), 'utf8')) as {
        segments: [{ file: string }];
      };
      const torn = segments.at(-1)!.file;
      truncateSync(join(folder, torn), 1000);
      program = await RunningProgram.start({ dataDir });
      const writers = new Writers(program);
      while (writers.receipts.length < 20) await sleep(POLL_MS);
      const backup = await backedUp();
      while (writers.receipts.at(-1)!.position <= String(backup.position).padStart(20, '0')) await sleep(POLL_MS);
      await writers.stop();
      receipts.push(...writers.receipts);
      expect(backup.replaced).toEqual([torn]);

      const place = await restored('first');
      expect(digestOf(place)).toBe(digestOf(dataDir, backup.position));
      const elsewhere = await RunningProgram.start({ dataDir: place });
      const found = new Set(((await listed(elsewhere, backup.position)) as Receipt[]).map(({ id }) => id));
      await elsewhere.stop();
      const [kept, later] = [receipts, receipts].map((all, index) =>
        all.filter(({ position }) => Number(position) <= backup.position === (index === 0)).map(({ id }) => id),
      ) as [string[], string[]];
      expect(kept.filter((id) => !found.has(id))).toEqual([]);
      expect(later.filter((id) => found.has(id))).toEqual([]);
      expect([kept.length > 20, later.length > 0]).toEqual([true, true]);
    },
    PATIENCE_MS,
  );

  it(
    'adds only what is new, and restores the same lists',
    async () => {
      const before = readdirSync(folder).filter((name) => /^events-/.test(name));
      const writers = new Writers(program);
      while (writers.receipts.length < 20) await sleep(POLL_MS);
      await writers.stop();
      const backup = await backedUp();
      expect(backup.added).toBeLessThan(backup.events / 2);
      expect(readdirSync(folder)).toEqual(expect.arrayContaining(before));
      const shown = await listed(program, backup.position);
      await program.stop();

      const place = await restored('second');
      expect(digestOf(place)).toBe(digestOf(dataDir, backup.position));
      const elsewhere = await RunningProgram.start({ dataDir: place });
      expect(await listed(elsewhere, backup.position)).toEqual(shown);
      await elsewhere.stop();
    },
    PATIENCE_MS,
  );

  it(
    'holds no key-encryption key in any form, and no file of the read models',
    () => {
      const [{ key }] = JSON.parse(readFileSync(join(dataDir, 'kek.json'), 'utf8')) as [{ key: string }];
      const raw = Buffer.from(key, 'base64');
      const forms = [raw, key, raw.toString('hex'), raw.toString('base64url')];
      for (const name of readdirSync(folder)) {
        expect(name).toMatch(/^(manifest\.json|(events|state)-.*\.jsonl\.zst|upload-.*\.sealed)$/);
        const bytes = readFileSync(join(folder, name));
        expect(forms.filter((form) => bytes.includes(form))).toEqual([]);
      }
    },
    PATIENCE_MS,
  );

  it(
    'is not restored when one byte was flipped, and the piece is named',
    async () => {
      const [piece] = readdirSync(folder).filter((name) => /^events-/.test(name));
      const path = join(folder, piece!);
      const bytes = readFileSync(path);
      bytes[bytes.length >> 1]! ^= 1;
      writeFileSync(path, bytes);
      const checked = await crm(['backup', 'verify', 'backup'], { env });
      expect([checked.code, checked.stdout]).toEqual([1, expect.stringContaining(piece!)]);
      const place = join(root, 'third');
      mkdirSync(place);
      cpSync(join(dataDir, 'kek.json'), join(place, 'kek.json'));
      const { code, stderr } = await crm(['restore', 'backup'], { env: { ...env, DATA_DIR: place } });
      expect([code, stderr]).toEqual([1, expect.stringContaining(`${piece} was changed`)]);
      expect(existsSync(join(place, 'events.db'))).toBe(false);
      bytes[bytes.length >> 1]! ^= 1;
      writeFileSync(path, bytes);
      expect((await crm(['backup', 'verify', 'backup'], { env })).code).toBe(0);
      expect((await crm(['backup', 'list', 'backup'], { env })).stdout.trimEnd().split('\n')).toHaveLength(2);
    },
    PATIENCE_MS,
  );

  it(
    'events export and import reproduce the log, even when the import is killed',
    async () => {
      const copy = { ...env, DATA_DIR: join(root, 'copy') };
      const exported = lastRow(await crm(['events', 'export', 'events.jsonl', '--json'], { env })) as Backup;
      const child = spawn(process.execPath, [CRM, 'events', 'import', 'events.jsonl', '--without-macs'], {
        env: { PATH: process.env['PATH'], ...copy },
      });
      const ended = once(child, 'close');
      const log = join(copy.DATA_DIR, 'events.db-wal');
      while (!existsSync(log) || readFileSync(log).length < 1_000_000) await sleep(POLL_MS);
      child.kill('SIGKILL');
      await ended;
      const again = lastRow(await crm(['events', 'import', 'events.jsonl', '--without-macs', '--json'], { env: copy }));
      expect(again).toMatchObject({ skipped: expect.any(Number), imported: expect.any(Number) });
      const { skipped, imported } = again as { skipped: number; imported: number };
      expect([skipped > 0, imported > 0]).toEqual([true, true]);
      expect(digestOf(copy.DATA_DIR)).toBe(digestOf(dataDir, exported.position));
    },
    PATIENCE_MS,
  );
});

describe('while a program runs', () => {
  it(
    'restore and import are refused with a reason',
    async () => {
      const program = await RunningProgram.start();
      const env = { DATA_DIR: program.dataDir, LOG_LEVEL: 'silent' };
      for (const command of [
        ['restore', 'anything'],
        ['events', 'import', 'anything'],
      ]) {
        const { code, stderr } = await crm(command, { env });
        expect([code, stderr]).toEqual([1, expect.stringContaining('Stop it first')]);
      }
      await program.dispose();
    },
    PATIENCE_MS,
  );
});
