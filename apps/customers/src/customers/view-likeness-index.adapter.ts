import type { CallContext } from '@crm/contracts';
import type { LikenessSignal } from '@crm/contracts/customers';
import { collectionOf, type Filter, type ProjectionRunner, type ReadModelStore } from '@crm/read-models';
import type { Likeness, LikenessIndex, SimilarCustomer } from './likeness-index.port.js';
import { likeness as projection, type LikenessRow } from './likeness.projection.js';

const MAX_CANDIDATES = 10;
/** How long a creation waits for its caller's earlier writes to be indexed (a form sent twice). Short, because likeness only warns. */
const PATIENCE_MS = 200;

/** Reads the rows of the projection, indexed by phone, and by name and company. */
export class ViewLikenessIndex implements LikenessIndex {
  constructor(
    private readonly store: Pick<ReadModelStore, 'find'>,
    private readonly progress: Pick<ProjectionRunner, 'waitFor'>,
  ) {}

  async similarTo(
    { name, company, phones, hasContactPoint, exceptId }: Likeness,
    { readAfter }: CallContext,
  ): Promise<readonly SimilarCustomer[]> {
    if (readAfter) await this.progress.waitFor(projection.name, readAfter, PATIENCE_MS);
    const byName: Filter = { field: 'name', op: 'eq', value: name };
    const matches = await Promise.all([
      phones.length === 0 ? [] : this.find('phone', { field: 'phone', op: 'in', value: phones }),
      company === undefined
        ? []
        : this.find('name-and-company', { and: [byName, { field: 'company', op: 'eq', value: company }] }),
      hasContactPoint ? [] : this.find('name', byName),
    ]);
    const found = new Map<string, LikenessSignal[]>();
    for (const { id, signal } of matches.flat()) if (id !== exceptId) found.set(id, [...(found.get(id) ?? []), signal]);
    return [...found].slice(0, MAX_CANDIDATES).map(([id, signals]) => ({ id, signals }));
  }

  private async find(signal: LikenessSignal, filter: Filter): Promise<{ id: string; signal: LikenessSignal }[]> {
    const active: Filter = { and: [{ field: 'status', op: 'eq', value: 'active' }, filter] };
    const { items } = await this.store.find<LikenessRow>(collectionOf(projection), {
      filter: active,
      limit: MAX_CANDIDATES + 1,
    });
    return items.map(({ id }) => ({ id, signal }));
  }
}
