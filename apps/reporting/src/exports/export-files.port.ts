/**
 * Stores exported files until they are removed or expire. A file is written under another name and renamed when it is complete, so a part
 * is never taken for a file. Errors: ExportDiskFull.
 */
export abstract class ExportFiles {
  /** Leaves a durable mark that this export was started, by which it is found after a crash. An existing part stays as it is. */
  abstract announce(exportId: string): Promise<void>;
  /** Returns an empty part, whatever was there before. */
  abstract create(exportId: string): Promise<PartFile>;
  /** Returns bytes of a complete file: fewer at its end, none if the file does not exist. */
  abstract read(exportId: string, offset: number, length: number): Promise<Uint8Array>;
  /** The size of a complete file. */
  abstract size(exportId: string): Promise<number | undefined>;
  /** Removes the file and the part. Idempotent. */
  abstract remove(exportId: string): Promise<void>;
  /** Ids of all exports with a part or a file. */
  abstract list(): Promise<string[]>;
}

export interface PartFile {
  append(bytes: Uint8Array): Promise<void>;
  /** Makes the file durable and complete, and closes it. */
  keep(): Promise<void>;
  /** Closes and empties the part, which stays as the mark of a started export. Does not change a file that was kept. */
  abandon(): Promise<void>;
}
