import type { Operand } from '@crm/contracts';

/** A JSON object. */
export type Document = Record<string, unknown>;

export type FieldType =
  /** Compared by code point, exactly as stored: ids, states, codes, timestamps (RFC 3339 UTC sorts chronologically). */
  | 'keyword'
  /** Compared by `fold` of the kernel: text that people read. `Ångström` equals `angstrom`. */
  | 'text'
  | 'number'
  | 'boolean';

export interface FieldSpec {
  /**
   * Dotted path into the document; through an array it reaches every element: `emails.address`. Only values of the declared type count:
   * null, an absent value and a value of another type are all null. A field that is not `many` takes the first value reached.
   */
  readonly path: string;
  /** Another path, taken when the first one reaches no value. */
  readonly or?: string;
  readonly type: FieldType;
  /** For a path that reaches objects: the value is made of these members of each object, all strings, joined by colons (`sap:4711`). */
  readonly members?: readonly string[];
  /**
   * Many values per document. `eq`, `in`, `prefix` and the ranges match when any value does, `ne` when no value equals, `eq null` when
   * there is no value. Such a field cannot be a sort key; its values are always indexed.
   */
  readonly many?: boolean;
  /** How `parseFilter` brings what callers wrote into the stored form. It is no part of what is stored: a filter already holds stored forms. */
  readonly operand?: Operand;
}

export interface CollectionSpec {
  readonly name: string;
  /** Fields allowed in a filter or sort, by the name callers use. Any other field is refused with NotIndexed. */
  readonly fields: Readonly<Record<string, FieldSpec>>;
  /**
   * Field lists to index for filter + sort, equality fields first: `['ownerId', 'status', 'name']`. A minus means descending:
   * `['-createdAt']` serves `sort=-createdAt`. The id is always the last sort key, ascending. Queries without an index are answered too, by
   * a scan.
   */
  readonly indexes: readonly (readonly string[])[];
  /** Words and codes by which `search` finds the document. Absent: the collection is not searchable. */
  readonly search?: (document: Document) => SearchText;
}

/**
 * `words`: running text, split and folded. `codes`: e-mail addresses and numbers, found by exact value or prefix; an address also by the
 * words of its local part and by its domain, from each label on. `phones`: E.164, found as people write them, and by their last digits.
 * folding.ts defines the tokens.
 */
export interface SearchText {
  readonly words: readonly string[];
  readonly codes: readonly string[];
  readonly phones?: readonly string[];
}

export type Scalar = string | number | boolean;

/** The one filter language of the product, as a tree. `parseFilter` parses the text form; both refuse unknown fields and operators. */
export type Filter =
  | { readonly and: readonly Filter[] }
  | { readonly or: readonly Filter[] }
  | { readonly field: string; readonly op: 'eq' | 'ne'; readonly value: Scalar | null }
  | { readonly field: string; readonly op: 'lt' | 'le' | 'gt' | 'ge'; readonly value: Scalar }
  | { readonly field: string; readonly op: 'in'; readonly value: readonly Scalar[] }
  | { readonly field: string; readonly op: 'prefix'; readonly value: string };

export interface SortKey {
  readonly field: string;
  readonly descending?: boolean;
}

/**
 * A query for one page. Results are ordered by `sort`, then by id ascending. Null (or absent) sorts before every value. `ne` matches null
 * too; every other operator except `eq null` never matches null.
 */
export interface FindQuery {
  /** What the caller may see and what the caller asks for, already joined by AND. */
  readonly filter?: Filter;
  /** Every word must match the beginning of some word or code of the document, or in scripts without blanks any part. Empty: no restriction. */
  readonly search?: string;
  readonly sort?: readonly SortKey[];
  /** 1 to 500. */
  readonly limit: number;
  /** Values of the sort keys and the id of the last document seen; from a previous page's `last`. */
  readonly after?: readonly (Scalar | null)[];
  /** Count all matches too. */
  readonly total?: boolean;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Present when there may be more: pass it as `after`. */
  readonly last?: readonly (Scalar | null)[];
  readonly total?: number;
}

/** Asks which values the matching documents have, and how many documents have each. */
export interface CountQuery extends Pick<FindQuery, 'filter' | 'search'> {
  /** One to five, each once; fields with many values too. */
  readonly fields: readonly string[];
  /** Values per field, 1 to 100. */
  readonly top: number;
}

/** A document with several values counts once for each of them; one without a value counts for null. */
export interface ValueCount {
  /** Texts that fold to the same key are one value, in the spelling of one of the documents. */
  readonly value: Scalar | null;
  readonly count: number;
}

/** `document` undefined removes. With several writes of one id in one batch, the last one counts. */
export interface Write {
  readonly id: string;
  readonly document: Document | undefined;
}

/** One move of a checkpoint. `epoch` is the writer's lease: it grows with every takeover and is never reused. */
export interface Step {
  readonly from: string;
  readonly to: string;
  readonly epoch: number;
}

