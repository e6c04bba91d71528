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
