import { requireRight } from '@crm/access';
import { changesOf } from '@crm/commands';
import { creationId, plainText } from '@crm/contracts';
import {
  AddPipelineStage,
  ChangePipelineStage,
  DEFAULT_PIPELINE,
  DefinePipeline,
  GetPipeline,
  ListPipelines,
  PipelineNotFound,
  RenamePipeline,
  ReorderPipelineStages,
  type Pipeline,
  type PipelinesView,
  type PipelineView,
  type StageInput,
} from '@crm/contracts/sales';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { PipelineDecisions } from './pipeline-decisions.service.js';
import { ALL_PIPELINES, pipelinesDecider, type WantedStage } from './pipelines.decider.js';

const pipeline = changesOf({
  decider: pipelinesDecider,
  id: ({ pipelineId }) => pipelineId,
  stream: ALL_PIPELINES,
  owned: null,
  through: PipelineDecisions,
});

const wanted = ({ key, label, probability, category, rottenAfterDays }: StageInput): WantedStage => ({
  key,
  label: plainText(label),
  probability,
  category,
  rottenAfterDays: rottenAfterDays ?? null,
});

export const pipelineCommands = [
  // One stream holds all pipelines, so a new one is a change of that stream.
  pipeline.change(DefinePipeline, 'pipeline.manage', ({ pipeline: { name, stages }, context }) => ({
    type: 'DefinePipeline',
    pipelineId: creationId(context, 'pipeline'),
    name: plainText(name),
    stages: stages?.map(wanted),
  })),
  pipeline.change(RenamePipeline, 'pipeline.manage', ({ pipelineId, name }) => ({
    type: 'RenamePipeline',
    pipelineId,
    name: plainText(name),
  })),
  pipeline.change(AddPipelineStage, 'pipeline.manage', ({ pipelineId, stage: { before, ...stage } }) => ({
    type: 'AddPipelineStage',
    pipelineId,
    stage: wanted(stage),
    before,
  })),
  pipeline.change(ChangePipelineStage, 'pipeline.manage', ({ pipelineId, change: { stage, label, ...about } }) => ({
    type: 'ChangePipelineStage',
    pipelineId,
    stage,
    about: { ...about, label: label === undefined ? undefined : plainText(label) },
  })),
  pipeline.change(ReorderPipelineStages, 'pipeline.manage', ({ pipelineId, stages }) => ({
    type: 'ReorderPipelineStages',
    pipelineId,
    stages,
  })),
];

const shown = ({ pipelineId: id, name, stages }: Pipeline, revision: number): PipelineView => ({
  id,
  revision,
  name,
  default: id === DEFAULT_PIPELINE,
  stages: [...stages],
});

/** Read from the log itself: they are few, and always current. */
@QueryHandler(ListPipelines)
export class ListPipelinesHandler implements IQueryHandler<ListPipelines> {
  constructor(private readonly decisions: PipelineDecisions) {}

  async execute({ context }: ListPipelines): Promise<PipelinesView> {
    requireRight(context.principal, 'pipeline.read');
    const { pipelines, revision } = await this.decisions.load();
    return { items: pipelines.map((each) => shown(each, revision)) };
  }
}

@QueryHandler(GetPipeline)
export class GetPipelineHandler implements IQueryHandler<GetPipeline> {
  constructor(private readonly decisions: PipelineDecisions) {}

  async execute({ pipelineId, context }: GetPipeline): Promise<PipelineView> {
    requireRight(context.principal, 'pipeline.read');
    const { pipelines, revision } = await this.decisions.load();
    const found = pipelines.find((each) => each.pipelineId === pipelineId);
    if (found === undefined) throw new PipelineNotFound({ pipelineId });
    return shown(found, revision);
  }
}
