import type { Principal } from '@crm/contracts';
import { FilesFull, TooManyUploads } from '@crm/contracts/customers';
import { Injectable } from '@nestjs/common';
import { ImportSettings } from './import-settings.js';

/** Imports of one uploader that have not ended: a bound on the number of files. */
const MOST_FILES = 500;

type Uploader = Pick<Principal, 'type' | 'id'>;
interface Held {
  readonly uploaderId: string;
  readonly bytes: number;
}

/** Counts the files of imports that have not ended, from the first byte of the upload. The program's own are counted and not limited. */
@Injectable()
export class UploadQuota {
  private readonly held = new Map<string, Held>();

  constructor(private readonly settings: ImportSettings) {}

  holds(importId: string): boolean {
    return this.held.has(importId);
  }

  /** The file is about to have this size. Throws TooManyUploads and FilesFull; then it is counted with the size that it has. */
  claim(importId: string, { type, id }: Uploader, bytes: number): void {
    const others = [...this.held].filter(([known]) => known !== importId).map(([, file]) => file);
    const own = others.filter(({ uploaderId }) => uploaderId === id);
    const { bytesPerUploader, bytesInAll } = this.settings.limits;
    if (type !== 'system') {
      if (own.length >= MOST_FILES || sumOf(own) + bytes > bytesPerUploader)
        throw new TooManyUploads({ files: MOST_FILES, bytes: bytesPerUploader });
      if (sumOf(others) + bytes > bytesInAll) throw new FilesFull({});
    }
    this.held.set(importId, { uploaderId: id, bytes });
  }

  /** The file has this size, within the limits or not. */
  note(importId: string, uploaderId: string, bytes: number): void {
    this.held.set(importId, { uploaderId, bytes });
  }

  release(importId: string): void {
    this.held.delete(importId);
  }
}

const sumOf = (files: readonly Held[]): number => files.reduce((sum, { bytes }) => sum + bytes, 0);
