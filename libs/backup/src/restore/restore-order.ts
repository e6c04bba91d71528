import type { KekSettings } from '@crm/key-vault';

/** Where an installation keeps its data. */
export interface Places {
  readonly dataDir: string;
  /** The event log's file. */
  readonly events: string;
  /** The read models' file. */
  readonly views: string;
  /** Folder of uploaded files. */
  readonly files: string;
  readonly kek: KekSettings;
}

export interface RestoreOrder {
  readonly backup: string;
  readonly places: Places;
  /** Inclusive; null: all of it. */
  readonly to: number | null;
  /** Accepts a log with broken chains, because it was damaged before it was backed up. */
  readonly acceptFaults: boolean;
  /** Accepts a backup of an earlier release, which has no MACs: it is taken over as it is, by its chains alone. */
  readonly withoutMacs: boolean;
  /** A newer backup of the same installation: persons erased by then are erased here, too. */
  readonly erasures: string | null;
}

/** What the steps of a restore tell. They go on after a fault; `restoreBackup` decides whether it is accepted. */
export type RestoreStep =
  | { readonly kind: 'progress'; readonly step: 'events' | 'verify'; readonly done: number; readonly total: number }
  | { readonly kind: 'fault'; readonly text: string };

export type RestoreItem =
  | RestoreStep
  | {
      readonly kind: 'done';
      readonly position: number;
      readonly events: number;
      readonly takenAt: string;
      readonly keys: number;
      readonly erased: number;
      readonly files: number;
    };

export const fault = (text: string): RestoreStep => ({ kind: 'fault', text });
