import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { collect } from '@crm/event-store/conformance';
import { exportLog } from './copying-thread.js';
import type { ExportOrder, ExportSummary } from './export-events.js';
import { importEvents, type ImportItem } from './import-events.js';
import { TestBed, type Installation } from './installation.fixture.js';

const NEVER = new AbortController().signal;

describe('events as JSON lines', () => {
  let bed: TestBed;
  let live: Installation;
  let file: string;
  const exported = async (order: Partial<ExportOrder> = {}) => {
    const events = join(live.dataDir, 'events.db');
    const work = exportLog({ events, file, resume: false, after: 0, to: null, filter: {}, ...order }, NEVER);
    const lines: string[] = [];
    for (let step = await work.next(); ; step = await work.next()) {
      if (step.done) return { ...step.value, lines };
      lines.push(...(step.value.lines ?? []));
    }
  };
  /** From another installation, so the MACs are none of the importing one. */
  const imported = async (name: string, withoutMacs = true): Promise<ImportItem | undefined> => {
    const directory = join(bed.path, name);
    const order = { file, events: join(directory, 'events.db'), kek: { directory }, withoutMacs };
    return (await collect(importEvents(order, NEVER))).at(-1);
  };
  const lines = () => readFileSync(file, 'utf8').split('\n').slice(0, -1);
  const numbersOf = (texts: readonly string[]) =>
    texts.map((line) => Number((JSON.parse(line) as { position: string }).position));
  const checksum = ({ sha256, events }: ExportSummary) => {
    expect(sha256).toBe(createHash('sha256').update(readFileSync(file)).digest('hex'));
    expect(events).toBe(lines().length);
  };
  beforeEach(async () => {
    bed = new TestBed();
    file = join(bed.path, 'events.jsonl');
    live = await bed.installation();
    await live.register('ada', 'grace', 'linus', 'alan');
  });
  afterEach(() => bed.dispose());

  it('hold the whole envelope, and encrypted data stays encrypted', async () => {
    checksum(await exported());
    const events = (await live.events()).map((event) => ({ ...event, mac: expect.stringMatching(/^[0-9a-f]{64}$/) }));
    expect(lines().map((line) => JSON.parse(line) as unknown)).toEqual(events);
    expect(readFileSync(file, 'utf8')).not.toContain('"name"');
  });

  it('become the same log again: positions, revisions, hashes and times', async () => {
    await exported();
    expect(await imported('copy')).toMatchObject({ events: 4, imported: 4, skipped: 0, sealed: 4, position: 4 });
    expect(await imported('copy')).toMatchObject({ imported: 0, skipped: 4 });
    const copy = await bed.installation('copy');
    expect(await copy.events()).toEqual(await live.events());
    expect((await collect(copy.store.verify())).filter(({ kind }) => kind === 'fault')).toEqual([]);
  });

  it('are refused without a MAC of this installation, unless the operator accepts them: then they have one', async () => {
    await exported();
    await expect(imported('copy', false)).rejects.toThrow(
      /line 1: the event at position 1 has no MAC of this installation.*--without-macs/,
    );
    expect(await (await bed.installation('copy')).events()).toEqual([]);
    await bed.close();
    await imported('copy');
    const copy = await bed.installation('copy');
    expect((await collect(copy.store.verify())).at(-1)).toMatchObject({ kind: 'done', macs: true, events: 4 });
    await copy.close();
    expect(await imported('copy', false)).toMatchObject({ imported: 0, skipped: 4 });
  });

  it('need no such word where the MACs are those of the installation', async () => {
    await exported();
    const database = new DatabaseSync(join(live.dataDir, 'events.db'));
    await live.close();
    database.exec('DELETE FROM events WHERE position > 2; UPDATE sqlite_sequence SET seq = 2');
    database.close();
    expect(await imported('data', false)).toMatchObject({ imported: 2, skipped: 2 });
  });

  it('can be limited to a part of the log', async () => {
    expect(numbersOf((await exported({ file: null, after: 1, to: 3 })).lines)).toEqual([2, 3]);
    expect((await exported({ file: null, filter: { types: ['NoSuchThing'] } })).events).toBe(0);
    await exported({ after: 1 });
    await expect(imported('copy')).rejects.toThrow(/line 1: position 2 cannot follow 0: a log is imported whole/);
  });

  it('are continued after the last whole line, and never overwritten', async () => {
    await exported({ to: 2 });
    await expect(exported()).rejects.toThrow('exists. Add --resume');
    appendFileSync(file, '{"position":"00000000000000000003","str');
    const resumed = await exported({ resume: true });
    expect(numbersOf(lines())).toEqual([1, 2, 3, 4]);
    checksum(resumed);
    appendFileSync(file, '{"torn":');
    checksum(await exported({ resume: true }));
    writeFileSync(file, `${lines()[0]!.replace(/"hash":"./, '"hash":"g')}\n`);
    await expect(exported({ resume: true })).rejects.toThrow('its last line is not an event');
  });

  it('are imported only into a log with the same first events', async () => {
    await exported({ to: 2 });
    await imported('copy');
    const copy = await bed.installation('copy');
    await copy.register('somebody else');
    await copy.close();
    await exported({ resume: true });
    await expect(imported('copy')).rejects.toThrow(
      /line 3: the log holds another event at position 3 \(stream person-somebody else; the file has person-linus\)/,
    );
  });

  it.each([
    ['is not JSON', (line: string) => line.slice(0, -1), 'it is not JSON'],
    ['lost its hash', (line: string) => line.replace('"hash"', '"hush"'), 'hash is missing'],
    [
      'was changed',
      (line: string) => line.replace(':"met', ':"saw'),
      'the hash of person-linus at revision 0 does not match',
    ],
    [
      'has another revision',
      (line: string) => line.replace('"revision":0', '"revision":1'),
      'revision 1 of person-linus',
    ],
    [
      'has an invalid time',
      (line: string) => line.replace('"recordedAt":"2', '"recordedAt":"x'),
      'recordedAt is not a time',
    ],
  ])(
    'are refused with the number of the line that %s, and nothing of its batch is kept',
    async (_what, spoil, reason) => {
      await exported();
      const texts = lines();
      texts[2] = spoil(texts[2]!);
      writeFileSync(file, `${texts.join('\n')}\n`);
      await expect(imported('copy')).rejects.toThrow(`${file}, line 3: ${reason}`);
      expect(await (await bed.installation('copy')).events()).toEqual([]);
    },
  );

  it('are not imported while a program owns the log, nor from a file that does not exist', async () => {
    await exported();
    await expect(imported('data')).rejects.toThrow(`is in use: process ${process.pid}`);
    file = join(bed.path, 'none.jsonl');
    await expect(imported('copy')).rejects.toThrow('none.jsonl does not exist');
    expect(existsSync(join(bed.path, 'copy'))).toBe(false);
  });
});
