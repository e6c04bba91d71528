import type { Document, Write } from '../read-model-store.port.js';
import type { OpenReadModels } from './engines.js';

export const position = (number: number): string => String(number).padStart(20, '0');

/** Writes collections without a runner. */
export class Shelves {
  private steps = 0;

  constructor(private readonly opened: OpenReadModels) {}

  async commit(writes: readonly Write[], projection = 'books'): Promise<void> {
    const { store, epoch } = this.opened;
    await store.commit(
      projection,
      { from: await store.checkpoint(projection), to: position(++this.steps), epoch },
      writes,
    );
  }

  /** Makes a collection hold exactly these documents. */
  async fill(collection: string, documents: ReadonlyMap<string, Document>): Promise<void> {
    const old = await this.opened.store.find<Document>(collection, { limit: 500 });
    const removed = old.items.map(({ id }) => id as string).filter((id) => !documents.has(id));
    await this.commit([
      ...[...documents].map(([id, document]) => ({ collection, id, document })),
      ...removed.map((id) => ({ collection, id, document: undefined })),
    ]);
  }
}
