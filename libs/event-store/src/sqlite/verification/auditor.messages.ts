import type { FaultKind, KnownHead } from '../../event-store.port.js';

/** What an auditor thread is asked, one task after the other. Positions are numbers here. */
export type AuditTask =
  | WalkTask
  /** Streams in which something is wrong, each with the first revision where that showed. Up to and including a position. */
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
  /** That began here. */
  readonly streams: number;
  readonly suspects: readonly Suspect[];
  /** Positions without an event; the first few of them as gaps. */
  readonly missing: number;
  readonly gaps: readonly Gap[];
  readonly digest: string | undefined;
}

export interface Diagnosed {
  readonly faults: readonly Fault[];
  readonly events: number;
  readonly bytes: number;
  /** Events that the revisions of their streams show to be missing. */
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
  /** undefined: there is no event. */
  readonly digest: Digested | undefined;
}

export type FromAuditor =
  | { readonly result: AuditResults[keyof AuditResults] }
  | { readonly error: string }
  /** The task was given up because the owner asked to stop. */
  | { readonly stopped: true };

export interface AuditorOptions {
  readonly path: string;
  /** One number, not 0 once the auditor shall stop. */
  readonly stop: Int32Array<SharedArrayBuffer>;
}
