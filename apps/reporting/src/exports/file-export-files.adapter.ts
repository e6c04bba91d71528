import { ExportDiskFull } from '@crm/contracts/reporting';
import { constants } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { ExportFiles, type PartFile } from './export-files.port.js';

/** Files hold unencrypted personal data: only the user of the program may read them. */
const FILE_MODE = 0o600;
const DIRECTORY_MODE = 0o700;
const FILE_NAME = /^([0-9a-f-]{36})\.(part|file)$/;

/** Keeps files in one directory, which is created with the first file. */
export class FileExportFiles extends ExportFiles {
  constructor(private readonly directory: string) {
    super();
  }

  async announce(exportId: string): Promise<void> {
    await (await this.openPart(exportId, constants.O_WRONLY | constants.O_CREAT)).close();
    await syncDirectory(this.directory);
  }

  async create(exportId: string): Promise<PartFile> {
    const file = await this.openPart(exportId, constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC);
    return new WrittenPart(file, this.part(exportId), this.file(exportId), this.directory);
  }

  async read(exportId: string, offset: number, length: number): Promise<Uint8Array> {
    const file = await unlessMissing(open(this.file(exportId), constants.O_RDONLY));
    if (file === undefined) return new Uint8Array();
    try {
      const { bytesRead, buffer } = await file.read(new Uint8Array(length), 0, length, offset);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  }

  async size(exportId: string): Promise<number | undefined> {
    return (await unlessMissing(stat(this.file(exportId))))?.size;
  }

  async remove(exportId: string): Promise<void> {
    await Promise.all([rm(this.part(exportId), { force: true }), rm(this.file(exportId), { force: true })]);
  }

  async list(): Promise<string[]> {
    const names = (await unlessMissing(readdir(this.directory))) ?? [];
    return [...new Set(names.flatMap((name) => FILE_NAME.exec(name)?.[1] ?? []))];
  }

  private async openPart(exportId: string, flags: number): Promise<FileHandle> {
    return explained(async () => {
      await mkdir(this.directory, { recursive: true, mode: DIRECTORY_MODE });
      return open(this.part(exportId), flags, FILE_MODE);
    });
  }

  private readonly part = (exportId: string): string => join(this.directory, `${exportId}.part`);
  private readonly file = (exportId: string): string => join(this.directory, `${exportId}.file`);
}

class WrittenPart implements PartFile {
  private isOpen = true;

  constructor(
    private readonly file: FileHandle,
    private readonly part: string,
    private readonly whole: string,
    private readonly directory: string,
  ) {}

  append(bytes: Uint8Array): Promise<void> {
    return explained(() => this.file.writeFile(bytes));
  }

  async keep(): Promise<void> {
    await explained(() => this.file.sync());
    await this.close();
    await rename(this.part, this.whole);
    await syncDirectory(this.directory);
  }

  async abandon(): Promise<void> {
    if (this.isOpen) await this.file.truncate();
    await this.close();
  }

  private async close(): Promise<void> {
    if (this.isOpen) await this.file.close();
    this.isOpen = false;
  }
}

/** A file that was created or renamed is durable only once its directory is synced. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, constants.O_RDONLY);
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

async function explained<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw ['ENOSPC', 'EDQUOT'].includes(codeOf(error)) ? new ExportDiskFull({}) : error;
  }
}

async function unlessMissing<Result>(work: Promise<Result>): Promise<Result | undefined> {
  try {
    return await work;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

const codeOf = (error: unknown): string => String((error as { code?: unknown }).code);
