import type { AccessChanges } from '@crm/contracts/identity';

/** A change of a session, of a user or API client, or of a team, which changes what its members may see. */
export interface AccessChange {
  readonly position: string;
  readonly of: 'session' | 'holder' | 'team';
  readonly id: string;
}

/** The latest changes, at most `capacity`. Older ones are forgotten: asked about them, it answers that anything may have changed. */
export class RecentChanges {
  private readonly changes: AccessChange[] = [];
  /** Every change after this position is known. */
  private from: string;

  constructor(
    begin: string,
    private readonly capacity = 10_000,
  ) {
    this.from = begin;
  }

  get last(): string {
    return this.changes.at(-1)?.position ?? this.from;
  }

  add(change: AccessChange): void {
    this.changes.push(change);
    if (this.changes.length > this.capacity) this.from = this.changes.shift()!.position;
  }

  since(after: string | undefined): AccessChanges {
    const next = this.last;
    if (after === undefined || after < this.from || after > next)
      return { next, sessionIds: [], holderIds: [], everyone: true };
    const newer = this.changes.slice(this.changes.findLastIndex(({ position }) => position <= after) + 1);
    const idsOf = (kind: AccessChange['of']): string[] => newer.flatMap(({ of, id }) => (of === kind ? id : []));
    return { next, sessionIds: idsOf('session'), holderIds: idsOf('holder'), everyone: idsOf('team').length > 0 };
  }
}
