import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { RunningProgram, type Answer, type Question } from '@crm/testing';

const IMPORTS = '/api/v1/imports';
const INPUTS = new URL('../data/imports/', import.meta.url);
const inputOf = (name: string): Uint8Array => readFileSync(new URL(name, INPUTS));

let program: RunningProgram;
beforeAll(async () => (program = await RunningProgram.start()));
afterAll(() => program.dispose());

const ask = (path: string, question?: Question): Promise<Answer> =>
  program.askAsAdministrator(`${IMPORTS}${path}`, question);
const upload = (body: string | Uint8Array, { query = '', type = 'text/csv' } = {}): Promise<Answer> =>
  ask(query, { method: 'POST', body, headers: { 'content-type': type } });

/** The outcome of a file, and what was stored of its customers. */
async function imported(
  body: string | Uint8Array,
  { mapping = {}, ...how }: { query?: string; type?: string; mapping?: object } = {},
) {
  const uploaded = await upload(body, how);
  expect([uploaded.status, uploaded.text]).toEqual([201, expect.any(String)]);
  const { id, format, columns } = uploaded.body;
  expect((await ask(`/${id}/start`, { body: { mode: 'create', phoneCountry: 'DE', mapping } })).status).toBe(202);
  for (;;) {
    const { body: view } = await ask(`/${id}`);
    if (['running', 'validating'].includes(view.state)) await setTimeout(20);
    else return { format, columns, view, errors: (await ask(`/${id}/errors`)).text };
  }
}
const customer = async (email: string) =>
  (await program.askAsAdministrator(`/api/v1/customers?q=${encodeURIComponent(email)}`)).body.items[0];

describe('a file as a spreadsheet writes it', () => {
  it.each([
    ['cp1252-header.csv', { encoding: 'windows-1252', delimiter: ';', headerLine: 1 }, 1],
    ['cp1252-custom-field.csv', { encoding: 'windows-1252', delimiter: ';', headerLine: 1 }, 1],
    ['first-line-of-blanks.csv', { encoding: 'utf-8', delimiter: ',', headerLine: 2, skippedLines: 0 }, 1],
    ['header-comma-in-semicolon-file.csv', { delimiter: ';', headerLine: 1 }, 1],
    ['rows-of-delimiters-only.csv', { delimiter: ';', headerLine: 1 }, 2],
    ['sep-line.csv', { delimiter: ';', headerLine: 2, skippedLines: 0 }, 1],
    ['trailing-delimiter-in-rows.csv', { delimiter: ';', headerLine: 1 }, 1],
    ['own-export-round-trip.csv', { encoding: 'utf-8', delimiter: ',', headerLine: 1 }, 1],
    ['google-new.csv', { encoding: 'utf-8', delimiter: ',', headerLine: 1 }, 4],
    ['outlook.csv', { delimiter: ',', headerLine: 1 }, 2],
    ['salesforce-account.csv', { delimiter: ',', headerLine: 1 }, 1],
  ])('is understood: %s', async (name, format, rows) => {
    const { body } = await upload(inputOf(name));
    expect(body.format).toMatchObject({ type: 'csv', warnings: [], ...format });
    const mapping = name.startsWith('header-comma') ? { 'Nachname, Vorname': 'name' } : {};
    const { view } = await imported(inputOf(name), { mapping });
    expect(view).toMatchObject({ state: 'completed', rows, format: body.format });
  });

  it('has its letters in the log, in cells and headers', async () => {
    expect((await upload(inputOf('cp1252-header.csv'))).body.columns).toContain('Straße');
    expect((await customer('pa@example.org')).tags).toEqual(['Küche']);
  });
});

describe('the encoding of an upload', () => {
  const CZECH = Buffer.from('4e616d653b452d4d61696c0d0a4a69f8ed2044766ff8e16b3b6a6440637a2e6578616d706c650d0a', 'hex');

  it('is taken from the media type', async () => {
    const { format } = await imported(CZECH, { type: 'text/csv; charset="Windows-1250"' });
    expect(format).toMatchObject({ encoding: 'windows-1250', warnings: [] });
    expect(await customer('jd@cz.example')).toMatchObject({ name: 'Jiří Dvořák' });
  });

  it.each([
    ['a charset that nobody knows', 'text/csv; charset=klingon', '', 'unknown-encoding'],
    ['an encoding that nobody knows', 'text/csv', '?encoding=klingon', 'unknown-encoding'],
    ['a charset that the bytes do not fit', 'text/csv; charset=utf-8', '', 'encoding-mismatch'],
  ])('is refused for %s', async (_what, type, query, reason) => {
    const { status, body } = await upload(CZECH, { type, query });
    expect([status, body.code]).toEqual([400, 'customers.import-unreadable']);
    expect(body.errors).toEqual([{ pointer: 'encoding', code: reason, detail: expect.any(String) }]);
  });

  it.each([
    ['encoding', '?encoding=%00'],
    ['delimiter', '?delimiter=ab'],
    ['delimiter', '?delimiter=%22'],
    ['headerLine', '?headerLine=0'],
    ['headerLine', '?headerLine=x'],
  ])('and its layout are asked for in a form that can be read: %s', async (name, query) => {
    const { status, body } = await upload('Name\nAda\n', { query });
    expect([status, body.errors?.[0].pointer]).toEqual([400, name]);
  });

  it('costs the rows with bytes that are not UTF-8, where the others are', async () => {
    const rows = Array.from({ length: 9 }, (_, n) => `Jörg Köln Jülich ${n};ok${n}@dam.example;\n`);
    const file = Buffer.concat([
      Buffer.from(`Name;E-Mail;Tags\n${rows.join('')}K`),
      Buffer.from([0xf6]),
      Buffer.from('ln;bad@dam.example;\nZoë;tag@dam.example;K'),
      Buffer.from([0xfc]),
      Buffer.from('che, gut\n'),
    ]);
    const { format, view, errors } = await imported(file);
    expect(format).toMatchObject({ encoding: 'utf-8', warnings: ['bytes-damaged'] });
    expect(view.counts).toMatchObject({ created: 10, failed: 1, warnings: 1 });
    expect(errors).toMatch(/\n11,Name,encoding,/);
    expect(errors).toMatch(/\n12,Tags,encoding,.*left out/);
    expect((await customer('tag@dam.example')).tags).toEqual([]);
  });
});

describe('an address book', () => {
  const CARDS = [
    ['VERSION:3.0', 'N:Lind;Zoë;;;', 'FN:Zoë Lind', 'EMAIL;TYPE=WORK:zoe@vcard.example', 'TEL;TYPE=CELL:0171 5550101'],
    ['VERSION:4.0', 'KIND:org', 'FN:Lind AB'],
  ]
    .map((lines) => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n'))
    .join('');

  it.each(['text/vcard', 'text/x-vcard; charset=utf-8', 'text/csv'])('is imported as %s', async (type) => {
    const cards = CARDS.replaceAll('@vcard', `@${type.replace(/\W/g, '')}.vcard`);
    const { format, view, errors } = await imported(`${cards}BEGIN:VCARD\r\nFN:Open\r\n`, { type });
    expect(format).toEqual({ type: 'vcard', encoding: 'utf-8', skippedLines: 0, warnings: [] });
    expect(view.mapping).toMatchObject({ 'First Name': 'firstName' });
    expect(view).toMatchObject({ state: 'completed', rows: 3, percent: 100, counts: { created: 2, failed: 1 } });
    expect(errors).toMatch(/\n13,,card-not-closed,/);
  });
});
