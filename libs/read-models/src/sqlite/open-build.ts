import { BeingRebuilt, NotIndexed } from '@crm/contracts/refusals';
import { canonicalJson } from '@crm/kernel';
import { projectionOf } from '../projection.js';
import { type CollectionSpec } from '../read-model-store.port.js';
import type { BuildEntry } from './build-entry.js';
import { CollectionLayout, shapeOf, type CollectionShape, type StoredCollection } from './layout.js';
import type { Reader } from './reader.js';
import type { AskedBuild } from './reading-thread.js';

/** A build that queries are answered from. */
export class OpenBuild {
  /** Made by another version than the requested one: it stays unchanged until a build of the requested version replaces it. */
  readonly frozen: boolean;
  /** What can be queried. */
  readonly spec: CollectionSpec;
  layout: CollectionLayout;
  /** What was found when its rows could not be read. */
  damage: string | undefined;

  constructor(
    readonly entry: BuildEntry,
    { shape, settled }: StoredCollection,
    private readonly wanted: CollectionSpec,
    readonly reader: Reader,
  ) {
    this.frozen = entry.version !== versionOf(wanted);
    this.spec = this.frozen ? common(shape, wanted) : wanted;
    this.layout = new CollectionLayout(shape, settled);
  }

  /** Identifies it among all builds. */
  get key(): string {
    return `${this.entry.file} ${this.entry.collection}`;
  }

  /** What the threads that answer questions must know of it. */
  get asked(): AskedBuild {
    const { shape, settled } = this.layout;
    return { name: this.key, path: this.reader.path, shape, settled };
  }

  settled(): void {
    this.layout = new CollectionLayout(this.layout.shape, true);
  }

  /** The collection's name in its file. */
  writable(): string {
    if (this.frozen) throw new TypeError(`${this.entry.collection} is read-only in this release`);
    return this.entry.collection;
  }

  /** A query for something that only the newer version has is not the caller's fault: it is refused as BeingRebuilt. */
  answer<T>(question: () => T): T {
    try {
      return question();
    } catch (error) {
      if (this.frozen && this.lacks(error)) throw new BeingRebuilt({ projection: this.entry.projection });
      throw error;
    }
  }

  private lacks(error: unknown): boolean {
    if (error instanceof NotIndexed) return Object.hasOwn(this.wanted.fields, error.facts.field);
    return this.wanted.search !== undefined && this.spec.search === undefined;
  }
}

const versionOf = ({ name }: CollectionSpec): number => projectionOf(name).version;

/** What both versions have in common. */
function common(shape: CollectionShape, asked: CollectionSpec): CollectionSpec {
  const stored = shapeOf(asked).fields;
  const fields = Object.entries(shape.fields).filter(
    ([name, field]) => Object.hasOwn(stored, name) && canonicalJson(stored[name]) === canonicalJson(field),
  );
  return {
    name: shape.name,
    fields: Object.fromEntries(fields),
    indexes: shape.indexes,
    ...(shape.searchable && asked.search && { search: asked.search }),
  };
}
