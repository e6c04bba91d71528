import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, Matches, MaxLength, ValidateNested } from 'class-validator';
import { Message } from '../../call-context.js';
import { command } from '../../command.js';
import { AreDifferent, MayBeAbsent } from '../../field-rules.js';
import { IntegerField, OneOfField, TextField } from '../../input-fields.js';
import { FORECAST_CATEGORIES, OPEN_CATEGORIES, type ForecastCategory, type OpenCategory } from './pipeline.events.js';

export const MAX_PIPELINES = 50;
export const MAX_STAGES = 30;
const MAX_KEY = 40;
const MAX_NAME = 80;
const MAX_DAYS = 3_650;
const KEY = /^[a-z0-9]+([_-][a-z0-9]+)*$/;

const keyProperty = {
  pattern: KEY.source,
  maxLength: MAX_KEY,
  example: 'negotiation',
  description: 'What deals hold and filters compare. Never changed.',
};
const isKey = { message: 'must be lower-case words joined by hyphens or underscores' };
/** The key of a stage. */
export const StageField = (): PropertyDecorator => (target, name) => {
  for (const rule of [ApiProperty(keyProperty), MaxLength(MAX_KEY), Matches(KEY, isKey)]) rule(target, name);
};

const name = { description: 'Unique; case makes no difference.', example: 'Partners' };
const label = { description: 'What people read.', example: 'Negotiation' };
const probability = {
  description: 'Percent. A change holds for deals that enter the stage later.',
  example: 80,
};
const category = {
  description:
    'How a forecast counts the deals in it. Default: by the probability, from 50 `best-case`, from 80 `commit`.',
  example: 'commit',
} as const;
const rottenAfterDays = { description: 'A deal that stands longer in the stage is rotten.', example: 14 };

@ApiSchema({ description: 'A stage of a new pipeline.' })
export class StageInput {
  @StageField() readonly key!: string;
  @TextField(MAX_NAME, label) readonly label!: string;
  @IntegerField(0, 100, probability) readonly probability!: number;
  @OneOfField(FORECAST_CATEGORIES, {
    ...category,
    description: `${category.description} \`closed\` wins a deal, \`omitted\` loses it.`,
    optional: true,
  })
  readonly category?: ForecastCategory;
  @IntegerField(1, MAX_DAYS, { ...rottenAfterDays, optional: true }) readonly rottenAfterDays?: number;
}

@ApiSchema({ description: 'A stage that is added to a pipeline.' })
export class AddedStageInput {
  @StageField() readonly key!: string;
  @TextField(MAX_NAME, label) readonly label!: string;
  @IntegerField(0, 100, probability) readonly probability!: number;
  @OneOfField(OPEN_CATEGORIES, { ...category, optional: true }) readonly category?: OpenCategory;
  @IntegerField(1, MAX_DAYS, { ...rottenAfterDays, optional: true }) readonly rottenAfterDays?: number;
  @TextField(MAX_KEY, {
    optional: true,
    description: 'The stage in front of which it stands. Default: in front of those that end a deal.',
    example: 'closed_won',
  })
  readonly before?: string;
}

@ApiSchema({ description: 'Changes to a stage. What is left out stays as it is; null clears.' })
export class StageChangeInput {
  @TextField(MAX_KEY, { description: 'The stage, by its key.', example: 'negotiation' }) readonly stage!: string;
  @TextField(MAX_NAME, { ...label, optional: true }) readonly label?: string;
  @IntegerField(0, 100, { ...probability, optional: true }) readonly probability?: number;
  @OneOfField(OPEN_CATEGORIES, { ...category, optional: true }) readonly category?: OpenCategory;
  @IntegerField(1, MAX_DAYS, { ...rottenAfterDays, clearable: true }) readonly rottenAfterDays?: number | null;
}

const keyOf = (stage: unknown): unknown => (stage as { key?: unknown } | null)?.key;

@ApiSchema({ description: 'A way that deals take.' })
export class PipelineInput {
  @TextField(MAX_NAME, name) readonly name!: string;

  @ApiProperty({
    type: StageInput,
    isArray: true,
    required: false,
    minItems: 1,
    maxItems: MAX_STAGES,
    description:
      'In their order. Without a stage that wins or loses, `closed_won` and `closed_lost` are added. Default: the stages of the first pipeline.',
    example: [{ key: 'engaging', label: 'Engaging', probability: 60 }],
  })
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_STAGES)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @AreDifferent(keyOf, 'key')
  @Type(() => StageInput)
  readonly stages?: StageInput[];
}

@ApiSchema({ description: 'The new name of a pipeline.' })
export class PipelineChangeInput {
  @TextField(MAX_NAME, name) readonly name!: string;
}

@ApiSchema({ description: 'The new order of the stages of a pipeline.' })
export class StageOrderInput {
  @ApiProperty({
    type: [String],
    maxItems: MAX_STAGES,
    description: 'The keys of all its stages.',
    example: ['qualification', 'negotiation', 'proposal_sent', 'closed_won', 'closed_lost'],
  })
  @IsArray()
  @ArrayMaxSize(MAX_STAGES)
  @MaxLength(MAX_KEY, { each: true })
  @Matches(KEY, { ...isKey, each: true })
  readonly stages!: string[];
}

@ApiSchema({ description: 'A stage of a pipeline.' })
export class StageView {
  @ApiProperty(keyProperty)
  readonly key!: string;
  @ApiProperty(label)
  readonly label!: string;
  @ApiProperty({ ...probability, type: 'integer', minimum: 0, maximum: 100 })
  readonly probability!: number;
  @ApiProperty({
    enum: FORECAST_CATEGORIES,
    example: 'commit',
    description: '`closed` wins a deal, `omitted` loses it.',
  })
  readonly category!: ForecastCategory;
  @ApiProperty({ ...rottenAfterDays, type: 'integer', nullable: true })
  readonly rottenAfterDays!: number | null;
}

@ApiSchema({ description: 'A way that deals take, from stage to stage.' })
export class PipelineView {
  @ApiProperty({ format: 'uuid', example: '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10' })
  readonly id!: string;
  @ApiProperty({ description: 'Revision of all pipelines together. Used in If-Match.', example: 0, type: 'integer' })
  readonly revision!: number;
  @ApiProperty(name)
  readonly name!: string;
  @ApiProperty({ description: 'The pipeline of deals that name none.', example: true })
  readonly default!: boolean;
  @ApiProperty({ type: [StageView], maxItems: MAX_STAGES, description: 'In their order.' })
  readonly stages!: StageView[];
}

@ApiSchema({ description: 'All pipelines.' })
export class PipelinesView {
  @ApiProperty({ type: [PipelineView], maxItems: MAX_PIPELINES, description: 'The default first.' })
  readonly items!: PipelineView[];
}

interface Named {
  readonly pipelineId: string;
}

export class DefinePipeline extends command<{ pipeline: PipelineInput }>() {}
export class RenamePipeline extends command<Named & { name: string }>() {}
export class AddPipelineStage extends command<Named & { stage: AddedStageInput }>() {}
export class ChangePipelineStage extends command<Named & { change: StageChangeInput }>() {}
export class ReorderPipelineStages extends command<Named & { stages: readonly string[] }>() {}

export class ListPipelines extends Message<PipelinesView> {}
export class GetPipeline extends Message<PipelineView> {
  constructor(readonly pipelineId: string) {
    super();
  }
}
