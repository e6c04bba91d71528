import { OPEN_CATEGORIES, type PipelineStage } from './pipeline.events.js';

export interface Pipeline {
  readonly pipelineId: string;
  readonly name: string;
  /** In their order. */
  readonly stages: readonly PipelineStage[];
}

/** All pipelines of the deployment, the default first. */
export type Pipelines = readonly Pipeline[];

/** The pipeline of deals that name none. It exists from the start and has the same id everywhere. */
export const DEFAULT_PIPELINE = '01800000-0000-7000-8000-000000000001';

/** Whether deals in it are still worked on. */
export const isOpenStage = ({ category }: PipelineStage): boolean => OPEN_CATEGORIES.some((open) => open === category);
