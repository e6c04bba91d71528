import type { EventStore } from '@crm/event-store';
import type { CheckpointStore, ReadModelStore } from '../read-model-store.port.js';

/** What an adapter of the read models brings to its conformance suite. */
export interface ReadModelEngine {
  readonly name: string;
  /** Opens an empty store on storage of its own. */
  open(): Promise<OpenReadModels>;
}

export interface OpenReadModels {
  readonly store: ReadModelStore & CheckpointStore;
  /** The lease of this owner. */
  readonly epoch: number;
  /** Opens the same data as the next owner, and ends this one. */
  reopen(): Promise<OpenReadModels>;
  dispose(): Promise<void>;
}

/** The event store that feeds the runners. */
export interface LogEngine {
  readonly name: string;
  /** Opens an empty log on storage of its own. */
  open(): Promise<{ readonly log: EventStore; dispose(): Promise<void> }>;
}
