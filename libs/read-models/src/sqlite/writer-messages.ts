import type {
  CheckpointConflict,
  IncompatibleCollection,
  Parking,
  SearchText,
  StaleLease,
} from '../read-model-store.port.js';
import type { CollectionShape } from './layout.js';

/** What the calling thread and the writer say to each other. Everything is copied on the way. */
export interface WriterData {
  readonly path: string;
}

export interface SentWrite {
  readonly collection: string;
  readonly documentId: string;
  /** JSON text; undefined removes. */
  readonly document: string | undefined;
  readonly search: SearchText | undefined;
}

export type Work =
  | { readonly kind: 'define'; readonly shape: CollectionShape }
  /** One declared index, by its number. After the last one the collection is settled. */
  | { readonly kind: 'build-index'; readonly collection: string; readonly number: number }
  | {
      readonly kind: 'commit';
      readonly table: 'projections' | 'reactors';
      readonly name: string;
      /** undefined: never saved. */
      readonly from: string | undefined;
      readonly to: string;
      readonly epoch: number;
      readonly writes: readonly SentWrite[];
      readonly parking?: Parking;
    }
  | { readonly kind: 'close' };

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
  | { readonly kind: 'done'; readonly id: number }
  | { readonly kind: 'refused'; readonly id: number; readonly refusal: RefusalOf }
  /** `mistake`: of the program, so that repeating is of no use. */
  | { readonly kind: 'failed'; readonly id: number; readonly mistake: boolean; readonly reason: string };

export type FromWriter = Answer | { readonly kind: 'ready'; readonly epoch: number };
