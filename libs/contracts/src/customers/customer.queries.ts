import { ApiExtraModels, ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Message } from '../call-context.js';
import { CountedPageView, type ListQuestion } from '../list-question.js';
import type { CustomFieldValue } from './custom-field.events.js';
import { CHANNELS, type Channel } from './customer-facts.events.js';
import { ExternalIdInput } from './customer-facts.inputs.js';
import { AddressInput } from './customer.inputs.js';

/** What a card offers to do with a customer, as far as rights and state allow. */
export const CUSTOMER_ACTIONS = ['read', 'update', 'tag', 'consent', 'assign', 'archive', 'restore'] as const;
export type CustomerAction = (typeof CUSTOMER_ACTIONS)[number];

export class CustomerEmailView {
  @ApiProperty({ format: 'email', example: 'ada@example.org' })
  readonly address!: string;
  @ApiPropertyOptional({ example: 'work' })
  readonly label?: string;
  @ApiProperty({ example: true })
  readonly primary!: boolean;
}

export class CustomerPhoneView {
  @ApiProperty({ description: 'E.164', example: '+442079460958' })
  readonly number!: string;
  @ApiPropertyOptional({ example: 'office' })
  readonly label?: string;
  @ApiProperty({ example: true })
  readonly primary!: boolean;
}

export class CustomerConsentView {
  @ApiProperty({ enum: CHANNELS, example: 'email' })
  readonly channel!: Channel;
  @ApiProperty({ example: 'newsletter' })
  readonly purpose!: string;
  @ApiProperty({ enum: ['granted', 'withdrawn'] })
  readonly state!: 'granted' | 'withdrawn';
  @ApiProperty({ format: 'date-time', description: 'When the person said so.', example: '2026-03-01T09:30:00.000Z' })
  readonly since!: string;
  @ApiProperty({ description: 'Where the latest proof comes from.', example: 'sign-up form' })
  readonly source!: string;
  @ApiProperty({ description: 'The user or API client who recorded it.' })
  readonly by!: string;
}

/** null: unknown. */
export class CustomerPreferencesView {
  @ApiProperty({ type: String, nullable: true, description: 'BCP 47', example: 'de-AT' })
  readonly language!: string | null;
  @ApiProperty({ type: String, enum: [...CHANNELS, null], nullable: true, example: 'email' })
  readonly preferredChannel!: Channel | null;
  @ApiProperty({ type: String, nullable: true, description: 'IANA', example: 'Europe/Vienna' })
  readonly timeZone!: string | null;
}

/** A customer as lists and cards show it. The values of an erased person read `[erased]`. */
export class CustomerView {
  @ApiProperty({ format: 'uuid', example: '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10' })
  readonly id!: string;
  @ApiProperty({ description: 'Of the customer’s stream: goes into If-Match.', example: 0 })
  readonly revision!: number;
  @ApiProperty({ enum: ['person', 'organization'] })
  readonly kind!: 'person' | 'organization';
  @ApiProperty({ example: 'Ada Lovelace' })
  readonly name!: string;
  @ApiProperty({ type: String, nullable: true, example: 'Analytical Engines Ltd' })
  readonly company!: string | null;
  @ApiProperty({ type: [CustomerEmailView] })
  readonly emails!: CustomerEmailView[];
  @ApiProperty({ type: [CustomerPhoneView] })
  readonly phones!: CustomerPhoneView[];
  @ApiPropertyOptional({ type: AddressInput, nullable: true, description: 'Absent for those who may not see it.' })
  readonly address?: AddressInput | null;
  @ApiProperty({ type: [String], example: ['newsletter'] })
  readonly tags!: string[];
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: {
      oneOf: [
        { type: 'string' },
        { type: 'number' },
        { type: 'boolean' },
        { type: 'array', items: { type: 'string' } },
      ],
    },
    example: { loyalty_level: 'gold', seats: 12 },
    description: 'Custom fields that have a value, by key. Absent for those who may not see them.',
  })
  readonly customFields?: Readonly<Record<string, CustomFieldValue>>;
  @ApiProperty({ example: 'referral' })
  readonly source!: string;
  @ApiProperty({ type: String, nullable: true, description: 'The user who answers for the customer.' })
  readonly ownerId!: string | null;
  @ApiProperty({ enum: ['active', 'archived'] })
  readonly status!: 'active' | 'archived';
  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:30:00.000Z' })
  readonly createdAt!: string;
  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:30:00.000Z' })
  readonly changedAt!: string;
  @ApiPropertyOptional({ description: 'The user or API client who created it. Absent for those who may not see it.' })
  readonly createdBy?: string;
  @ApiProperty({ type: [CustomerConsentView], description: 'The latest word for each channel and purpose.' })
  readonly consents!: CustomerConsentView[];
  @ApiProperty({ type: CustomerPreferencesView })
  readonly preferences!: CustomerPreferencesView;
  @ApiPropertyOptional({
    type: [ExternalIdInput],
    description: 'What other systems call the customer. Absent for those who may not see it.',
  })
  readonly externalIds?: ExternalIdInput[];
}

