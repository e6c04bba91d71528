import { Body, Controller, Param, Query } from '@nestjs/common';
import { AssignmentInput, assignmentChange } from '@crm/contracts';
import {
  ArchiveCustomer,
  ArchiveInput,
  AssignCustomer,
  ChangeCustomer,
  CreateCustomer,
  CustomerChangeInput,
  CustomerIsArchived,
  CustomerPage,
  CustomValuesInvalid,
  EmailTaken,
  ExternalIdTaken,
  GetCustomer,
  LikelyDuplicate,
  ListCustomers,
  CustomerInput,
  OwnerNotActive,
  RestoreCustomer,
  TagCustomer,
  TagsInput,
  TooManyTags,
} from '@crm/contracts/customers';
import { TeamNotActive } from '@crm/contracts/identity';
import { questionOf } from '../http-contract/list-query.dto.js';
import { Changes, Creates, Does, Lists, Shows } from '../http-contract/routes.decorator.js';
import { ApiTag } from '../openapi/tags.openapi.js';
import { customer } from './customer-shape.http.js';
import { CreationQuery, CustomerPath, CustomersQuery } from './customers.dto.js';

@ApiTag('customers', 'People and companies: their data, consents, tags, owners and timeline.')
@Controller('customers')
export class CustomersController {
  @Creates('/', 'customer.create', {
    summary: 'Create a customer',
    description:
      'An e-mail address that another active customer holds is refused (`customers.email-taken`), without exception. A customer that merely looks like another one, by phone, by name and company, ' +
      'or by name when it has neither e-mail nor phone, is refused with the candidates (`customers.likely-duplicate`) unless `allowDuplicate=true`.',
    shows: customer,
    refuses: [CustomValuesInvalid, EmailTaken, ExternalIdTaken, LikelyDuplicate, OwnerNotActive, TeamNotActive],
  })
  createCustomer(@Body() body: CustomerInput, @Query() { allowDuplicate }: CreationQuery) {
    return new CreateCustomer(body, allowDuplicate === 'true');
  }

  @Lists('/', 'customer.read', { summary: 'List, search and filter customers', shows: CustomerPage })
  listCustomers(@Query() query: CustomersQuery) {
    return new ListCustomers(questionOf(query));
  }

  @Shows('/:customerId', 'customer.read', { summary: 'Show one customer', shows: customer })
  getCustomer(@Param() { customerId }: CustomerPath) {
    return new GetCustomer(customerId);
  }

  @Changes('/:customerId', 'customer.update', {
    summary: 'Change the details and contact points of a customer',
    description:
      'Omitted members stay as they are, null clears a member, a list replaces the whole list. A request without any change records nothing and keeps the revision.',
    shows: customer,
    refuses: [CustomValuesInvalid, CustomerIsArchived, EmailTaken, ExternalIdTaken],
  })
  changeCustomer(@Param() { customerId }: CustomerPath, @Body() body: CustomerChangeInput) {
    return new ChangeCustomer(customerId, body);
  }

  @Does('/:customerId/archive', 'customer.archive', {
    summary: 'Archive a customer; its e-mail addresses become available',
    shows: customer,
  })
  archiveCustomer(@Param() { customerId }: CustomerPath, @Body() { reason }: ArchiveInput) {
    return new ArchiveCustomer(customerId, reason);
  }

  @Does('/:customerId/restore', 'customer.archive', {
    summary: 'Restore a customer from the archive',
    shows: customer,
    refuses: [EmailTaken, ExternalIdTaken],
  })
  restoreCustomer(@Param() { customerId }: CustomerPath) {
    return new RestoreCustomer(customerId);
  }

  @Does('/:customerId/assign', 'customer.assign', {
    summary: 'Assign a customer to another user or team',
    description: 'A customer without an owner is reached by the members of its team.',
    shows: customer,
    refuses: [CustomerIsArchived, OwnerNotActive, TeamNotActive],
  })
  assignCustomer(@Param() { customerId }: CustomerPath, @Body() body: AssignmentInput) {
    return new AssignCustomer(customerId, assignmentChange(body));
  }

  @Does('/:customerId/tags', 'customer.tag', {
    summary: 'Add and remove tags of a customer',
    shows: customer,
    refuses: [CustomerIsArchived, TooManyTags],
  })
  tagCustomer(@Param() { customerId }: CustomerPath, @Body() { add = [], remove = [] }: TagsInput) {
    return new TagCustomer(customerId, add, remove);
  }
}
