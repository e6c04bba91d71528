import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import { RunningProgram, crm } from '@crm/testing';

const SHARED = fileURLToPath(
  new URL('../../../shared/data/support-tickets/customer_support_tickets.csv', import.meta.url),
);
const OWN = fileURLToPath(new URL('../data/customers.csv', import.meta.url));
const PAGE = 200;
const IMPORT_MS = 120_000;

/** The file of the demonstration: a real one if the shared data is next to the checkout, otherwise a small one of our own. */
export const demoFile = (): string => (existsSync(SHARED) ? SHARED : OWN);

interface Row {
  readonly name: string;
  readonly email: string;
  /** Physical line the row starts on, counted from 1. */
  readonly line: number;
}

/** What the file contains, found without the program. */
export interface Expectation {
  readonly rows: number;
  /** First row of each e-mail address, by that address. */
  readonly customers: ReadonlyMap<string, Row>;
  /** Rows whose address an earlier row already has. */
  readonly duplicates: readonly Row[];
}

interface Item {
  readonly id: string;
  readonly name: string;
  readonly emails: readonly { readonly address: string }[];
}

interface Import {
  readonly state: string;
  readonly rows: number;
  readonly rowsPerSecond: number;
  readonly counts: { readonly created: number; readonly failed: number };
}

/** Receives the progress of the demonstration, one sentence per call. */
export type Say = (sentence: string) => void;

export function readExpectation(file: string): Expectation {
  type Parsed = { info: { lines: number }; record: string[] };
  const [header, ...records] = parse(readFileSync(file), { bom: true, info: true }) as unknown as Parsed[];
  assert(header);
  const [name, email] = ['Customer Name', 'Customer Email'].map((title) => header.record.indexOf(title)) as [
    number,
    number,
  ];
  const customers = new Map<string, Row>();
  const duplicates: Row[] = [];
  let line = header.info.lines + 1;
  for (const { info, record } of records) {
    const row = { name: record[name] ?? '', email: (record[email] ?? '').toLowerCase(), line };
    if (customers.has(row.email)) duplicates.push(row);
    else customers.set(row.email, row);
    line = info.lines + 1;
  }
  return { rows: records.length, customers, duplicates };
}

/**
 * Imports the file into an empty directory and finds its customers again; then does it once more, kills the program in the middle,
 * starts it again, and finds the same. Throws at the first deviation.
 */
export async function demoImport(file: string, say: Say): Promise<Expectation> {
  const expected = readExpectation(file);
  say(`${file}: ${expected.rows} rows, ${expected.customers.size} different e-mail addresses.`);
  const program = await RunningProgram.start();
  try {
    const id = await upload(program, file);
    await start(program, id);
    const done = await finished(program, id);
    say(`Imported ${done.rows} rows: ${done.counts.created} customers created, ${done.counts.failed} rows refused.`);
    await checkCounts(program, done, expected);
    await checkErrorFile(program, id, expected, say);
    await checkReads(program, expected, say);
    await checkLog(program, say);
  } finally {
    await program.dispose();
  }
  await killInTheMiddle(file, expected, say);
  return expected;
}

async function killInTheMiddle(file: string, expected: Expectation, say: Say): Promise<void> {
  const first = await RunningProgram.start();
  const id = await upload(first, file);
  await start(first, id);
  const before = await atWork(first, id);
  await first.kill();
  say(`A second import into an empty directory: killed (SIGKILL) after ${before.rows} rows or a little more.`);
  const second = await RunningProgram.start({ dataDir: first.dataDir });
  try {
    const done = await finished(second, id);
    say(`Started again: the import continued by itself to ${done.rows} rows, ${done.counts.created} customers.`);
    await checkCounts(second, done, expected);
    await checkErrorFile(second, id, expected, say);
    assert.equal((await allCustomers(second)).size, expected.customers.size);
    await checkLog(second, say);
  } finally {
    await second.dispose();
  }
}

async function upload(program: RunningProgram, file: string): Promise<string> {
  const headers = { 'content-type': 'text/csv' };
  const { status, body, text } = await program.askAsAdministrator('/api/v1/imports', {
    body: readFileSync(file),
    headers,
  });
  assert.equal(status, 201, text);
  assert.equal(body.mapping['Customer Email'], 'email');
  assert.equal(body.mapping['Customer Name'], 'name');
  return body.id;
}

async function start(program: RunningProgram, id: string): Promise<void> {
  const { status, text } = await program.askAsAdministrator(`/api/v1/imports/${id}/start`, {
    body: { mode: 'create' },
  });
  assert.equal(status, 202, text);
}

async function look(program: RunningProgram, id: string): Promise<Import> {
  const { status, body, text } = await program.askAsAdministrator(`/api/v1/imports/${id}`);
  assert.equal(status, 200, text);
  return body;
}

async function finished(program: RunningProgram, id: string): Promise<Import> {
  for (const end = Date.now() + IMPORT_MS; Date.now() < end; await sleep(100)) {
    const state = await look(program, id);
    if (state.state === 'completed') return state;
    assert.equal(state.state, 'running');
  }
  throw new Error(`The import did not finish within ${IMPORT_MS / 1000} s.`);
}

