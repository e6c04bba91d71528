import type { RecordOwnership } from '@crm/contracts/feeds';
import { collectionOf, type ReadModelStore } from '@crm/read-models';
import type { ProjectionProgress } from '../lists/fitness.service.js';
import { isRecordView, ownershipOf } from '../lists/record-list.service.js';
import { views } from '../views.registry.js';

/** The views that hold the owners of records, by kind. Records of a kind without a view are shown only to callers who may read all of them. */
const owned = new Map(
  views
    .filter(isRecordView)
    .filter(({ owners }) => owners !== 'nobody')
    .map((each) => [each.view.record, each]),
);

/** The owners of the records that events are about, as the views have them now. */
export class RecordOwners {
  constructor(
    private readonly readModels: Pick<ReadModelStore, 'getMany'>,
    private readonly progress: ProjectionProgress,
  ) {}

  /** Whether the views that show these kinds have handled everything up to the position, or parked it. */
  async haveReached(kinds: Iterable<string>, position: string, patienceMs: number): Promise<boolean> {
    const names = new Set([...kinds].flatMap((kind) => owned.get(kind)?.projection.name ?? []));
    const passed = await Promise.all([...names].map((name) => this.progress.passed(name, position, patienceMs)));
    return passed.every(Boolean);
  }

  /** Returns owners by `ownerKey`. A record that no longer exists is left out. */
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
