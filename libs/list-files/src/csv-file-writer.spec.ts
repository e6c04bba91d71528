import { CsvFileWriter } from './csv-file-writer.js';

describe('the head of a CSV file', () => {
  it('begins with a byte order mark', async () => {
    const head = await new CsvFileWriter(['Name', '=A']).begin();
    expect(Buffer.from(head).toString()).toBe('\uFEFF"Name","\'=A"\r\n');
  });
});