/** Waits until an import has done its first rows. */
async function atWork(program: RunningProgram, id: string): Promise<Import> {
  for (;;) {
    const state = await look(program, id);
    if (state.state !== 'running' || state.rows > 0) return state;
  }
}

async function checkCounts(program: RunningProgram, { rows, counts }: Import, expected: Expectation): Promise<void> {
  assert.equal(rows, expected.rows);
  assert.equal(counts.created, expected.customers.size);
  assert.equal(counts.failed, expected.duplicates.length);
  const { body } = await program.askAsAdministrator('/api/v1/customers?limit=1&total=true');
  assert.equal(body.total, expected.customers.size);
}

/** The error file lists each duplicate with its line and the customer who holds the address. */
async function checkErrorFile(
  program: RunningProgram,
  id: string,
  { customers, duplicates }: Expectation,
  say: Say,
): Promise<void> {
  const { text } = await program.askAsAdministrator(`/api/v1/imports/${id}/errors`);
  const errors = parse(text, { columns: true, bom: true }) as unknown as Record<
    'line' | 'column' | 'code' | 'reason' | 'holder',
    string
  >[];
  assert.deepEqual(
    errors.map(({ line }) => Number(line)),
    duplicates.map(({ line }) => line),
  );
  for (const [index, { email }] of duplicates.entries()) {
    const { holder, column, code, reason } = errors[index]!;
    assert.deepEqual([column, code, reason !== ''], ['Customer Email', 'duplicate', true]);
    const { body } = await program.askAsAdministrator(`/api/v1/customers/${holder}`);
    assert.equal(body.name, customers.get(email)?.name);
    assert.equal(body.emails[0].address.toLowerCase(), email);
  }
  say(
    `The error file names all ${duplicates.length} duplicates with their line and the customer who holds the address.`,
  );
}

async function checkReads(program: RunningProgram, { customers }: Expectation, say: Say): Promise<void> {
  const all = await allCustomers(program);
  assert.deepEqual(new Set(all.keys()), new Set(customers.keys()));
  const sample = [...customers.values()].filter((_row, index) => index % Math.ceil(customers.size / 25) === 0);
  for (const { name, email } of sample) {
    const { id } = all.get(email)!;
    const byEmail = await find(program, `q=${encodeURIComponent(email)}`);
    assert(
      byEmail.some((item) => item.id === id),
      `search of ${email}`,
    );
    const beginnings = wordsOf(name).map((word) => word.slice(0, 4));
    const byName = await find(program, `q=${encodeURIComponent(beginnings.join(' ').toUpperCase())}&limit=${PAGE}`);
    assert(
      byName.length > 0 && byName.every((item) => startWords(item, beginnings)),
      `search of ${beginnings.join(' ')}`,
    );
    const filtered = await find(program, `filter=${encodeURIComponent(`email eq "${email}" and status eq "active"`)}`);
    assert.deepEqual(
      filtered.map((item) => item.id),
      [id],
    );
    const card = await program.askAsAdministrator(`/api/v1/customers/${id}`);
    assert.deepEqual([card.status, card.body.name, card.body.kind], [200, name, 'person']);
  }
  const sorted = await find(program, `sort=name&limit=${PAGE}`);
  assert.deepEqual(
    sorted.map(({ name }) => fold(name)),
    sorted.map(({ name }) => fold(name)).sort(),
  );
  say(`Paged through all ${all.size} customers; searched, filtered and read the cards of ${sample.length}.`);
}

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const wordsOf = (text: string) =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

const startWords = ({ name, emails }: Item, beginnings: readonly string[]) => {
  const words = [...wordsOf(name), ...emails.map(({ address }) => fold(address))];
  return beginnings.every((beginning) => words.some((word) => word.startsWith(beginning)));
};

async function find(program: RunningProgram, query: string): Promise<readonly Item[]> {
  const { status, body, text } = await program.askAsAdministrator(`/api/v1/customers?${query}`);
  assert.equal(status, 200, text);
  return body.items;
}

/** All customers by e-mail address, from all pages, newest first. Throws if one is listed twice. */
async function allCustomers(program: RunningProgram): Promise<Map<string, Item>> {
  const all = new Map<string, Item>();
  for (let cursor = ''; ;) {
    const { status, body, text } = await program.askAsAdministrator(
      `/api/v1/customers?limit=${PAGE}&sort=-createdAt,name${cursor}`,
    );
    assert.equal(status, 200, text);
    for (const item of body.items as Item[]) {
      const email = item.emails[0]!.address.toLowerCase();
      assert(!all.has(email), `${email} was listed twice`);
      all.set(email, item);
    }
    if (body.next === undefined) return all;
    cursor = `&cursor=${encodeURIComponent(body.next)}`;
  }
}

/** The running program verifies its own log, requested through the control socket. */
async function checkLog(program: RunningProgram, say: Say): Promise<void> {
  const { code, stdout, stderr } = await crm(['verify', '--json'], { env: { DATA_DIR: program.dataDir } });
  assert.equal(code, 0, stderr);
  const { ok, events, streams } = JSON.parse(stdout);
  assert.equal(ok, true);
  assert(events > 0, 'crm verify checked nothing');
  say(`crm verify: ${events} events in ${streams} streams, every hash matches.`);
}
