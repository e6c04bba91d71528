import type { RecordOwnership } from '@crm/contracts/feeds';
import { collectionOf, type Document, type Projection, type ReadModelStore } from '@crm/read-models';
import { customerList, type CustomerRow } from '../customers/customer-list.projection.js';
import { interactionList, type InteractionRow } from '../interactions/interaction-list.projection.js';
import { noteList, type NoteRow } from '../interactions/note-list.projection.js';
import type { ProjectionProgress } from '../paging/freshness.js';

/** The view that shows a kind of record, and whose its rows are. */
interface RecordView {
  readonly view: Pick<Projection, 'name' | 'version'>;
  ownershipOf(row: Document): RecordOwnership;
}

/** A kind without a view here is shown only to those who may read all of it. */
const views: Readonly<Record<string, RecordView>> = {
  customer: {
    view: customerList,
    ownershipOf: (row) => {
      const { ownerId, createdBy, createdAt } = row as CustomerRow;
      return { ownerId, createdBy, createdAt };
    },
  },
  interaction: { view: interactionList, ownershipOf: attached },
  note: { view: noteList, ownershipOf: attached },
};

function attached(row: Document): RecordOwnership {
  const { ownerId, customerOwnerId, createdBy, createdAt } = row as InteractionRow | NoteRow;
  return { ownerId, customerOwnerId, createdBy, createdAt };
}

/** Whose the records are that events are about, as the views know it now. */
export class RecordOwners {
  constructor(
    private readonly readModels: Pick<ReadModelStore, 'getMany'>,
    private readonly progress: ProjectionProgress,
  ) {}

  /** Whether the views that show these kinds have come as far as the position. */
  async haveReached(kinds: Iterable<string>, position: string, patienceMs: number): Promise<boolean> {
    const names = new Set([...kinds].flatMap((kind) => views[kind]?.view.name ?? []));
    const reached = await Promise.all([...names].map((name) => this.progress.waitFor(name, position, patienceMs)));
    return reached.every(Boolean);
  }

  /** By kind and id, joined by a blank. A record that is not there any more is left out. */
  async of(records: Iterable<{ readonly kind: string; readonly id: string }>): Promise<Map<string, RecordOwnership>> {
    const idsByKind = Map.groupBy(records, ({ kind }) => kind);
    const found = new Map<string, RecordOwnership>();
    for (const [kind, each] of idsByKind) {
      const view = views[kind];
      if (view === undefined) continue;
      const ids = new Set(each.map(({ id }) => id));
      for (const [id, row] of await this.readModels.getMany(collectionOf(view.view), [...ids]))
        found.set(ownerKey(kind, id), view.ownershipOf(row));
    }
    return found;
  }
}

export const ownerKey = (kind: string, id: string): string => `${kind} ${id}`;
