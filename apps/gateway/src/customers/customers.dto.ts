import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CUSTOMER_ACTIONS, CustomerView, type CustomerAction } from '@crm/contracts/customers';
import { IsIn, IsString, IsUUID, Matches, MaxLength, ValidateIf } from 'class-validator';

/** A parameter that may be left out. Given twice it arrives as a list, which no rule accepts. */
const MayBeAbsent = (): PropertyDecorator => ValidateIf((_query, value) => value !== undefined);

const FILTER = `Conditions on indexed fields. Text compares without regard to case and accents; timestamps are texts.

\`\`\`ebnf
filter    = all, { "or", all } ;
all       = part, { "and", part } ;
part      = "(", filter, ")" | condition ;
condition = field, ( "eq" | "ne" ), ( value | "null" )
          | field, ( "lt" | "le" | "gt" | "ge" ), value
          | field, "prefix", string
          | field, "in", "(", value, { ",", value }, ")" ;
value     = string | number | "true" | "false" ;
\`\`\`

Fields: \`id\`, \`kind\`, \`status\`, \`ownerId\`, \`source\`, \`createdAt\`, \`changedAt\`, \`name\`, \`company\`, those with many values: \`tags\`, \`email\`, \`phone\`,
and for those who may see address, creator and custom fields (all roles but marketing): \`city\`, \`country\`, \`createdBy\`, \`externalId\` (as \`system:id\`, one of many), and \`custom.<key>\` for each custom field in use (a number, true or false, or text; a date as text; a multi-select has many values).
At most 20 conditions, 3 levels, 200 values in a list. An unknown field or operator is refused, and the answer lists the fields there are for the caller.`;

export class CustomerPath {
  @ApiProperty({ format: 'uuid', example: '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10' })
  @IsUUID()
  readonly customerId!: string;
}

export class CustomersQuery {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    default: 50,
    description: 'Customers per page; 0 is the default, more than 200 is 200.',
    example: 50,
  })
  @MayBeAbsent()
  @IsString()
  @Matches(/^\d{1,9}$/, { message: 'must be a whole number from 0' })
  readonly limit?: string;

  @ApiPropertyOptional({
    description: 'The `next` of the page before. Belongs to the same filter, sort, search and caller.',
  })
  @MayBeAbsent()
  @IsString()
  @MaxLength(8000)
  readonly cursor?: string;

  @ApiPropertyOptional({
    default: '-createdAt',
    description: 'Up to four fields with one value, by comma; a minus sorts downwards. Missing values come first.',
    example: '-createdAt,name',
  })
  @MayBeAbsent()
  @IsString()
  @MaxLength(200)
  readonly sort?: string;

  @ApiPropertyOptional({
    maxLength: 200,
    description: 'Every word must begin a word of name or company, an e-mail address or a phone number.',
    example: 'ada love',
  })
  @MayBeAbsent()
  @IsString()
  @MaxLength(200)
  readonly q?: string;

  @ApiPropertyOptional({
    maxLength: 4000,
    description: FILTER,
    example: 'status eq "active" and (company prefix "Acme" or tags in ("vip", "gold"))',
  })
  @MayBeAbsent()
  @IsString()
  @MaxLength(4000)
  readonly filter?: string;

  @ApiPropertyOptional({
    maxLength: 300,
    description:
      'Count the values of up to five fields among all matches, by comma: `status`, `kind`, `tags`, `source`, `ownerId`, `country`, and `custom.<key>` for selects, multi-selects and truth values; as far as the caller may see them. The twenty most frequent values of each.',
    example: 'status,tags',
  })
  @MayBeAbsent()
  @IsString()
  @MaxLength(300)
  readonly facets?: string;

  @ApiPropertyOptional({
    enum: ['true', 'false'],
    default: 'false',
    description: 'Count all matches too. Costs time on large lists.',
  })
  @MayBeAbsent()
  @IsIn(['true', 'false'])
  readonly total?: 'true' | 'false';
}

export class CreationQuery {
  @ApiPropertyOptional({
    enum: ['true', 'false'],
    default: 'false',
    description: 'Create the customer even though it looks like one we know.',
  })
  @MayBeAbsent()
  @IsIn(['true', 'false'])
  readonly allowDuplicate?: 'true' | 'false';
}

export class CustomerDocument extends CustomerView {
  @ApiProperty({
    enum: CUSTOMER_ACTIONS,
    isArray: true,
    description: 'What the caller may do to the customer as it is now.',
    example: ['read', 'update'],
  })
  readonly allowedActions!: CustomerAction[];
  @ApiPropertyOptional({ description: 'Present and true when this may lag behind the position that was asked for.' })
  readonly stale?: boolean;
}
