import { ApiProperty } from '@nestjs/swagger';
import { customerView } from '@crm/contracts/customers';
import { IsUUID } from 'class-validator';
import { Flag, listQuery } from '../http-contract/list-query.dto.js';

export class CustomerPath {
  @ApiProperty({ format: 'uuid', example: '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10' })
  @IsUUID()
  readonly customerId!: string;
}

/** A field that the caller may not see cannot be used in filters and sorts. */
const FIELDS =
  '`id`, `kind`, `status`, `ownerId`, `source`, `createdAt`, `changedAt`, `name`, `company`, `subsidiaryOf`, those with many values: `tags`, `email`, `phone`, `profile` (as `network:handle`), ' +
  'and for callers who may see address, creator and custom fields (all roles but marketing): `city`, `country`, `createdBy`, `externalId` (as `system:id`, one of many), ' +
  'and `custom.<key>` for each custom field in use (a number, true or false, or text; a date as text; a multi-select has many values)';

export class CustomersQuery extends listQuery(
  customerView,
  FIELDS,
  ', and `custom.<key>` for selects, multi-selects and booleans, as far as the caller may see them',
) {}

export class CreationQuery {
  @Flag('Create the customer even if it looks like an existing one.')
  readonly allowDuplicate?: 'true' | 'false';
}
