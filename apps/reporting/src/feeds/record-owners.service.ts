import type { RecordOwnership } from '@crm/contracts/feeds';
import { collectionOf, type ReadModelStore } from '@crm/read-models';
import type { ProjectionProgress } from '../lists/freshness.service.js';
import { isRecordView, ownershipOf } from '../lists/record-list.service.js';
import { views } from '../views.registry.js';

/** The views that say whose records are, by kind. A kind without one is shown only to those who may read all of it. */
const owned = new Map(
  views
    .filter(isRecordView)
    .filter(({ owners }) => owners !== 'nobody')
    .map((each) => [each.view.record, each]),
);

/** Whose the records are that events are about, as the views know it now. */
export class RecordOwners {
  constructor(
    private readonly readModels: Pick<ReadModelStore, 'getMany'>,
    private readonly progress: ProjectionProgress,
  ) {}

  /** Whether the views that show these kinds have come as far as the position. */
  async haveReached(kinds: Iterable<string>, position: string, patienceMs: number): Promise<boolean> {
    const names = new Set([...kinds].flatMap((kind) => owned.get(kind)?.projection.name ?? []));
    const reached = await Promise.all([...names].map((name) => this.progress.waitFor(name, position, patienceMs)));
    return reached.every(Boolean);
  }

  /** By kind and id, joined by a blank. A record that is not there any more is left out. */
  async of(records: Iterable<{ readonly kind: string; readonly id: string }>): Promise<Map<string, RecordOwnership>> {
    const idsByKind = Map.groupBy(records, ({ kind }) => kind);
    const found = new Map<string, RecordOwnership>();
    for (const [kind, each] of idsByKind) {
      const view = owned.get(kind);
      if (view === undefined) continue;
      const ids = new Set(each.map(({ id }) => id));
      for (const [id, row] of await this.readModels.getMany(collectionOf(view.projection), [...ids]))
        found.set(ownerKey(kind, id), { ownerId: null, ...ownershipOf(view.owners, row) });
    }
    return found;
  }
}

export const ownerKey = (kind: string, id: string): string => `${kind} ${id}`;
