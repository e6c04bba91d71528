import Type, { type Static } from 'typebox';
import { orNull } from '../../changed-fields.js';
import { defineRecord, type EventOf } from '../../record-kind.js';

const closed = { additionalProperties: false } as const;
const pipelineId = Type.String({ format: 'uuid' });
const key = Type.String({ description: 'Key of a stage. It belongs to it forever.' });

/** How a forecast counts a deal. `closed` is won, `omitted` is not counted; among stages these two are the ones that end a deal. */
export const FORECAST_CATEGORIES = ['pipeline', 'best-case', 'commit', 'closed', 'omitted'] as const;
export type ForecastCategory = (typeof FORECAST_CATEGORIES)[number];
export const OPEN_CATEGORIES = ['pipeline', 'best-case', 'commit'] as const;
export type OpenCategory = (typeof OPEN_CATEGORIES)[number];

const about = {
  label: Type.String(),
  probability: Type.Integer({ minimum: 0, maximum: 100, description: 'Percent.' }),
  category: Type.Enum(FORECAST_CATEGORIES),
  rottenAfterDays: orNull(Type.Integer({ description: 'A deal that is longer in the stage is rotten. null: never.' })),
};
const StageText = Type.Object(about, closed);
const Stage = Type.Object({ key, ...about }, closed);
/** What an entry into a stage takes over from it. */
export type StageAbout = Readonly<Static<typeof StageText>>;
export type PipelineStage = Readonly<Static<typeof Stage>>;

export const pipelineRecord = defineRecord({
  kind: 'pipeline',
  // All pipelines share one stream.
  category: 'pipelines',
  names: ['pipelineId'],
  readWith: 'pipeline.read',
  events: {
    PipelineDefined: {
      description:
        'A pipeline was defined, with its stages in their order. The first one exists without such an event.',
      tells: 'created',
      data: { pipelineId, name: Type.String(), stages: Type.Array(Stage) },
    },
    PipelineRenamed: {
      description: 'The pipeline has another name.',
      tells: { field: 'name' },
      data: { pipelineId, from: Type.String(), to: Type.String() },
    },
    PipelineStageAdded: {
      description: 'The pipeline has one more stage, in front of the stage `before`, or of those that end a deal.',
      tells: { field: 'stages', adds: 'stage' },
      data: { pipelineId, stage: Stage, before: orNull(key) },
    },
    PipelineStageChanged: {
      description:
        'A stage has another label, probability, category or number of days. Deals that are in it keep what they were given on entry.',
      tells: { field: 'stages' },
      data: { pipelineId, stage: key, from: StageText, to: StageText },
    },
    PipelineStagesReordered: {
      description: 'The stages are in another order.',
      tells: { field: 'stages' },
      data: { pipelineId, from: Type.Array(key), to: Type.Array(key) },
    },
  },
});
export type PipelineEvent = EventOf<typeof pipelineRecord>;
