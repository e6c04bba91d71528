import { csvRows } from './csv.js';
import type { FileWriter, Value } from './file-writer.port.js';

/** Excel recognises UTF-8 only when the file begins with this. */
const BYTE_ORDER_MARK = '\uFEFF';

export class CsvFileWriter implements FileWriter {
  constructor(private readonly labels: readonly string[]) {}

  async begin(): Promise<Uint8Array> {
    return Buffer.from(BYTE_ORDER_MARK + csvRows([this.labels], { quoted: true }));
  }

  async rows(rows: readonly (readonly Value[])[]): Promise<Uint8Array> {
    return Buffer.from(csvRows(rows, { quoted: true }));
  }

  async end() {
    return { bytes: new Uint8Array(), unshownCharacters: 0 };
  }

  async close(): Promise<void> {
    // Nothing is open.
  }
}