export class CustomerFacetValue {
  @ApiProperty({
    oneOf: [{ type: 'string' }, { type: 'boolean' }, { type: 'null' }],
    description:
      'null: the customers without any. Texts that differ in case or accents alone are one value, in one of their spellings.',
    example: 'active',
  })
  readonly value!: string | number | boolean | null;
  @ApiProperty({ type: 'integer', minimum: 1, example: 8320 })
  readonly count!: number;
}

@ApiExtraModels(CustomerFacetValue)
export class CustomerPage extends CountedPageView {
  @ApiProperty({ type: [CustomerView] })
  readonly items!: CustomerView[];
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'array', maxItems: 20, items: { $ref: '#/components/schemas/CustomerFacetValue' } },
    example: { status: [{ value: 'active', count: 8320 }] },
    description: 'Only with `facets`: by field, the most frequent values among all matches the caller may read.',
  })
  readonly facets?: Record<string, CustomerFacetValue[]>;
}

export interface CustomerListQuestion extends ListQuestion {
  /** Fields whose values are to be counted, by comma. */
  readonly facets?: string;
}

/** Customers the caller may read, page by page. */
export class ListCustomers extends Message<CustomerPage> {
  constructor(readonly question: CustomerListQuestion) {
    super();
  }
}

export type ShownCustomer = CustomerView & { readonly allowedActions: CustomerAction[]; readonly stale?: true };

/** One customer. Refused as customers.not-found when there is none or the caller may not read it: both look the same. */
export class GetCustomer extends Message<ShownCustomer> {
  constructor(readonly customerId: string) {
    super();
  }
}

/** The active customer that another system knows under an id. Refused like GetCustomer. */
export class GetCustomerByExternalId extends Message<ShownCustomer> {
  constructor(
    readonly system: string,
    readonly id: string,
  ) {
    super();
  }
}

/** Why two customers look alike. */
export type LikenessSignal = 'phone' | 'name-and-company' | 'name';

export interface SimilarCustomer {
  /** Absent when the caller may not read that customer. */
  readonly id?: string;
  readonly signals: readonly LikenessSignal[];
}

/** Active customers that look like the one described. Cheap (indexed), at most ten. */
export class FindSimilarCustomers extends Message<readonly SimilarCustomer[]> {
  constructor(
    readonly description: {
      readonly name: string;
      readonly company?: string;
      /** E.164. */
      readonly phones: readonly string[];
      /** With an e-mail or a phone, an equal name alone says nothing. */
      readonly hasContactPoint: boolean;
      /** Never a candidate: the customer itself, when a creation is repeated. */
      readonly exceptId: string;
    },
  ) {
    super();
  }
}
