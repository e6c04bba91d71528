import { Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CustomerNotFound, ShowTimeline, TimelinePage, type TimelineKind } from '@crm/contracts/customers';
import { CustomerPath } from '../customers/customers.dto.js';
import { pageOf } from '../http-contract/list-query.dto.js';
import { Lists } from '../http-contract/routes.decorator.js';
import { TimelineQuery } from '../interactions/interactions.dto.js';

@ApiTags('customers')
@Controller('customers')
export class TimelineController {
  @Lists('/:customerId/timeline', 'customer.read', {
    summary: 'Show the timeline of a customer, newest first',
    description:
      'One entry for each fact about the customer, each interaction and each note, ordered by the time at which it happened. Corrections, voids and removals are shown on the entry itself. ' +
      'Contains only interactions and notes that the caller may read, and only fields that the caller may see.',
    shows: TimelinePage,
    refuses: [CustomerNotFound],
  })
  showTimeline(@Param() { customerId }: CustomerPath, @Query() { kind, ...rest }: TimelineQuery) {
    const kinds = kind?.split(',') as TimelineKind[] | undefined;
    return new ShowTimeline({ kind: 'customer', id: customerId }, { ...pageOf(rest), ...(kinds && { kinds }) });
  }
}
