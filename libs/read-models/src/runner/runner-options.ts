import type { EventStore, StoredEvent } from '@crm/event-store';
import type { Clock } from '@crm/kernel';
import type { ParkedEvent, ReadModelStore } from '../read-model-store.port.js';
import type { Decode } from './batch-fold.js';

export interface RunnerOptions {
  readonly store: Pick<EventStore, 'follow' | 'readAll' | 'readStream' | 'tail' | 'countAfter'>;
  readonly decode: Decode;
  readonly readModels: ReadModelStore;
  /** The lease under which this process writes read models. */
  readonly epoch: number;
  readonly clock: Clock;
  /** For rebuilds: a poisonous event stops the build, whatever the projection says. */
  readonly poisonStops?: boolean;
  /**
   * An empty view is not filled here when more events than this lie before it: it stays frozen at the beginning of the log until a separate
   * build fills it. Absent: everything is filled here.
   */
  readonly mostEventsToCatchUp?: number;
  /** Called for every fault, retried or final. Contains no personal data. */
  readonly onFault?: (fault: { readonly name: string; readonly error: string; readonly stopped: boolean }) => void;
  /** Called for every event that an operator discards. */
  readonly onDiscard?: (projection: string, event: ParkedEvent) => void;
  /**
   * Called for every batch before it is folded, for metrics and traces. Returns what to call when the batch is stored or has failed; that
   * is not called for a dropped batch.
   */
  readonly onBatch?: (batch: BatchBegun) => (error?: unknown) => void;
}

export interface BatchBegun {
  readonly name: string;
  readonly events: readonly StoredEvent[];
}
