import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { refuse } from './refuse.js';
import { readIfThere, sha256Of, writeDurably, type WrittenFile } from './durable-file.js';
import {
  BACKUP_FORMAT,
  lastPosition,
  manifestText,
  parseManifest,
  type FileEntry,
  type Manifest,
  type Progress,
} from './manifest.js';

const MANIFEST = 'manifest.json';
/** The same for a run that has not come to its end. */
const PROGRESS = 'progress.json';
/** What a backup may leave behind; anything else in the folder is not ours. */
const OUR_FILE = /^(manifest\.json|progress\.json|(events|state|upload)-.*|lock|lock-journal)(\.part)?$/;

/** The folder of one backup: immutable pieces, and a manifest that is replaced in one step. */
export class BackupFolder {
  constructor(readonly path: string) {}

  /** Made when it is missing. Throws BackupRefused when it holds anything that is no backup. */
  prepare(): void {
    mkdirSync(this.path, { recursive: true, mode: 0o700 });
    const foreign = readdirSync(this.path).find((name) => !OUR_FILE.test(name));
    if (foreign !== undefined)
      throw refuse(
        this.path,
        `${this.path} holds ${foreign}, which is no part of a backup. Name a folder of its own for the backup.`,
      );
  }

  /** Throws BackupRefused when there is none, or a damaged or newer one. */
  manifest(): Manifest {
    const manifest = this.#read<Manifest>(MANIFEST);
    if (manifest !== undefined) return manifest;
    const unfinished = existsSync(join(this.path, PROGRESS));
    throw refuse(
      this.path,
      unfinished
        ? `The backup in ${this.path} was never finished: it has no ${MANIFEST}. Run crm backup again, it goes on where it stopped.`
        : `There is no backup in ${this.path}: it has no ${MANIFEST}.`,
    );
  }

  finished(): Manifest | undefined {
    return this.#read<Manifest>(MANIFEST);
  }

  /** Whichever came further: the last backup, or a run after it that was interrupted. */
  progress(): Progress {
    const finished = this.#read<Manifest>(MANIFEST);
    const unfinished = this.#read<Progress>(PROGRESS);
    const known = [finished, unfinished].filter((progress) => progress !== undefined);
    known.sort((a, b) => lastPosition(b.segments) - lastPosition(a.segments));
    const { installation, segments } = known[0] ?? { installation: null, segments: [] };
    return { format: BACKUP_FORMAT, installation, segments };
  }

  note(progress: Progress): void {
    this.write(PROGRESS, [Buffer.from(manifestText(progress))]);
  }

  /** From here on the backup is the new one; what only the old one needed is removed, wrapped keys of erased persons among it. */
  finish(manifest: Manifest): void {
    this.write(MANIFEST, [Buffer.from(manifestText(manifest))]);
    const { segments, state, files } = manifest;
    const needed = new Set([
      MANIFEST,
      'lock',
      'lock-journal',
      ...[...segments, state, ...files].map(({ file }) => file),
    ]);
    for (const name of readdirSync(this.path))
      if (OUR_FILE.test(name) && !needed.has(name)) rmSync(join(this.path, name), { force: true });
  }

  write(name: string, pieces: Iterable<Uint8Array>): WrittenFile {
    return writeDurably(join(this.path, name), pieces);
  }

  /** The size alone, which costs nothing. */
  seemsWhole({ file, bytes }: FileEntry): boolean {
    return statSync(join(this.path, file), { throwIfNoEntry: false })?.size === bytes;
  }

  isWhole(entry: FileEntry): boolean {
    return this.fault(entry) === undefined;
  }

  /** Throws BackupRefused, naming the file. */
  read(entry: FileEntry): Buffer {
    const fault = this.fault(entry);
    if (fault !== undefined) throw refuse(join(this.path, entry.file), `${join(this.path, entry.file)} ${fault}`);
    return readIfThere(join(this.path, entry.file))!;
  }

  /** What is wrong with a file, in words. */
  fault({ file, bytes, sha256 }: FileEntry): string | undefined {
    const found = readIfThere(join(this.path, file));
    if (found === undefined) return 'is missing.';
    if (found.length !== bytes) return `has ${found.length} bytes instead of ${bytes}: it was cut or replaced.`;
    if (sha256Of(found) !== sha256) return 'was changed: its SHA-256 does not fit the manifest.';
    return undefined;
  }

  #read<Content extends Progress>(name: string): Content | undefined {
    const path = join(this.path, name);
    const text = readIfThere(path)?.toString('utf8');
    if (text === undefined) return undefined;
    try {
      return parseManifest<Content>(text);
    } catch (error) {
      throw refuse(path, `${path} ${(error as Error).message}.`);
    }
  }
}
