import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import Type from 'typebox';
import { CURRENCIES } from '../../currencies.js';
import { CardOf, ListOf } from '../../list-question.js';
import { MoneyView } from '../../money.js';
import { named } from '../../named-ids.js';
import { instanceOf, pageClass, viewClass } from '../../view-classes.js';
import {
  day,
  defineView,
  field,
  moment,
  nullable,
  oneOf,
  ownerName,
  teamName,
  uuid,
  type RowOf,
} from '../../view-definition.js';
import { FORECAST_CATEGORIES } from '../pipelines/pipeline.events.js';
import { OPPORTUNITY_STATUSES } from './opportunity.events.js';

@ApiSchema({ description: 'The time that an opportunity spent in a stage.' })
export class OpportunityStageView {
  @ApiProperty({ example: 'negotiation' })
  readonly stage!: string;
  @ApiProperty({ format: 'date-time', description: 'When it last came into it.', example: '2026-11-21T09:30:00.000Z' })
  readonly since!: string;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When it last left it. null: it is in it now.',
    example: null,
  })
  readonly until!: string | null;
  @ApiProperty({ type: 'integer', minimum: 0, description: 'All stays that have ended, in seconds.', example: 86_400 })
  readonly seconds!: number;
}

@ApiSchema({ description: 'A customer who takes part in an opportunity.' })
export class OpportunityContactView {
  @ApiProperty({ ...named('customer'), format: 'uuid', example: '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10' })
  readonly customerId!: string;
  @ApiProperty({ example: 'decision maker' })
  readonly role!: string;
}

const text = (example: string, options: object = {}) => nullable(Type.String({ example, ...options }));
const amountOf = (money: MoneyView | null) => money?.amount;

/** What everybody sees who may read the deal. */
const outline = {
  id: field(uuid(), { filter: true, column: true }),
  title: field(Type.String({ example: 'GTX Pro for Acme' }), { filter: 'text', search: 'words', column: 'main' }),
  status: field(oneOf(OPPORTUNITY_STATUSES), { filter: true, column: 'main' }),
  archived: field(Type.Boolean({ example: false }), { filter: true, column: true }),
  pipelineId: field(uuid(), { filter: true, column: true }),
  stage: field(Type.String({ description: 'Key of a stage of the pipeline.', example: 'negotiation' }), {
    filter: 'keyword',
    column: 'main',
  }),
  customerId: field(nullable(uuid({ description: 'The customer that may buy.' })), {
    filter: true,
    column: [{}, { name: 'customerName', label: 'Customer', main: true, named: true }],
    names: 'customer',
  }),
  createdAt: field(moment(), { filter: true, column: true }),
};

/** Absent for callers who may not see it. */
const content = {
  stageSince: field(moment({ description: 'When it came into its stage.' }), { filter: true, column: true }),
  stages: field(
    Type.Array(instanceOf(OpportunityStageView), {
      description: 'One for each stage that it has been in, in the order of the first time.',
    }),
    {},
  ),
  rotten: field(Type.Boolean({ description: 'Whether it is in its stage for too long.', example: false }), {}),
  rotsAt: field(nullable(moment({ description: 'When it becomes rotten. null: never.' })), {
    filter: true,
    column: true,
  }),
  amount: field(nullable(instanceOf(MoneyView, 'What the customer may pay. null: not known; zero is an amount.')), {
    filter: [
      { name: 'amount', path: 'amount.amount', type: 'number' },
      { name: 'currency', path: 'amount.currency', type: { oneOf: CURRENCIES } },
    ],
    column: [
      { name: 'amount', main: true, cell: amountOf },
      { name: 'currency', main: true, cell: (money: MoneyView | null) => money?.currency },
    ],
  }),
  probability: field(
    Type.Integer({
      minimum: 0,
      maximum: 100,
      description: 'Percent. That of the stage when it was entered.',
      example: 80,
    }),
    { filter: true, column: 'main' },
  ),
  weighted: field(
    nullable(instanceOf(MoneyView, 'The amount times the probability; a half of a minor unit is rounded up.')),
    {
      filter: { name: 'weightedAmount', path: 'weighted.amount', type: 'number' },
      column: { name: 'weightedAmount', cell: amountOf },
    },
  ),
  forecastCategory: field(
    oneOf(FORECAST_CATEGORIES, {
      description: 'How a forecast counts it: the override of an open deal, or as its stage says.',
    }),
    { filter: true, column: true },
  ),
  forecastOverride: field(nullable(oneOf(FORECAST_CATEGORIES)), { filter: true }),
  leadId: field(nullable(uuid({ description: 'The lead that it came from.' })), { filter: true, column: true }),
  contacts: field(Type.Array(instanceOf(OpportunityContactView)), {
    filter: { name: 'contactId', path: 'contacts.customerId', type: 'id', many: true },
    column: { cell: (contacts: readonly OpportunityContactView[]) => contacts.map(({ customerId }) => customerId) },
  }),
  expectedCloseOn: field(nullable(day()), { filter: true, column: 'main' }),
  openedOn: field(day(), { filter: true, column: true }),
  closedOn: field(nullable(day()), { filter: true, column: true }),
  nextStep: field(text('Send the offer'), { filter: 'text', column: true }),
  lostReason: field(text('Too expensive', { description: 'Of a lost deal.' }), { filter: 'text', column: true }),
  competitor: field(text('Initech', { description: 'Who got the deal instead.' }), {
    filter: 'text',
    column: true,
  }),
  ownerId: field(nullable(Type.String({ description: 'The user who owns the deal.' })), {
    filter: 'id',
    column: [{}, ownerName],
    names: 'user',
  }),
  teamId: field(nullable(uuid({ description: 'The team that it belongs to.' })), {
    filter: true,
    column: [{}, teamName],
    names: 'team',
  }),
  createdBy: field(Type.String({ description: 'The user or API client who opened it.' }), {
    filter: 'reference',
    column: true,
    names: 'actor',
  }),
  changedAt: field(moment(), { filter: true, column: true }),
};

export const opportunityView = defineView({
  name: 'opportunities',
  title: 'Opportunities',
  description: 'A deal that may be made, is won or lost. Callers who may not see a field do not get it.',
  record: 'opportunity',
  actions: ['read', 'update', 'reopen', 'assign', 'archive'],
  defaultSort: '-createdAt',
  searched: 'the title',
  facets: ['status', 'stage', 'pipelineId', 'forecastCategory', 'currency', 'ownerId', 'teamId', 'archived'],
  examples: { filter: 'status eq "open" and amount ge 100000', sort: 'expectedCloseOn', q: 'gtx' },
  fields: {
    ...outline,
    ...Type.Partial(Type.Object(content)).properties,
  },
});
export type ShownOpportunity = Required<RowOf<typeof opportunityView>>;

export class OpportunityView extends viewClass(opportunityView) {}
export class OpportunityPage extends pageClass(OpportunityView) {}
export class ListOpportunities extends ListOf<OpportunityPage> {}
export class GetOpportunity extends CardOf<OpportunityView> {}