/** A snapshot of a collection: later writes are not visible in it. */
export interface ReadSnapshot {
  /** Like `find` of the store. */
  find<T extends Document>(query: FindQuery): Promise<Page<T>>;
  /** Checkpoint of its projection; '' when it never ran. */
  checkpoint(collection: string): Promise<string>;
  /** Idempotent. */
  close(): Promise<void>;
}

/** An event that a projection has set aside: it could not be handled, or it waits behind an earlier event of its stream. */
export interface ParkedEvent {
  readonly position: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  /** The reason, without personal data; null: it waits behind another event. */
  readonly error: string | null;
  /** How often it has been tried. */
  readonly attempts: number;
  /** RFC 3339 UTC. */
  readonly parkedAt: string;
}

/** What a batch did with events that could not be handled. Stored together with its rows and its checkpoint, or not at all. */
export interface Parking {
  /** Replaces what is parked at the same position. */
  readonly park?: readonly ParkedEvent[];
  /** Positions that are no longer parked. */
  readonly unpark?: readonly string[];
  /** Number of dropped events; they are only counted. */
  readonly skipped?: number;
}

export interface SetAside {
  /** Ordered by position. */
  readonly parked: readonly ParkedEvent[];
  /** Number of events dropped so far. */
  readonly skipped: number;
}

/** The build that a collection is served from. */
export interface ServedBuild {
  /** Version of the projection that made the rows. */
  readonly version: number;
  /** Name of the build itself. It stays valid when another build is served. */
  readonly collection: string;
  /** Made by another version than the collection's. Such rows are read-only until a build of the collection's own version replaces them. */
  readonly frozen: boolean;
}

/**
 * Where projections keep their rows. Collection names contain the projection's version, so a new version is built while the old one is
 * served. Rows can be rebuilt from the log at any time, so writes are not synced one by one.
 * Every method throws ReadModelsUnavailable when the engine cannot answer now; what was not acknowledged may be repeated.
 */
export interface ReadModelStore {
  /**
   * Idempotent. Creates what is missing; a collection whose spec changed under the same name is refused (IncompatibleCollection). While
   * rows of another version of the projection are served, queries are answered from those, and a field that they lack is refused as
   * BeingRebuilt.
   */
  define(spec: CollectionSpec): Promise<ServedBuild>;

  /**
   * Marks the first contents of a collection as complete: structures that are cheaper to build once than to update with every write, such
   * as indexes, are built now. Idempotent. Before that, every query is answered too, but more slowly.
   */
  settle(collection: string): Promise<void>;

  get<T extends Document>(collection: string, id: string): Promise<T | undefined>;

  /** The documents that exist, by id. */
  getMany<T extends Document>(collection: string, ids: readonly string[]): Promise<Map<string, T>>;

  /** Throws NotIndexed for undeclared fields, InvalidQuery for any other invalid query. */
  find<T extends Document>(collection: string, query: FindQuery, signal?: AbortSignal): Promise<Page<T>>;

  /**
   * Returns the most frequent values of each field. Among equally frequent values the smaller comes first, and null before all. Throws what
   * `find` throws.
   */
  countBy(collection: string, query: CountQuery, signal?: AbortSignal): Promise<Record<string, readonly ValueCount[]>>;

  /** Takes a snapshot of a collection, to be read page by page. Until it is closed, the store keeps the data that it needs. */
  snapshot(collection: string): Promise<ReadSnapshot>;

  /**
   * Stores all writes to a collection and its checkpoint `to` atomically, only if the checkpoint is still `from` (else CheckpointConflict)
   * and no owner with a larger epoch has written since (else StaleLease). They become visible together; a refused or failed batch changes
   * nothing.
   */
  commit(collection: string, step: Step, writes: readonly Write[], parking?: Parking): Promise<void>;

  /** The events that its projection has parked, and the number of dropped ones. */
  setAside(collection: string): Promise<SetAside>;

  /** '' when its projection never ran. */
  checkpoint(collection: string): Promise<string>;

  /**
   * Takes over a projection, however fast its earlier owner still writes: from now on an owner with a smaller epoch is refused. Returns the
   * checkpoint to continue from. Throws StaleLease when an owner with a larger epoch has it.
   */
  claim(collection: string, epoch: number): Promise<string>;

  /** The projections whose rows could not be read because they were damaged, and what was found. A rebuild is the remedy. */
  damaged(): ReadonlyMap<string, string>;

  close(): Promise<void>;
}

/** Where reactors keep their checkpoints. Unlike rows, these cannot be rebuilt: a replay does not restore a lost checkpoint. */
export interface CheckpointStore {
  /** undefined: never saved, which differs from saved at the beginning of the log. */
  load(reactor: string): Promise<string | undefined>;
  /** Like ReadModelStore.claim. A checkpoint that was never saved belongs to the first owner that saves it. */
  claimReactor(reactor: string, epoch: number): Promise<string | undefined>;
  /** Compare-and-set like ReadModelStore.commit, with the same errors. `from` undefined: only if never saved. */
  save(
    reactor: string,
    step: { readonly from: string | undefined; readonly to: string; readonly epoch: number },
  ): Promise<void>;
}
