import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Matches, MaxLength } from 'class-validator';
import { Message } from '../../call-context.js';
import { command } from '../../command.js';
import { TextField } from '../../input-fields.js';

/** Per list, retired choices included. */
export const MAX_CHOICES = 100;
const MAX_KEY = 40;
const MAX_LABEL = 80;
const KEY = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const key = {
  pattern: KEY.source,
  maxLength: MAX_KEY,
  example: 'trade-fair',
  description: 'What records hold and filters compare. Unique in its list forever, and never changed.',
};
const label = { description: 'What people read. Unique in its list; case makes no difference.', example: 'Trade fair' };

@ApiSchema({ description: 'A new choice of a list.' })
export class ChoiceInput {
  @ApiProperty(key)
  @MaxLength(MAX_KEY)
  @Matches(KEY, { message: 'must be lower-case words joined by hyphens' })
  readonly key!: string;

  @TextField(MAX_LABEL, label) readonly label!: string;
}

@ApiSchema({ description: 'The new label of a choice.' })
export class ChoiceChangeInput {
  @TextField(MAX_LABEL, label) readonly label!: string;
}

@ApiSchema({ description: 'A choice of a list.' })
export class ChoiceView {
  @ApiProperty({ format: 'uuid', example: '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10' })
  readonly id!: string;
  @ApiProperty({ description: 'Revision of all lists together. Used in If-Match.', example: 0, type: 'integer' })
  readonly revision!: number;
  @ApiProperty(key)
  readonly key!: string;
  @ApiProperty(label)
  readonly label!: string;
  @ApiProperty({ enum: ['active', 'retired'], description: 'Retired: can no longer be chosen.', example: 'active' })
  readonly status!: 'active' | 'retired';
}

@ApiSchema({ description: 'All choices of a list.' })
export class ChoicesView {
  @ApiProperty({ type: [ChoiceView], maxItems: MAX_CHOICES, description: 'In the order in which they were added.' })
  readonly items!: ChoiceView[];
}

interface Named {
  readonly choiceId: string;
}

export class AddLeadSource extends command<{ choice: ChoiceInput }>() {}
export class RenameLeadSource extends command<Named & { label: string }>() {}
export class RetireLeadSource extends command<Named>() {}
export class RestoreLeadSource extends command<Named>() {}
export class ListLeadSources extends Message<ChoicesView> {}
export class GetLeadSource extends Message<ChoiceView> {
  constructor(readonly choiceId: string) {
    super();
  }
}

export class AddLeadLostReason extends command<{ choice: ChoiceInput }>() {}
export class RenameLeadLostReason extends command<Named & { label: string }>() {}
export class RetireLeadLostReason extends command<Named>() {}
export class RestoreLeadLostReason extends command<Named>() {}
export class ListLeadLostReasons extends Message<ChoicesView> {}
export class GetLeadLostReason extends Message<ChoiceView> {
  constructor(readonly choiceId: string) {
    super();
  }
}
