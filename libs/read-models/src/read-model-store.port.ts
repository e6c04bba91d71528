/** What a document may hold: JSON. */
export type Document = Record<string, unknown>;

export type FieldType =
  /** Compared by code point, exactly as stored: ids, states, codes, timestamps (RFC 3339 UTC sorts as time). */
  | 'keyword'
  /** Compared after folding (NFKD, marks stripped, lower case): what people read. `Ångström` equals `angstrom`. */
  | 'text'
  | 'number'
  | 'boolean';

export interface FieldSpec {
  /**
   * Dotted path into the document; through an array it reaches every element: `emails.address`. Only values of the declared type count;
   * what is null, absent or of another type is null. A field that is not `many` takes the first value reached.
   */
  readonly path: string;
  readonly type: FieldType;
  /** The path reaches objects: the value is these members of each, texts all, joined by colons (`sap:4711`). */
  readonly members?: readonly string[];
  /**
   * Many values per document. `eq`, `in`, `prefix` and the ranges match when any value does, `ne` when none equals, `eq null` when there
   * is none. Such a field cannot be sorted by; its values are always indexed.
   */
  readonly many?: boolean;
}

export interface CollectionSpec {
  readonly name: string;
  /** Fields that may stand in a filter or sort, by the name callers use. Anything else is refused with NotIndexed. */
  readonly fields: Readonly<Record<string, FieldSpec>>;
  /**
   * Field lists to index for filter + sort, equality fields first: `['ownerId', 'status', 'name']`. A minus sorts that field downwards:
   * `['-createdAt']` serves `sort=-createdAt`. The id is always the last sort key, upwards. Other questions are answered too, by a scan.
   */
  readonly indexes: readonly (readonly string[])[];
  /** Words and codes under which the document is found by `search`. Absent: the collection is not searchable. */
  readonly search?: (document: Document) => SearchText;
}

/**
 * `words`: running text, split and folded. `codes`: e-mail addresses, phone and other numbers, found by exact value or prefix;
 * an address also by the parts of its local name and by its domain. Which tokens these become: folding.ts.
 */
export interface SearchText {
  readonly words: readonly string[];
  readonly codes: readonly string[];
}

export type Scalar = string | number | boolean;

/** The one filter language of the product, as a tree. The text form is parsed by `parseFilter`; both refuse unknown fields and operators. */
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
 * One page of one question. All answers are ordered by `sort`, then by id ascending. Null (or absent) sorts before every value.
 * `ne` matches null too; every other operator except `eq null` never matches null.
 */
export interface FindQuery {
  /** The caller's predicate and wish, already joined by AND. */
  readonly filter?: Filter;
  /** Every word must match the beginning of some word or code of the document. Empty: no restriction. */
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
  /** Present when there may be more: give it back as `after`. */
  readonly last?: readonly (Scalar | null)[];
  readonly total?: number;
}

/** Which values the documents of a question have, and how many documents have each. */
export interface CountQuery extends Pick<FindQuery, 'filter' | 'search'> {
  /** One to five, each once; fields with many values too. */
  readonly fields: readonly string[];
  /** Values per field, 1 to 100. */
  readonly top: number;
}

/** A document with several values counts for each of them; one without any counts for null. */
export interface ValueCount {
  /** Texts that fold alike are one value, told as one of the documents spells it. */
  readonly value: Scalar | null;
  readonly count: number;
}

/** `document` undefined removes. Several writes of one id in one batch: the last one counts. */
export interface Write {
  readonly id: string;
  readonly document: Document | undefined;
}

/** One move of a checkpoint. `epoch` is the writer's lease: it grows with every takeover and is never given twice. */
export interface Step {
  readonly from: string;
  readonly to: string;
  readonly epoch: number;
}

/** One moment of a collection: what is written later is not in it. */
export interface ReadSnapshot {
  /** As the store's own `find`. */
  find<T extends Document>(query: FindQuery): Promise<Page<T>>;
  /** How far its projection had come; '' when it never ran. */
  checkpoint(collection: string): Promise<string>;
  /** Idempotent. */
  close(): Promise<void>;
}

/** An event that a projection has set aside: it could not be handled, or it waits behind an earlier one of its stream. */
export interface ParkedEvent {
  readonly position: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  /** Why, without personal data; null: it waits. */
  readonly error: string | null;
  /** How often it was tried. */
  readonly attempts: number;
  /** RFC 3339 UTC. */
  readonly parkedAt: string;
}

