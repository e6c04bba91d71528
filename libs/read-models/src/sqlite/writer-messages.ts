import { type CheckpointConflict, type IncompatibleCollection, type StaleLease } from '@crm/contracts/refusals';
import type { BuildId } from '../build/build-store.port.js';
import type { Parking, SearchText } from '../read-model-store.port.js';
import type { BuildEntry } from './build-entry.js';
import type { CollectionShape, StoredCollection } from './layout.js';

/** Messages between the calling thread and the writer. Everything is copied on the way. */
export interface WriterData {
  /** Path of the catalogue. */
  readonly path: string;
}

export interface SentWrite {
  readonly documentId: string;
  /** JSON text; undefined removes. */
  readonly document: string | undefined;
  readonly search: SearchText | undefined;
}

export interface SentClaim {
  readonly table: 'projections' | 'reactors';
  readonly name: string;
  readonly epoch: number;
}

export interface SentStep extends SentClaim {
  /** undefined: never saved. */
  readonly from: string | undefined;
  readonly to: string;
}

export type Work =
  /** Opens the served build of the projection; creates a first one if there is none. Returns `OpenedBuild`. */
  | { readonly kind: 'define'; readonly shape: CollectionShape }
  /** Creates a build next to the served one: only the entry. Returns `BuildEntry`. */
  | { readonly kind: 'begin'; readonly collection: string; readonly purpose: 'serve' | 'compare' }
  /** Opens a build that another thread has made, to be written here from now on. Returns `OpenedBuild`. */
  | { readonly kind: 'open'; readonly entry: BuildEntry; readonly shape: CollectionShape }
  /** Returns the BuildEntry that was served before, if any. */
  | { readonly kind: 'serve'; readonly build: BuildId }
  | { readonly kind: 'retire'; readonly build: BuildId }
  | { readonly kind: 'remove'; readonly entry: BuildEntry }
  /** Builds one declared index, by its number. After the last one the collection is settled. */
  | { readonly kind: 'build-index'; readonly file: string; readonly collection: string; readonly number: number }
  | (SentStep & {
      readonly kind: 'commit';
      readonly file: string;
      readonly writes: readonly SentWrite[];
      readonly parking?: Parking;
    })
  /** Returns the checkpoint. */
  | (SentClaim & { readonly kind: 'claim'; readonly file: string })
  | { readonly kind: 'close' };

/** A build that the writer has open. */
export interface OpenedBuild extends StoredCollection {
  readonly entry: BuildEntry;
}

export type Request = Work & { readonly id: number };

export type RefusalOf =
  | { readonly kind: 'conflict'; readonly facts: CheckpointConflict['facts'] }
  | { readonly kind: 'stale'; readonly facts: StaleLease['facts'] }
  | { readonly kind: 'incompatible'; readonly facts: IncompatibleCollection['facts'] };

export class Refusal extends Error {
  constructor(readonly refusal: RefusalOf) {
    super(refusal.kind);
  }
}

export type Answer =
  | { readonly kind: 'done'; readonly id: number; readonly value?: unknown }
  | { readonly kind: 'refused'; readonly id: number; readonly refusal: RefusalOf }
  /** `mistake`: a bug of the program, so a retry does not help. */
  | { readonly kind: 'failed'; readonly id: number; readonly mistake: boolean; readonly reason: string };

export type FromWriter = Answer | { readonly kind: 'ready'; readonly epoch: number };
