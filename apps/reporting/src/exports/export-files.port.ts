/**
 * Where exported files lie until they are fetched or their time is over. A file is written under another name and gets its own when it is
 * whole: a part is never taken for a file. Errors: ExportDiskFull.
 */
export abstract class ExportFiles {
  /** Leaves a mark that this export is on its way, durable: after a crash it is found by it. A part that exists stays as it is. */
  abstract announce(exportId: string): Promise<void>;
  /** A part without contents, whatever was there before. */
  abstract create(exportId: string): Promise<PartFile>;
  /** Bytes of a whole file; fewer at its end, none where there is no file. */
  abstract read(exportId: string, offset: number, length: number): Promise<Uint8Array>;
  /** Of a whole file. */
  abstract size(exportId: string): Promise<number | undefined>;
  /** The file and the part. Idempotent. */
  abstract remove(exportId: string): Promise<void>;
  /** Ids of all exports of which there is a part or a file. */
  abstract list(): Promise<string[]>;
}

export interface PartFile {
  append(bytes: Uint8Array): Promise<void>;
  /** Durable, and whole from now on. Closes. */
  keep(): Promise<void>;
  /** Closes; nothing stays but the mark that the export is on its way. Changes nothing about a file that was kept. */
  abandon(): Promise<void>;
}