/** What a batch did with events that could not be handled. Stored with its rows and its checkpoint, or not at all. */
export interface Parking {
  /** Takes the place of what is parked at the same position. */
  readonly park?: readonly ParkedEvent[];
  /** Positions that are parked no longer. */
  readonly unpark?: readonly string[];
  /** So many events were given up; they are only counted. */
  readonly skipped?: number;
}

export interface SetAside {
  /** By position. */
  readonly parked: readonly ParkedEvent[];
  /** Events given up since the first one. */
  readonly skipped: number;
}

/** What a collection is served from. */
export interface ServedBuild {
  /** Of the projection that made the rows. */
  readonly version: number;
  /** The build itself: a name that goes on meaning it when another one is served. */
  readonly collection: string;
  /** Made by another version than the collection's: only read, until a build of the collection's own version takes its place. */
  readonly frozen: boolean;
}

/**
 * Where projections keep their rows. Collection names carry the projection's version, so that a new one is built beside the old.
 * Rows can be rebuilt from the log at any time; so writes are not synced one by one.
 * Every method throws ReadModelsUnavailable when the engine cannot answer now; what was not acknowledged may be repeated.
 */
export interface ReadModelStore {
  /**
   * Idempotent. Creates what is missing; a collection whose spec changed under the same name is refused (IncompatibleCollection).
   * Where rows of another version of the projection are served, questions to the collection are answered from those, and a field that
   * they do not have is refused as BeingRebuilt.
   */
  define(spec: CollectionSpec): Promise<ServedBuild>;

  /**
   * Says that a collection has its first contents: what is cheaper to build over them than beside each write, such as indexes, is built
   * now. Idempotent. Until then every question is answered too, more slowly.
   */
  settle(collection: string): Promise<void>;

  get<T extends Document>(collection: string, id: string): Promise<T | undefined>;

  /** The documents that exist, by id. */
  getMany<T extends Document>(collection: string, ids: readonly string[]): Promise<Map<string, T>>;

  /** Throws NotIndexed for undeclared fields, InvalidQuery for what cannot be asked. */
  find<T extends Document>(collection: string, query: FindQuery, signal?: AbortSignal): Promise<Page<T>>;

  /**
   * By field: the most frequent values, the lesser value first among equally frequent ones, null before all. Throws what `find` throws.
   */
  countBy(collection: string, query: CountQuery, signal?: AbortSignal): Promise<Record<string, readonly ValueCount[]>>;

  /**
   * Holds this moment of a collection, to be read in as many pages as it takes. Until it is closed the store keeps what it needs to show
   * that moment.
   */
  snapshot(collection: string): Promise<ReadSnapshot>;

  /**
   * Stores all writes to a collection and its checkpoint `to` atomically, only if the checkpoint still is `from` (CheckpointConflict) and
   * nobody with a larger epoch wrote since (StaleLease). They become visible together; a refused or failed batch leaves everything as it was.
   */
  commit(collection: string, step: Step, writes: readonly Write[], parking?: Parking): Promise<void>;

  /** The events that its projection has parked or given up. */
  setAside(collection: string): Promise<SetAside>;

  /** '' when its projection never ran. */
  checkpoint(collection: string): Promise<string>;

  /**
   * Takes a projection over, however fast its earlier owner still writes: whoever has a lesser epoch is refused from here on. Answers the
   * checkpoint to go on from. Throws StaleLease when somebody with a larger epoch has it.
   */
  claim(collection: string, epoch: number): Promise<string>;

  close(): Promise<void>;
}

/** Where reactors remember how far they came. Not rebuildable like rows: what is lost here is not made up for by a replay. */
export interface CheckpointStore {
  /** undefined: never saved, which is not the same as saved at the beginning of the log. */
  load(reactor: string): Promise<string | undefined>;
  /** Like ReadModelStore.claim. What was never saved belongs to whoever saves it first. */
  claimReactor(reactor: string, epoch: number): Promise<string | undefined>;
  /** Compare-and-set like ReadModelStore.commit, with the same errors. `from` undefined: only if never saved. */
  save(
    reactor: string,
    step: { readonly from: string | undefined; readonly to: string; readonly epoch: number },
  ): Promise<void>;
}
