import type { Clock } from '@crm/kernel';
import type { EventStore } from '@crm/event-store';
import type { Projection, ProjectionStatus } from '../projection.js';
import { lagBehind } from './lag.js';

/** Rows of a version that the current code cannot continue. They stay unchanged until the current version has been built. */
export class FrozenView {
  constructor(
    private readonly projection: Projection,
    /** The version that made the rows. */
    readonly version: number,
    readonly checkpoint: string,
  ) {}

  reached(position: string): boolean {
    return this.checkpoint >= position;
  }

  async status(store: Pick<EventStore, 'readAll' | 'countAfter'>, clock: Clock): Promise<ProjectionStatus> {
    const { checkpoint, version, projection } = this;
    const lag = await lagBehind(store, checkpoint, clock);
    return { name: projection.name, version, state: 'frozen', checkpoint, ...lag, parked: 0, skipped: 0 };
  }
}
