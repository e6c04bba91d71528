import { fieldsRefusal, refusal } from '@crm/kernel';

export class PipelineNotFound extends refusal<{ pipelineId: string }>()('sales.pipeline-not-found', {
  kind: 'not-found',
  title: 'There is no such pipeline.',
  meaning: 'No pipeline has this id.',
  remedy: 'Use an id of `GET /api/v1/pipelines`.',
  facts: { pipelineId: 'The requested id.' },
}) {}
export class PipelineExists extends refusal<{ pipelineId: string }>()('sales.pipeline-exists', {
  kind: 'conflict',
  title: 'This pipeline already exists.',
  meaning: 'A pipeline with this id was defined before.',
  remedy: 'Use the existing pipeline.',
  facts: { pipelineId: 'The existing pipeline.' },
}) {}
export class PipelineNameTaken extends refusal<{ pipelineId: string }>()('sales.pipeline-name-taken', {
  kind: 'conflict',
  title: 'Another pipeline has this name.',
  meaning: 'No two pipelines share a name. Case is ignored.',
  remedy: 'Choose another name.',
  facts: { pipelineId: 'The pipeline that has the name.' },
}) {}
export class TooManyPipelines extends refusal<{ limit: number }>()('sales.too-many-pipelines', {
  kind: 'conflict',
  title: 'There are as many pipelines as there can be.',
  meaning: 'The number of pipelines is limited.',
  remedy: 'Rename a pipeline that is no longer used.',
  facts: { limit: 'The maximum number of pipelines.' },
}) {}
export class TooManyStages extends refusal<{ limit: number }>()('sales.too-many-stages', {
  kind: 'conflict',
  title: 'The pipeline would have too many stages.',
  meaning: 'The number of stages of a pipeline is limited.',
  remedy: 'Use a stage that exists.',
  facts: { limit: 'The maximum number of stages.' },
}) {}
export class StageKeyTaken extends refusal<{ stage: string }>()('sales.stage-key-taken', {
  kind: 'conflict',
  title: 'Another stage of the pipeline has this key or label.',
  meaning: 'No two stages of a pipeline share a key or a label. Case is ignored.',
  remedy: 'Choose another one.',
  facts: { stage: 'Key of the stage that has it.' },
}) {}
/** A pipeline has exactly one stage that wins and one that loses, at 100 and 0 percent. */
export class PipelineInvalid extends fieldsRefusal('sales.pipeline-invalid', {
  kind: 'invalid',
  title: 'The stages do not make a pipeline.',
  meaning:
    'A pipeline has at least one open stage, one stage that wins (category `closed`, 100 percent) and one that loses (category `omitted`, 0 percent). `errors` names what does not fit.',
  remedy: 'Correct the fields in `errors`.',
}) {}
export class StageUnknown extends refusal<{ stage: string; allowed: readonly string[] }>()('sales.stage-unknown', {
  kind: 'invalid',
  title: 'The pipeline has no such stage.',
  meaning: 'No stage of the pipeline has this key.',
  remedy: 'Send a key in `allowed`.',
  facts: { stage: 'The key.', allowed: 'The keys of all its stages.' },
}) {}
