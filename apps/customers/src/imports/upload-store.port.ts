/**
 * Where uploaded files lie while an import needs them. Names are ours (an id and a suffix), never a caller's.
 * Units: offsets and sizes in bytes. Errors: FilesFull; a missing file reads as an empty one.
 */
export abstract class UploadStore {
  /** Creates the file when there is none. Durable only after `sync`. */
  abstract write(name: string, offset: number, bytes: Uint8Array): Promise<void>;
  /** Makes what was written durable and answers the size. */
  abstract sync(name: string): Promise<number>;
  /** From `offset` (inclusive) to `end` (exclusive; to the end without), in pieces of at most 64 KiB. */
  abstract read(name: string, offset: number, end?: number): AsyncIterable<Buffer>;
  /** Cuts to this size; a shorter file stays as it is. */
  abstract truncate(name: string, size: number): Promise<void>;
  abstract rename(from: string, to: string): Promise<void>;
  /** Idempotent. */
  abstract remove(name: string): Promise<void>;
  abstract list(): Promise<string[]>;
}
