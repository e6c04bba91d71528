import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsObject, ValidateNested } from 'class-validator';
import { AreDifferent, MayBeAbsent } from '../../field-rules.js';
import { DayField, IdField, MoneyField, OneOfField, TextField } from '../../input-fields.js';
import type { MoneyInput } from '../../money.js';
import { named } from '../../named-ids.js';
import { DEFAULT_PIPELINE } from '../pipelines/pipeline.js';
import { OPEN_CATEGORIES, type OpenCategory } from '../pipelines/pipeline.events.js';

const MAX_TEXT = 200;
const MAX_STAGE = 40;
const MAX_REASON = 500;
const MAX_ROLE = 60;
export const MAX_CONTACTS = 20;

/** A deal may be left out of the forecast; only `win` makes it `closed`. */
const OVERRIDES = [...OPEN_CATEGORIES, 'omitted'] as const;
type Override = OpenCategory | 'omitted';

const title = { example: 'GTX Pro for Acme' };
const amount = { description: 'What the customer may pay. Zero is an amount; absent: not known.' };
const customerId = { description: 'The customer that may buy. You must be able to read it.' };
const expectedCloseOn = { description: 'When it is expected to be won.', example: '2027-03-31' };
const nextStep = { example: 'Send the offer' };
const forecastOverride = {
  description: 'How a forecast counts it. Default: as its stage says.',
  example: 'commit',
} as const;
const stage = { description: 'Key of an open stage of its pipeline.', example: 'negotiation' };

@ApiSchema({ description: 'A customer who takes part in an opportunity.' })
export class OpportunityContactInput {
  @ApiProperty({ ...named('customer'), format: 'uuid' })
  @IdField()
  readonly customerId!: string;
  @TextField(MAX_ROLE, { example: 'decision maker' }) readonly role!: string;
}

const customerOf = (contact: unknown): unknown => (contact as { customerId?: unknown } | null)?.customerId;
const Contacts = (): PropertyDecorator => (target, property) => {
  const rules = [
    ApiProperty({
      type: OpportunityContactInput,
      isArray: true,
      required: false,
      maxItems: MAX_CONTACTS,
      description: 'Customers who take part, each once and with a role. A list replaces the whole list.',
    }),
    MayBeAbsent(),
    IsArray(),
    ArrayMaxSize(MAX_CONTACTS),
    IsObject({ each: true }),
    ValidateNested({ each: true }),
    AreDifferent(customerOf, 'customerId'),
    Type(() => OpportunityContactInput),
  ];
  for (const rule of rules) rule(target, property);
};

@ApiSchema({ description: 'A deal that may be made.' })
export class OpportunityInput {
  @TextField(MAX_TEXT, title) readonly title!: string;
  @MoneyField({ ...amount, optional: true }) readonly amount?: MoneyInput;
  @IdField({ ...customerId, optional: true }) readonly customerId?: string;
  @IdField({
    optional: true,
    description: 'Default: the pipeline that exists from the start.',
    example: DEFAULT_PIPELINE,
  })
  readonly pipelineId?: string;
  @TextField(MAX_STAGE, {
    ...stage,
    description: `${stage.description} Default: the first one.`,
    example: 'qualification',
    optional: true,
  })
  readonly stage?: string;
  @DayField({ ...expectedCloseOn, optional: true }) readonly expectedCloseOn?: string;
  @TextField(MAX_TEXT, { ...nextStep, optional: true }) readonly nextStep?: string;
  @OneOfField(OVERRIDES, { ...forecastOverride, optional: true }) readonly forecastOverride?: Override;
  @Contacts() readonly contacts?: OpportunityContactInput[];
  @IdField({
    clearable: true,
    description:
      'An active user. Default: the user who opens it, or nobody if a team is named. Naming another user needs the right to assign.',
  })
  readonly ownerId?: string | null;
  @IdField({
    optional: true,
    description: 'A team in use. A deal of a team without an owner waits in its queue. Needs the right to assign.',
  })
  readonly teamId?: string;
}

@ApiSchema({ description: 'Changes to an opportunity. What is left out stays as it is; null clears.' })
export class OpportunityChangeInput {
  @TextField(MAX_TEXT, { ...title, optional: true }) readonly title?: string;
  @MoneyField({ ...amount, clearable: true }) readonly amount?: MoneyInput | null;
  @IdField({ ...customerId, clearable: true }) readonly customerId?: string | null;
  @DayField({ ...expectedCloseOn, clearable: true }) readonly expectedCloseOn?: string | null;
  @TextField(MAX_TEXT, { ...nextStep, clearable: true }) readonly nextStep?: string | null;
  @OneOfField(OVERRIDES, { ...forecastOverride, clearable: true }) readonly forecastOverride?: Override | null;
  @Contacts() readonly contacts?: OpportunityContactInput[];
}

@ApiSchema({ description: 'Where an open opportunity goes.' })
export class OpportunityMoveInput {
  @TextField(MAX_STAGE, stage) readonly stage!: string;
}

const closedOn = {
  optional: true,
  description: 'Not before the day on which it was opened. Default: today, in UTC.',
  example: '2030-01-31',
} as const;

@ApiSchema({ description: 'When an opportunity was won.' })
export class OpportunityWinInput {
  @DayField(closedOn) readonly closedOn?: string;
}

@ApiSchema({ description: 'Why an opportunity was lost.' })
export class OpportunityLossInput {
  @TextField(MAX_REASON, { example: 'Too expensive' }) readonly reason!: string;
  @TextField(MAX_TEXT, { optional: true, description: 'Who got the deal instead.', example: 'Initech' })
  readonly competitor?: string;
  @DayField(closedOn) readonly closedOn?: string;
}

@ApiSchema({ description: 'Where a closed opportunity goes on.' })
export class OpportunityReopenInput {
  @TextField(MAX_STAGE, {
    ...stage,
    description: `${stage.description} Default: the last one that it was in.`,
    optional: true,
  })
  readonly stage?: string;
}
