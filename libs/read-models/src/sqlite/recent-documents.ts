import { LRUCache } from 'lru-cache';
import type { Write } from '../read-model-store.port.js';

/** In UTF-16 code units: some thousand customers. */
const MAX_SIZE = 2 * 1024 * 1024;

/**
 * The texts of documents that were read by id lately: cards are asked for again and again, and a look-up in the file takes four system
 * calls. One process writes the file, through the store that keeps this, so nothing here can be older than what was acknowledged.
 */
export class RecentDocuments {
  private readonly texts = new LRUCache<string, string>({ maxSize: MAX_SIZE, sizeCalculation: (text) => text.length });

  get(collection: string, id: string, read: () => string | undefined): string | undefined {
    const key = keyOf(collection, id);
    const known = this.texts.get(key);
    if (known !== undefined) return known;
    const text = read();
    if (text !== undefined) this.texts.set(key, text);
    return text;
  }

  forget(writes: readonly Pick<Write, 'collection' | 'id'>[]): void {
    for (const { collection, id } of writes) this.texts.delete(keyOf(collection, id));
  }
}

const keyOf = (collection: string, id: string): string => `${collection} ${id}`;
