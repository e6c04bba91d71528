import { ApiSchema } from '@nestjs/swagger';
import {
  EmailField,
  IdField,
  IntegerField,
  MoneyField,
  OneOfField,
  PhoneField,
  TextField,
} from '../../input-fields.js';
import type { MoneyInput } from '../../money.js';
import { CONTACT_CHANNELS, LEAD_RATINGS, type ContactChannel, type LeadRating } from './lead.events.js';

const MAX_TEXT = 200;
const MAX_CHOICE = 80;
const MAX_REASON = 500;
const MAX_COMMENT = 2_000;
const MAX_SCORE = 100;

const name = { example: 'Grace Hopper' };
const email = { example: 'grace@example.org' };
const phone = { example: '+1 202 555 0143' };
const company = { example: 'Compilers Inc' };
const source = {
  description: 'How they came: a choice of `GET /api/v1/lead-sources`, by key or label. Stored and shown as its key.',
  example: 'referral',
};
const customerId = { description: 'The customer that the lead is about, if it is one already.' };
const estimatedAmount = { description: 'What the business may be worth.' };
const rating = { example: 'warm' } as const;
const campaign = { description: 'What made them come forward.', example: 'Spring fair' };
const score = { description: 'How promising the lead is.', example: 70 };

@ApiSchema({ description: 'Somebody who may become a customer.' })
export class LeadInput {
  @TextField(MAX_TEXT, name) readonly name!: string;
  @EmailField({ ...email, optional: true }) readonly email?: string;
  @PhoneField({ ...phone, optional: true }) readonly phone?: string;
  @TextField(MAX_TEXT, { ...company, optional: true }) readonly company?: string;
  @TextField(MAX_CHOICE, { ...source, optional: true, default: 'api' }) readonly source?: string;
  @IdField({ ...customerId, optional: true }) readonly customerId?: string;
  @MoneyField({ ...estimatedAmount, optional: true }) readonly estimatedAmount?: MoneyInput;
  @OneOfField(LEAD_RATINGS, { ...rating, optional: true }) readonly rating?: LeadRating;
  @TextField(MAX_TEXT, { ...campaign, optional: true }) readonly campaign?: string;
  @IntegerField(0, MAX_SCORE, { ...score, optional: true }) readonly score?: number;
  @IdField({
    clearable: true,
    description:
      'An active user. Default: the user who captures the lead, or nobody if a team is named. Naming another user needs the right to assign.',
  })
  readonly ownerId?: string | null;
  @IdField({
    optional: true,
    description: 'A team in use. A lead of a team without an owner waits in its queue. Needs the right to assign.',
  })
  readonly teamId?: string;
}

@ApiSchema({ description: 'Changes to a lead. What is left out stays as it is; null clears.' })
export class LeadChangeInput {
  @TextField(MAX_TEXT, { ...name, optional: true }) readonly name?: string;
  @EmailField({ ...email, clearable: true }) readonly email?: string | null;
  @PhoneField({ ...phone, clearable: true }) readonly phone?: string | null;
  @TextField(MAX_TEXT, { ...company, clearable: true }) readonly company?: string | null;
  @TextField(MAX_CHOICE, { ...source, optional: true }) readonly source?: string;
  @IdField({ ...customerId, clearable: true }) readonly customerId?: string | null;
  @MoneyField({ ...estimatedAmount, clearable: true }) readonly estimatedAmount?: MoneyInput | null;
  @OneOfField(LEAD_RATINGS, { ...rating, clearable: true }) readonly rating?: LeadRating | null;
  @TextField(MAX_TEXT, { ...campaign, clearable: true }) readonly campaign?: string | null;
  @IntegerField(0, MAX_SCORE, { ...score, clearable: true }) readonly score?: number | null;
}

@ApiSchema({ description: 'How a lead was contacted.' })
export class LeadContactInput {
  @OneOfField(CONTACT_CHANNELS, { example: 'call' }) readonly channel!: ContactChannel;
  @IdField({ optional: true, description: 'The interaction that was logged about it.' })
  readonly interactionId?: string;
}

@ApiSchema({ description: 'Why a lead is worth an offer.' })
export class LeadQualificationInput {
  @TextField(MAX_COMMENT, { lines: true, optional: true, example: 'Budget approved, decides in March.' })
  readonly criteria?: string;
}

@ApiSchema({ description: 'Why a lead was lost.' })
export class LeadLossInput {
  @TextField(MAX_CHOICE, {
    description: 'A choice of `GET /api/v1/lead-lost-reasons`, by key or label.',
    example: 'no-budget',
  })
  readonly reason!: string;
  @TextField(MAX_COMMENT, { lines: true, optional: true, example: 'Asks again next year.' }) readonly comment?: string;
}

@ApiSchema({ description: 'Why a lead goes one step back.' })
export class LeadStepBackInput {
  @TextField(MAX_REASON, { example: 'The number belongs to somebody else.' }) readonly reason!: string;
}

@ApiSchema({ description: 'Why a lead is archived.' })
export class LeadArchiveInput {
  @TextField(MAX_REASON, { optional: true, example: 'Not meant for us.' }) readonly reason?: string;
}
