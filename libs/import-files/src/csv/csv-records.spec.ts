import { FileUnreadable, RECORD_LIMITS, type FilePlace, type FileRecord } from '../file-record.js';
import { csvRecords, type CsvFraming } from './csv-records.js';

const COMMA: CsvFraming = { delimiter: ',', newline: 'lf' };
const START: FilePlace = { offset: 0, line: 1 };

/** The text in pieces of a few bytes, which split records and line breaks. */
const PIECE_BYTES = 7;
const reading = (text: string) =>
  async function* (offset: number): AsyncGenerator<Buffer> {
    const bytes = Buffer.from(text);
    for (let at = offset; at < bytes.length; at += PIECE_BYTES)
      yield await Promise.resolve(bytes.subarray(at, at + PIECE_BYTES));
  };

const LIMITS = { recordBytes: 100, brokenRecords: 3 };

async function all(text: string, format = COMMA, from = START, limits = RECORD_LIMITS): Promise<FileRecord[]> {
  const records: FileRecord[] = [];
  for await (const record of csvRecords(reading(text), format, from, limits)) records.push(record);
  return records;
}
const shown = (records: readonly FileRecord[]) =>
  records.map(({ cells, line, broken }) => `${line}: ${broken ?? cells.join('|')}`);

describe('the records of a CSV file', () => {
  it('have the physical line they start on', async () =>
    expect(shown(await all('a,"one\ntwo\n\nthree"\r\nb,"x\r\ny"\r\nc,z'))).toEqual([
      '1: a|one\ntwo\n\nthree',
      '5: b|x\r\ny',
      '7: c|z',
    ]));
  it('do not include empty lines, which still count as lines', async () =>
    expect(shown(await all('\n\na,b\n\nc,d\n\n'))).toEqual(['3: a|b', '5: c|d']));
  it('are separated by lone carriage returns', async () =>
    expect(shown(await all('a,b\r"c\rd",e\rf,g', { delimiter: ',', newline: 'cr' }))).toEqual([
      '1: a|b',
      '2: c\rd|e',
      '4: f|g',
    ]));
  it('keep quotes inside cells that are not quoted', async () =>
    expect(shown(await all('5" pipe,x\ny,z'))).toEqual(['1: 5" pipe|x', '2: y|z']));
  it('can be resumed after any of them', async () => {
    const text = 'a,"x\ny"\nb,ü\n\nc,d\n';
    const records = await all(text);
    for (const [index, { end }] of records.entries())
      expect(await all(text, COMMA, end)).toEqual(records.slice(index + 1));
  });
});

describe('a record that cannot be read', () => {
  it('costs one line when its quote is never closed', async () =>
    expect(shown(await all('a,b\n"c,d\ne,f\ng,h'))).toEqual(['1: a|b', '2: quote-not-closed', '3: e|f', '4: g|h']));
  it('costs one line when it is too long', async () =>
    expect(shown(await all(`a,b\nlong,${'x'.repeat(120)}\nc,d`, COMMA, START, LIMITS))).toEqual([
      '1: a|b',
      '2: record-too-long',
      '3: c|d',
    ]));
  it('lets a stray quote swallow no more than the longest record', async () => {
    const records = await all(`"a,b\n${'x,y\n'.repeat(300)}`, COMMA, START, LIMITS);
    expect(records[0]).toMatchObject({ broken: 'record-too-long', line: 1 });
    expect(records).toHaveLength(301);
    expect(records.at(-1)?.line).toBe(301);
  });
  it('is tolerated only up to a limit', async () => {
    const long = `${'x'.repeat(120)}\n`;
    expect(await all(long.repeat(3), COMMA, START, LIMITS)).toHaveLength(3);
    await expect(all(long.repeat(4), COMMA, START, LIMITS)).rejects.toThrow(FileUnreadable);
  });
});
