/** The value of a row in one column. Several values are joined in one cell. */
export type Value = string | number | boolean | null;

/** Turns rows into the bytes of a file, piece by piece. */
export interface FileWriter {
  begin(): Promise<Uint8Array>;
  rows(rows: readonly (readonly Value[])[]): Promise<Uint8Array>;
  end(rows: number): Promise<{ readonly bytes: Uint8Array; readonly unshownCharacters: number }>;
  /** Idempotent. */
  close(): Promise<void>;
}
