import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { customerList } from './customers/customer-list.projection.js';
import {
  FindSimilarCustomersHandler,
  GetCustomerHandler,
  ListCustomersHandler,
} from './customers/customer-list.query.js';
import { ReadChangesHandler } from './feeds/read-changes.query.js';
import { ReadEventsHandler } from './feeds/read-events.query.js';

export { CustomerViews } from './customers/customer-list.query.js';
export { EventFeed } from './feeds/event-feed.js';
export { RecordOwners } from './feeds/record-owners.js';
export { CursorSealer } from './paging/cursor-sealer.js';

/** Every view of this app, for the projection runner. */
export const reportingProjections = [customerList] as const;

/** The read side. Needs CustomerViews, EventFeed and RecordOwners from whoever composes it. */
@Module({
  imports: [CqrsModule],
  providers: [
    ListCustomersHandler,
    GetCustomerHandler,
    FindSimilarCustomersHandler,
    ReadChangesHandler,
    ReadEventsHandler,
  ],
})
export class ReportingModule {}
