import type { CollectionSpec, Document, FindQuery, Page } from '../read-model-store.port.js';
import type { CollectionShape } from './layout.js';

export interface SnapshotData {
  readonly path: string;
  readonly fewRows: number;
  readonly shape: CollectionShape;
  readonly settled: boolean;
}

export type SnapshotWork = { readonly kind: 'find'; readonly query: FindQuery } | { readonly kind: 'checkpoint' };

export interface SnapshotRequest {
  readonly id: number;
  readonly work: SnapshotWork;
}

export type FromSnapshot =
  | { readonly kind: 'ready' }
  | { readonly kind: 'position'; readonly id: number; readonly position: string }
  /** Documents as JSON: text crosses between threads in a fraction of the time that the objects would take. */
  | {
      readonly kind: 'page';
      readonly id: number;
      readonly page: Omit<Page<Document>, 'items'>;
      readonly documents: readonly string[];
    }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string };

/** Enough of a spec for queries: search tokens were computed when the document was written. */
export const specOf = ({ searchable, ...shape }: CollectionShape): CollectionSpec => ({
  ...shape,
  ...(searchable && { search: () => ({ words: [], codes: [] }) }),
});
