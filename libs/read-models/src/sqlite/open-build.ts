import { BeingRebuilt, NotIndexed } from '@crm/contracts/refusals';
import { canonicalJson } from '@crm/kernel';
import { projectionOf } from '../projection.js';
import { type CollectionSpec } from '../read-model-store.port.js';
import type { BuildEntry } from './build-entry.js';
import { CollectionLayout, type CollectionShape, type StoredCollection } from './layout.js';
import type { Reader } from './reader.js';

/** A build that questions are answered from. */
export class OpenBuild {
  /** Made by another version than the one that asks: it stays as it is until that one's build replaces it. */
  readonly frozen: boolean;
  /** As it can be asked. */
  readonly spec: CollectionSpec;
  layout: CollectionLayout;

  constructor(
    readonly entry: BuildEntry,
    { shape, settled }: StoredCollection,
    private readonly asked: CollectionSpec,
    readonly reader: Reader,
  ) {
    this.frozen = entry.version !== versionOf(asked);
    this.spec = this.frozen ? common(shape, asked) : asked;
    this.layout = new CollectionLayout(shape, settled);
  }

  /** Names it among all builds. */
  get key(): string {
    return `${this.entry.file} ${this.entry.collection}`;
  }

  settled(): void {
    this.layout = new CollectionLayout(this.layout.shape, true);
  }

  /** The collection's name in its file. */
  writable(): string {
    if (this.frozen) throw new TypeError(`${this.entry.collection} is only read by this release`);
    return this.entry.collection;
  }

  /** What the newer version knows and this one does not is no fault of the question. */
  answer<T>(question: () => T): T {
    try {
      return question();
    } catch (error) {
      if (this.frozen && this.lacks(error)) throw new BeingRebuilt({ projection: this.entry.projection });
      throw error;
    }
  }

  private lacks(error: unknown): boolean {
    if (error instanceof NotIndexed) return Object.hasOwn(this.asked.fields, error.facts.field);
    return this.asked.search !== undefined && this.spec.search === undefined;
  }
}

const versionOf = ({ name }: CollectionSpec): number => projectionOf(name).version;

/** What both versions understand alike. */
function common(shape: CollectionShape, asked: CollectionSpec): CollectionSpec {
  const fields = Object.entries(shape.fields).filter(
    ([name, field]) => Object.hasOwn(asked.fields, name) && canonicalJson(asked.fields[name]) === canonicalJson(field),
  );
  return {
    name: shape.name,
    fields: Object.fromEntries(fields),
    indexes: shape.indexes,
    ...(shape.searchable && asked.search && { search: asked.search }),
  };
}
