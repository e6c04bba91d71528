import { LRUCache } from 'lru-cache';
import type { Write } from '../read-model-store.port.js';

/** In UTF-16 code units: a few thousand customers. */
const MAX_SIZE = 2 * 1024 * 1024;

/**
 * The texts of documents that were recently read by id: cards are requested again and again, and a look-up in the file takes four system
 * calls. Only one process writes the file, through the store that owns this cache, so nothing in it can be older than an acknowledged
 * write.
 */
export class RecentDocuments {
  private readonly texts = new LRUCache<string, string>({ maxSize: MAX_SIZE, sizeCalculation: (text) => text.length });

  get(build: string, id: string, read: () => string | undefined): string | undefined {
    const key = keyOf(build, id);
    const known = this.texts.get(key);
    if (known !== undefined) return known;
    const text = read();
    if (text !== undefined) this.texts.set(key, text);
    return text;
  }

  forget(build: string, writes: readonly Pick<Write, 'id'>[]): void {
    for (const { id } of writes) this.texts.delete(keyOf(build, id));
  }
}

const keyOf = (build: string, id: string): string => `${build} ${id}`;
