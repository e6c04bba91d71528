import type { Operation } from '../served/document.js';
import type { Person, Role } from './cast.js';
import type { Records } from './records.js';

/** What the walk has to know of one feature. Each has a file of its own in `features/`; nothing else names it. */
export interface WalkedFeature {
  /** Rows of an action and its levels: admin, manager, sales, support, marketing, auditor, integration. `-` is none. */
  readonly rights?: string;
  /** The right that each route asks for, `a token` or `nothing`. The first line that fits counts. */
  readonly routes: readonly (readonly [RegExp, string])[];
  /** Things that a path names, by the name of its parameter. */
  readonly records?: Readonly<Record<string, WalkedRecord>>;
}

export interface WalkedRecord {
  /** The right that shows one. Absent: every caller of the route is answered. */
  readonly read?: string;
  /** The fields that a role may change, where it may not change all. */
  readonly writes?: Readonly<Partial<Record<Role, readonly string[]>>>;
  /** Creates one that belongs to the owner, and returns its id. */
  make(records: Records, owner: Person, operation: Operation): Promise<string>;
}

export const walked = (feature: WalkedFeature): WalkedFeature => feature;
