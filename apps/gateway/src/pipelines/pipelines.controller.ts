import { Body, Controller, Param } from '@nestjs/common';
import {
  AddedStageInput,
  AddPipelineStage,
  ChangePipelineStage,
  DefinePipeline,
  GetPipeline,
  ListPipelines,
  PipelineChangeInput,
  PipelineInput,
  PipelineInvalid,
  PipelineNameTaken,
  PipelineNotFound,
  PipelinesView,
  PipelineView,
  RenamePipeline,
  ReorderPipelineStages,
  StageChangeInput,
  StageKeyTaken,
  StageOrderInput,
  StageUnknown,
  TooManyPipelines,
  TooManyStages,
} from '@crm/contracts/sales';
import { Changes, Creates, Does, Shows, Tells } from '../http-contract/routes.decorator.js';
import { ApiTag } from '../openapi/tags.openapi.js';
import { PipelinePath } from './pipelines.dto.js';

const pipeline = {
  name: 'pipeline',
  type: PipelineView,
  of: (id: string) => new GetPipeline(id),
  absent: PipelineNotFound,
};

@ApiTag('pipelines', 'The stages that deals go through.')
@Controller('pipelines')
export class PipelinesController {
  @Creates('/', 'pipeline.manage', {
    summary: 'Define a pipeline',
    shows: pipeline,
    refuses: [PipelineInvalid, PipelineNameTaken, TooManyPipelines],
  })
  definePipeline(@Body() body: PipelineInput) {
    return new DefinePipeline({ pipeline: body });
  }

  @Tells('/', 'pipeline.read', {
    summary: 'List all pipelines',
    description: 'There is one from the start. All pipelines share one revision.',
    shows: PipelinesView,
    answer: 'All pipelines.',
  })
  listPipelines() {
    return new ListPipelines();
  }

  @Shows('/:pipelineId', 'pipeline.read', { summary: 'Show one pipeline', shows: pipeline })
  getPipeline(@Param() { pipelineId }: PipelinePath) {
    return new GetPipeline(pipelineId);
  }

  @Changes('/:pipelineId', 'pipeline.manage', {
    summary: 'Rename a pipeline',
    shows: pipeline,
    refuses: [PipelineNameTaken],
  })
  renamePipeline(@Param() { pipelineId }: PipelinePath, @Body() { name }: PipelineChangeInput) {
    return new RenamePipeline({ pipelineId, name });
  }

  @Does('/:pipelineId/add-stage', 'pipeline.manage', {
    summary: 'Add a stage to a pipeline',
    shows: pipeline,
    refuses: [StageKeyTaken, StageUnknown, TooManyStages],
  })
  addPipelineStage(@Param() { pipelineId }: PipelinePath, @Body() stage: AddedStageInput) {
    return new AddPipelineStage({ pipelineId, stage });
  }

  @Does('/:pipelineId/change-stage', 'pipeline.manage', {
    summary: 'Change the label, probability, category or number of days of a stage',
    description: 'Deals that are in the stage keep what they were given on entry; the change holds for later entries.',
    shows: pipeline,
    refuses: [PipelineInvalid, StageKeyTaken, StageUnknown],
  })
  changePipelineStage(@Param() { pipelineId }: PipelinePath, @Body() change: StageChangeInput) {
    return new ChangePipelineStage({ pipelineId, change });
  }

  @Does('/:pipelineId/reorder', 'pipeline.manage', {
    summary: 'Put the stages of a pipeline in another order',
    shows: pipeline,
    refuses: [PipelineInvalid, StageUnknown],
  })
  reorderPipelineStages(@Param() { pipelineId }: PipelinePath, @Body() { stages }: StageOrderInput) {
    return new ReorderPipelineStages({ pipelineId, stages });
  }
}
