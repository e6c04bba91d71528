import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { WatchAccess, type AccessChanges as Changes } from '@crm/contracts/identity';
import { AccessChanges } from './access-changes.process.js';

@QueryHandler(WatchAccess)
export class WatchAccessHandler implements IQueryHandler<WatchAccess> {
  constructor(private readonly changes: AccessChanges) {}

  execute({ after, waitMs }: WatchAccess): Promise<Changes> {
    return this.changes.since(after, waitMs);
  }
}
