import { csvRows } from '@crm/platform';
import type { Value } from './exportable-list.service.js';

/** Excel takes UTF-8 for what it is only with this before it. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Turns rows into the bytes of a file, piece by piece. */
export interface FileWriter {
  begin(): Promise<Uint8Array>;
  rows(rows: readonly (readonly Value[])[]): Promise<Uint8Array>;
  end(rows: number): Promise<{ readonly bytes: Uint8Array; readonly unshownCharacters: number }>;
  /** Idempotent. */
  close(): Promise<void>;
}

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
