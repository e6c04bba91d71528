import type { Document, Write } from '../read-model-store.port.js';
import type { OpenReadModels } from './engines.js';

export const position = (number: number): string => String(number).padStart(20, '0');

/** Writes collections without a runner. */
export class Shelves {
  private steps = 0;

  constructor(private readonly opened: OpenReadModels) {}

  async commit(collection: string, writes: readonly Write[]): Promise<void> {
    const { store, epoch } = this.opened;
    await store.commit(
      collection,
      { from: await store.checkpoint(collection), to: position(++this.steps), epoch },
      writes,
    );
  }

  /** Makes a collection hold exactly these documents. */
  async fill(collection: string, documents: ReadonlyMap<string, Document>): Promise<void> {
    const old = await this.opened.store.find<Document>(collection, { limit: 500 });
    const removed = old.items.map(({ id }) => id as string).filter((id) => !documents.has(id));
    await this.commit(collection, [
      ...[...documents].map(([id, document]) => ({ id, document })),
      ...removed.map((id) => ({ id, document: undefined })),
    ]);
  }
}
