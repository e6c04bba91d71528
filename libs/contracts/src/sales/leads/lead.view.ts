import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import Type from 'typebox';
import { CURRENCIES } from '../../currencies.js';
import { CardOf, ListOf } from '../../list-question.js';
import { mailboxOf } from '../../mailbox.js';
import { MoneyView } from '../../money.js';
import { instanceOf, pageClass, viewClass } from '../../view-classes.js';
import {
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
import { CONTACT_CHANNELS, LEAD_RATINGS, LEAD_STATUSES, type ContactChannel, type LeadStatus } from './lead.events.js';

@ApiSchema({ description: 'The time that a lead spent in a status.' })
export class LeadStageView {
  @ApiProperty({ enum: LEAD_STATUSES, example: 'contacted' })
  readonly status!: LeadStatus;
  @ApiProperty({
    format: 'date-time',
    description: 'When the lead last came into it.',
    example: '2026-11-21T09:30:00.000Z',
  })
  readonly since!: string;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When the lead last left it. null: it is in it now.',
    example: null,
  })
  readonly until!: string | null;
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    description: 'All stays that have ended, in seconds.',
    example: 86_400,
  })
  readonly seconds!: number;
}

@ApiSchema({ description: 'How a lead was contacted.' })
export class LeadContactView {
  @ApiProperty({ format: 'date-time', example: '2026-11-21T09:30:00.000Z' })
  readonly at!: string;
  @ApiProperty({ enum: CONTACT_CHANNELS, example: 'call' })
  readonly channel!: ContactChannel;
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The interaction that was logged about it.',
  })
  readonly interactionId!: string | null;
}

const text = (example: string) => nullable(Type.String({ example }));

export const leadView = defineView({
  name: 'leads',
  title: 'Leads',
  description: 'Somebody who may become a customer. The values of an erased person read `[erased]`.',
  record: 'lead',
  actions: ['read', 'update', 'move', 'assign', 'archive'],
  defaultSort: '-createdAt',
  searched: 'the name, the company, the e-mail address, the phone number or the campaign',
  facets: ['status', 'source', 'rating', 'campaign', 'lostReason', 'ownerId', 'teamId', 'archived'],
  examples: { filter: 'status in ("new", "contacted") and archived eq false', q: 'grace' },
  fields: {
    id: field(uuid(), { filter: true, column: true }),
    name: field(Type.String({ example: 'Grace Hopper' }), { filter: 'text', search: 'words', column: 'main' }),
    email: field(text('grace@example.org'), {
      filter: { path: 'mailbox', type: 'email' },
      search: { codes: (email) => [mailboxOf(email)] },
      column: 'main',
    }),
    phone: field(text('+12025550143'), {
      filter: { path: 'phoneForms', type: 'phone', many: true },
      search: { phones: (phone) => [phone] },
      column: 'main',
    }),
    company: field(text('Compilers Inc'), { filter: 'text', search: 'words', column: 'main' }),
    source: field(Type.String({ example: 'referral' }), { filter: 'code', column: 'main' }),
    status: field(oneOf(LEAD_STATUSES), {
      // A converted lead whose deal is won is found under both words.
      filter: { path: 'outcomes', type: { oneOf: [...LEAD_STATUSES, 'won'] }, many: true },
      column: 'main',
    }),
    statusSince: field(moment({ description: 'When the lead came into its status.' }), { filter: true, column: true }),
    stages: field(
      Type.Array(instanceOf(LeadStageView), {
        description: 'One for each status that it has had, in the order of the first time.',
      }),
      {},
    ),
    archived: field(Type.Boolean({ example: false }), { filter: true, column: true }),
    lostReason: field(nullable(Type.String({ example: 'no-budget', description: 'Of a lost lead.' })), {
      filter: 'code',
      column: true,
    }),
    lostComment: field(nullable(Type.String({ description: 'Of a lost lead.' })), { column: true }),
    lastContact: field(nullable(instanceOf(LeadContactView, 'null: never.')), {
      filter: { name: 'lastContactAt', path: 'lastContact.at', type: 'moment' },
      column: { name: 'lastContactAt', cell: (contact) => contact.at },
    }),
    customerId: field(nullable(uuid({ description: 'The customer that the lead is about.' })), {
      filter: true,
      column: [{}, { name: 'customerName', label: 'Customer', named: true }],
      names: 'customer',
    }),
    estimatedAmount: field(nullable(instanceOf(MoneyView, 'What the business may be worth. null: unknown.')), {
      filter: [
        { name: 'estimatedAmount', path: 'estimatedAmount.amount', type: 'number' },
        { name: 'currency', path: 'estimatedAmount.currency', type: { oneOf: CURRENCIES } },
      ],
      column: [
        { name: 'estimatedAmount', cell: ({ amount }) => amount },
        { name: 'currency', cell: ({ currency }) => currency },
      ],
    }),
    rating: field(nullable(oneOf(LEAD_RATINGS)), { filter: true, column: true }),
    campaign: field(text('Spring fair'), { filter: 'text', search: 'words', column: true }),
    score: field(nullable(Type.Integer({ minimum: 0, maximum: 100, example: 70 })), { filter: true, column: true }),
    ownerId: field(nullable(Type.String({ description: 'The user who owns the lead.' })), {
      filter: 'id',
      column: [{}, ownerName],
      names: 'user',
    }),
    teamId: field(nullable(uuid({ description: 'The team that it belongs to.' })), {
      filter: true,
      column: [{}, teamName],
      names: 'team',
    }),
    createdBy: field(Type.String({ description: 'The user or API client who captured it.' }), {
      filter: 'reference',
      column: true,
      names: 'actor',
    }),
    createdAt: field(moment(), { filter: true, column: 'main' }),
    changedAt: field(moment(), { filter: true, column: true }),
  },
});
export type ShownLead = RowOf<typeof leadView>;

export class LeadView extends viewClass(leadView) {}
export class LeadPage extends pageClass(LeadView) {}
export class ListLeads extends ListOf<LeadPage> {}
export class GetLead extends CardOf<LeadView> {}
