import { IdField } from '@crm/contracts';

export class PipelinePath {
  @IdField() readonly pipelineId!: string;
}
