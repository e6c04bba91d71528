import { canonicalJson } from '@crm/kernel';
import { sha256Of } from './durable-file.js';

/** Increased when an older program could misread what a newer one writes. */
export const BACKUP_FORMAT = 2;
/** The first format whose segments hold the MACs of events. */
export const WITH_MACS = 2;

export interface FileEntry {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** An event whose hash did not match when it was copied: the log itself was already damaged. */
export interface FoundFault {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
}

/** A piece of the log, never changed once it is written. Positions are dense unless the log itself has gaps. */
export interface SegmentEntry extends FileEntry {
  readonly first: number;
  readonly last: number;
  readonly events: number;
  /** Before compression. */
  readonly textBytes: number;
  /** Hash of the event at `last`: distinguishes this history from another one of the same installation. */
  readonly lastHash: string;
  readonly faults: readonly FoundFault[];
}

/** All other tables as they were right after the last event was copied, in compressed frames. */
export interface StateEntry extends FileEntry {
  readonly frames: readonly number[];
  readonly rows: Readonly<Record<string, number>>;
  /** The key-encryption keys needed to read personal data. */
  readonly kekIds: readonly string[];
}

/** An uploaded file, encrypted with the installation's key. */
export interface EncryptedFileEntry extends FileEntry {
  readonly name: string;
  readonly kid: string;
}

/** One run of `crm backup`. */
export interface Run {
  readonly at: string;
  readonly position: number;
  readonly events: number;
  /** Written by this run. */
  readonly bytes: number;
}

/** What was copied so far: enough to continue after a kill. */
export interface Progress {
  readonly format: number;
  /** Hash of the first event of the log, which no other installation has. null: the log was empty. */
  readonly installation: string | null;
  readonly segments: readonly SegmentEntry[];
}

/** The last file that a run writes. Without it there is no backup. */
export interface Manifest extends Progress {
  /** Of the event log's file. */
  readonly schemaVersion: number;
  readonly program: string;
  /** RFC 3339 UTC. */
  readonly takenAt: string;
  /** Everything up to here is in it, and nothing after. 0: the log was empty. */
  readonly position: number;
  readonly events: number;
  readonly state: StateEntry;
  readonly files: readonly EncryptedFileEntry[];
  readonly runs: readonly Run[];
}

/** With a checksum over everything else, so no flipped byte goes unnoticed. */
export function manifestText<Content extends Progress>(content: Content): string {
  return `${JSON.stringify({ ...content, sha256: checksumOf(content) }, undefined, 2)}\n`;
}

/** Throws an Error whose message says what is wrong. */
export function parseManifest<Content extends Progress>(text: string): Content {
  let parsed: (Content & { sha256?: unknown }) | null;
  try {
    parsed = JSON.parse(text) as typeof parsed;
  } catch {
    throw new Error('is not JSON');
  }
  if (typeof parsed !== 'object' || parsed === null || typeof parsed.format !== 'number')
    throw new Error('is not a manifest');
  if (parsed.format > BACKUP_FORMAT)
    throw new Error(
      `was written by a newer release (format ${parsed.format}; this program knows ${BACKUP_FORMAT}). Use that release`,
    );
  const { sha256, ...content } = parsed;
  if (sha256 !== checksumOf(content)) throw new Error('was changed: its checksum does not match');
  return content as unknown as Content;
}

const checksumOf = (content: object): string => sha256Of(Buffer.from(canonicalJson(content)));

export const lastPosition = (segments: readonly SegmentEntry[]): number => segments.at(-1)?.last ?? 0;

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
