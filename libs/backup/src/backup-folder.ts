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
/** The same for a run that has not finished. */
const PROGRESS = 'progress.json';
/** Files that a backup may contain; any other file in the folder is not ours. */
const OUR_FILE = /^(manifest\.json|progress\.json|(events|state|upload)-.*|lock|lock-journal)(\.part)?$/;

/** The folder of one backup: immutable pieces, and a manifest that is replaced atomically. */
export class BackupFolder {
  constructor(readonly path: string) {}

  /** Creates the folder when missing. Throws BackupRefused when it holds a file that is not part of a backup. */
  prepare(): void {
    mkdirSync(this.path, { recursive: true, mode: 0o700 });
    const foreign = readdirSync(this.path).find((name) => !OUR_FILE.test(name));
    if (foreign !== undefined)
      throw refuse(
        this.path,
        `${this.path} holds ${foreign}, which is not part of a backup. Name a separate folder for the backup.`,
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
        ? `The backup in ${this.path} was never finished: it has no ${MANIFEST}. Run crm backup again; it continues where it stopped.`
        : `There is no backup in ${this.path}: it has no ${MANIFEST}.`,
    );
  }

  finished(): Manifest | undefined {
    return this.#read<Manifest>(MANIFEST);
  }

  /** The last backup or a later, interrupted run, whichever got further. */
  progress(): Progress {
    const finished = this.#read<Manifest>(MANIFEST);
    const unfinished = this.#read<Progress>(PROGRESS);
    const known = [finished, unfinished].filter((progress) => progress !== undefined);
    known.sort((a, b) => lastPosition(b.segments) - lastPosition(a.segments));
    const { format, installation, segments } = known[0] ?? { format: BACKUP_FORMAT, installation: null, segments: [] };
    return { format, installation, segments };
  }

  note(progress: Progress): void {
    this.write(PROGRESS, [Buffer.from(manifestText(progress))]);
  }

  /** Makes this the current backup, and removes files that only the old one needed, including wrapped keys of erased persons. */
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

  /** Checks only the size, which costs nothing. */
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

  /** Says what is wrong with a file; undefined when it is intact. */
  fault({ file, bytes, sha256 }: FileEntry): string | undefined {
    const found = readIfThere(join(this.path, file));
    if (found === undefined) return 'is missing.';
    if (found.length !== bytes) return `has ${found.length} bytes instead of ${bytes}: it was truncated or replaced.`;
    if (sha256Of(found) !== sha256) return 'was changed: its SHA-256 does not match the manifest.';
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
