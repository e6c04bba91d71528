import type { TeamsOfUser } from '@crm/contracts/identity';
import { collectionOf, type ProjectionRunner, type ReadModelStore } from '@crm/read-models';
import { memberships, type MembershipsRow } from './memberships.projection.js';

/** Most teams of one user. More would be a mistake, and each adds colleagues to compare with. */
const MAX_TEAMS_OF_ONE = 200;

/** The teams of a user, and the colleagues in them. */
export class Memberships {
  constructor(
    private readonly store: Pick<ReadModelStore, 'find'>,
    private readonly runner: Pick<ProjectionRunner, 'waitFor'>,
  ) {}

  /** False: the changes up to `position` were not indexed in time. */
  haveReached(position: string, timeoutMs: number): Promise<boolean> {
    return this.runner.waitFor(memberships.name, position, timeoutMs);
  }

  async of(userId: string): Promise<TeamsOfUser> {
    const { items } = await this.store.find<MembershipsRow>(collectionOf(memberships), {
      filter: { field: 'memberId', op: 'eq', value: userId },
      limit: MAX_TEAMS_OF_ONE,
    });
    const colleagues = new Set(items.flatMap(({ memberIds }) => memberIds));
    colleagues.delete(userId);
    return { teamIds: items.map(({ id }) => id), colleagueIds: [...colleagues] };
  }
}
