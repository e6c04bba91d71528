import type { EventStore, StoredEvent } from '@crm/event-store';
import type { Clock } from '@crm/kernel';
import type { ParkedEvent, ReadModelStore } from '../read-model-store.port.js';
import type { Decode } from './batch-fold.js';

export interface RunnerOptions {
  readonly store: Pick<EventStore, 'subscribe' | 'readAll' | 'readStream' | 'tail' | 'countAfter'>;
  readonly decode: Decode;
  readonly readModels: ReadModelStore;
  /** The lease under which this process writes read models. */
  readonly epoch: number;
  readonly clock: Clock;
  /** For whoever builds rows anew: a poisonous event stops the build, whatever the projection says. */
  readonly poisonStops?: boolean;
  /**
   * A view without any rows is not filled here when more events than these lie before it: it stays frozen at the beginning of the log, for
   * whoever builds it beside the serving program. Absent: everything is filled here.
   */
  readonly mostEventsToCatchUp?: number;
  /** Told of every fault: those retried and those that stop. Holds no personal data. */
  readonly onFault?: (fault: { readonly name: string; readonly error: string; readonly stopped: boolean }) => void;
  /** Told of every event that somebody gave up. */
  readonly onDiscard?: (projection: string, event: ParkedEvent) => void;
  /** Told of every batch before it is folded, for figures and traces. Answers what to call when it is stored or failed; not called for one that is given up. */
  readonly onBatch?: (batch: BatchBegun) => (error?: unknown) => void;
}

export interface BatchBegun {
  readonly name: string;
  readonly events: readonly StoredEvent[];
}
