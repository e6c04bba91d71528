import type { FaultKind, KnownHead } from '../../event-store.port.js';

/** The tasks of an auditor thread, done one after the other. Positions are numbers here. */
export type AuditTask =
  | WalkTask
  /** Streams in which something is wrong, each with the first revision that showed it. `upTo` is inclusive. */
  | { readonly kind: 'diagnose'; readonly suspects: readonly Suspect[]; readonly upTo: number }
  | { readonly kind: 'compare'; readonly heads: readonly KnownHead[] }
  | { readonly kind: 'digest'; readonly after: number; readonly limit: number };

/** `after` exclusive, `upTo` inclusive. */
export interface WalkTask {
  readonly kind: 'walk';
  readonly after: number;
  readonly upTo: number;
  readonly digested: boolean;
}

export type Suspect = readonly [stream: string, revision: number];

export interface Fault {
  readonly stream: string;
  readonly revision: number;
  readonly fault: FaultKind;
  readonly detail: string;
}

/** Positions without an event, both inclusive. */
export interface Gap {
  readonly first: number;
  readonly last: number;
}

export interface Walked {
  readonly events: number;
  readonly bytes: number;
  /** Streams that begin in this part. */
  readonly streams: number;
  readonly suspects: readonly Suspect[];
  /** Number of positions without an event; `gaps` lists the first few. */
  readonly missing: number;
  readonly gaps: readonly Gap[];
  readonly digest: string | undefined;
}

export interface Diagnosed {
  readonly faults: readonly Fault[];
  readonly events: number;
  readonly bytes: number;
  /** Missing events that show as gaps in the revisions of their streams. */
  readonly shownMissing: number;
}

export interface Digested {
  readonly upTo: number;
  readonly events: number;
  readonly digest: string;
}

export interface AuditResults {
  readonly walk: Walked;
  readonly diagnose: Diagnosed;
  readonly compare: readonly Fault[];
  /** undefined when there is no event. */
  readonly digest: Digested | undefined;
}

export type FromAuditor =
  | { readonly result: AuditResults[keyof AuditResults] }
  | { readonly error: string }
  /** The task was abandoned because the owner asked to stop. */
  | { readonly stopped: true };

export interface AuditorOptions {
  readonly path: string;
  /** MACs are checked under it. */
  readonly key?: Uint8Array;
  /** Of one processor, at most. */
  readonly share?: number;
  /** One number; not 0 once the auditor must stop. */
  readonly stop: Int32Array<SharedArrayBuffer>;
}
