import { FilesFull } from '@crm/contracts/customers';
import { constants, createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { UploadStore, type StoredFile } from './upload-store.js';

const PIECE_BYTES = 64 * 1024;
/** Files hold personal data: only the program's user may read them. */
const FILE_MODE = 0o600;
const DIRECTORY_MODE = 0o700;

/** One directory with one file per name. The directory is created with its first file. */
export class FileUploadStore extends UploadStore {
  constructor(private readonly directory: string) {
    super();
  }

  async write(name: string, offset: number, bytes: Uint8Array): Promise<void> {
    await this.within(name, constants.O_RDWR | constants.O_CREAT, async (file) => {
      for (let done = 0; done < bytes.length;) {
        const { bytesWritten } = await file.write(bytes, done, bytes.length - done, offset + done);
        done += bytesWritten;
      }
    });
  }

  async sync(name: string): Promise<number> {
    const size = await this.within(name, constants.O_RDWR | constants.O_CREAT, async (file) => {
      await file.sync();
      return (await file.stat()).size;
    });
    await this.syncDirectory();
    return size;
  }

  async *read(name: string, offset: number, end?: number): AsyncIterable<Buffer> {
    if (end !== undefined && end <= offset) return;
    const options = { start: offset, highWaterMark: PIECE_BYTES, ...(end !== undefined && { end: end - 1 }) };
    try {
      for await (const piece of createReadStream(this.path(name), options)) yield piece as Buffer;
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
    }
  }

  async truncate(name: string, size: number): Promise<void> {
    await this.within(name, constants.O_RDWR | constants.O_CREAT, async (file) => {
      if ((await file.stat()).size > size) await file.truncate(size);
    });
  }

  async rename(from: string, to: string): Promise<void> {
    await rename(this.path(from), this.path(to));
    await this.syncDirectory();
  }

  async remove(name: string): Promise<void> {
    await rm(this.path(name), { force: true });
  }

  async list(): Promise<StoredFile[]> {
    const files: StoredFile[] = [];
    for (const name of (await unlessMissing(readdir(this.directory))) ?? []) {
      const found = await unlessMissing(stat(this.path(name)));
      if (found?.isFile()) files.push({ name, bytes: found.size, changedAt: found.mtimeMs });
    }
    return files;
  }

  private path(name: string): string {
    return join(this.directory, name);
  }

  private async within<Result>(
    name: string,
    flags: number,
    work: (file: FileHandle) => Promise<Result>,
  ): Promise<Result> {
    await mkdir(this.directory, { recursive: true, mode: DIRECTORY_MODE });
    const file = await open(this.path(name), flags, FILE_MODE);
    try {
      return await work(file);
    } catch (error) {
      throw codeOf(error) === 'ENOSPC' || codeOf(error) === 'EDQUOT' ? new FilesFull({}) : error;
    } finally {
      await file.close();
    }
  }

  /** A created or renamed file is durable only once its directory is synced. */
  private async syncDirectory(): Promise<void> {
    const directory = await open(this.directory, constants.O_RDONLY);
    try {
      await directory.sync();
    } finally {
      await directory.close();
    }
  }
}

const unlessMissing = <Found>(looking: Promise<Found>): Promise<Found | undefined> =>
  looking.catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  });

const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code;
