export interface StoredFile {
  readonly name: string;
  readonly bytes: number;
  /** When it was last written, in milliseconds since 1970. */
  readonly changedAt: number;
}

/**
 * Stores uploaded files while an import needs them. Names are ours (an id and a suffix), never a caller's.
 * Units: offsets and sizes in bytes. Errors: FilesFull; a missing file reads as an empty one.
 */
export abstract class UploadStore {
  /** Creates the file if it does not exist. Durable only after `sync`. */
  abstract write(name: string, offset: number, bytes: Uint8Array): Promise<void>;
  /** Makes the written bytes durable and returns the size. */
  abstract sync(name: string): Promise<number>;
  /** Reads from `offset` (inclusive) to `end` (exclusive; default: the end of the file), in pieces of at most 64 KiB. */
  abstract read(name: string, offset: number, end?: number): AsyncIterable<Buffer>;
  /** Truncates to this size; a shorter file stays as it is. */
  abstract truncate(name: string, size: number): Promise<void>;
  abstract rename(from: string, to: string): Promise<void>;
  /** Idempotent. */
  abstract remove(name: string): Promise<void>;
  abstract list(): Promise<StoredFile[]>;
}
