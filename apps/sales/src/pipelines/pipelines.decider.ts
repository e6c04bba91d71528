import {
  DEFAULT_PIPELINE,
  isOpenStage,
  MAX_PIPELINES,
  MAX_STAGES,
  PipelineExists,
  PipelineInvalid,
  PipelineNameTaken,
  PipelineNotFound,
  StageKeyTaken,
  StageUnknown,
  TooManyPipelines,
  TooManyStages,
  type ForecastCategory,
  type Pipeline,
  type PipelineEvent,
  type Pipelines,
  type PipelineStage,
  type StageAbout,
} from '@crm/contracts/sales';
import { changedFields, fold, type Decider } from '@crm/kernel';

/** Texts arrive trimmed and in NFC, keys in valid form: the handler ensures it. */
export type PipelinesCommand =
  | {
      readonly type: 'DefinePipeline';
      readonly pipelineId: string;
      readonly name: string;
      /** undefined: those of the default pipeline. */
      readonly stages: readonly WantedStage[] | undefined;
    }
  | { readonly type: 'RenamePipeline'; readonly pipelineId: string; readonly name: string }
  | {
      readonly type: 'AddPipelineStage';
      readonly pipelineId: string;
      readonly stage: WantedStage;
      readonly before: string | undefined;
    }
  /** Omitted members stay unchanged. */
  | {
      readonly type: 'ChangePipelineStage';
      readonly pipelineId: string;
      readonly stage: string;
      readonly about: { readonly [Name in keyof StageAbout]?: StageAbout[Name] | undefined };
    }
  | { readonly type: 'ReorderPipelineStages'; readonly pipelineId: string; readonly stages: readonly string[] };

export interface WantedStage extends Omit<PipelineStage, 'category'> {
  /** undefined: by its probability. */
  readonly category: ForecastCategory | undefined;
}

/** All pipelines are one stream, because their names are unique and they are few; this is its id. */
export const ALL_PIPELINES = 'all';
const WON: PipelineStage = {
  key: 'closed_won',
  label: 'Closed won',
  probability: 100,
  category: 'closed',
  rottenAfterDays: null,
};
const LOST: PipelineStage = { ...WON, key: 'closed_lost', label: 'Closed lost', probability: 0, category: 'omitted' };

const FIRST: Pipeline = {
  pipelineId: DEFAULT_PIPELINE,
  name: 'Sales',
  stages: [
    { key: 'qualification', label: 'Qualification', probability: 20, category: 'pipeline', rottenAfterDays: null },
    { key: 'proposal_sent', label: 'Proposal sent', probability: 50, category: 'best-case', rottenAfterDays: null },
    { key: 'negotiation', label: 'Negotiation', probability: 80, category: 'commit', rottenAfterDays: null },
    WON,
    LOST,
  ],
};

const categoryOf = (probability: number): ForecastCategory =>
  probability >= 80 ? 'commit' : probability >= 50 ? 'best-case' : 'pipeline';

type Command<Type extends PipelinesCommand['type']> = Extract<PipelinesCommand, { type: Type }>;

function decide(command: PipelinesCommand, pipelines: Pipelines): PipelineEvent[] {
  const { pipelineId } = command;
  const pipeline = pipelines.find((each) => each.pipelineId === pipelineId);
  if (command.type === 'DefinePipeline') return define(command, pipelines);
  if (pipeline === undefined) throw new PipelineNotFound({ pipelineId });
  switch (command.type) {
    case 'RenamePipeline': {
      const { name: to } = command;
      if (to === pipeline.name) return [];
      requireFreeName(to, pipelines, pipelineId);
      return [{ type: 'PipelineRenamed', data: { pipelineId, from: pipeline.name, to } }];
    }
    case 'AddPipelineStage':
      return addStage(command, pipeline);
    case 'ChangePipelineStage':
      return changeStage(command, pipeline);
    case 'ReorderPipelineStages':
      return reorder(command, pipeline);
  }
}

function define({ pipelineId, name, stages }: Command<'DefinePipeline'>, pipelines: Pipelines): PipelineEvent[] {
  if (pipelines.some((each) => each.pipelineId === pipelineId)) throw new PipelineExists({ pipelineId });
  requireFreeName(name, pipelines);
  if (pipelines.length >= MAX_PIPELINES) throw new TooManyPipelines({ limit: MAX_PIPELINES });
  const made = stages === undefined ? FIRST.stages : withEnds(stages.map(asStage));
  requirePipeline(made);
  return [{ type: 'PipelineDefined', data: { pipelineId, name, stages: [...made] } }];
}

function requireFreeName(name: string, pipelines: Pipelines, exceptId?: string): void {
  const holder = pipelines.find((each) => each.pipelineId !== exceptId && fold(each.name) === fold(name));
  if (holder !== undefined) throw new PipelineNameTaken({ pipelineId: holder.pipelineId });
}

const asStage = ({ category, ...stage }: WantedStage): PipelineStage => ({
  ...stage,
  category: category ?? categoryOf(stage.probability),
});

const withEnds = (stages: readonly PipelineStage[]): PipelineStage[] => [
  ...stages,
  ...[WON, LOST].filter((end) => stages.every(({ category }) => category !== end.category)),
];

function requirePipeline(stages: readonly PipelineStage[]): void {
  const fault = (index: number, code: string, detail: string) => ({ pointer: `/stages/${index}`, code, detail });
  const earlier = (index: number, same: (one: PipelineStage, other: PipelineStage) => boolean) =>
    stages.slice(0, index).some((other) => same(stages[index] as PipelineStage, other));
  const errors = stages.flatMap((stage, index) => [
    ...(earlier(index, (one, other) => one.key === other.key || fold(one.label) === fold(other.label))
      ? [fault(index, 'stage-twice', 'Another stage has this key or label.')]
      : []),
    ...(!isOpenStage(stage) && earlier(index, (one, other) => one.category === other.category)
      ? [fault(index, 'end-twice', 'A pipeline has one stage that wins and one that loses.')]
      : []),
    ...(fits(stage) ? [] : [fault(index, 'end-probability', END_PROBABILITY)]),
  ]);
  if (!stages.some(isOpenStage)) errors.push(fault(0, 'no-open-stage', 'At least one stage is open.'));
  if ([WON, LOST].some((end) => stages.every(({ category }) => category !== end.category)))
    errors.push(fault(0, 'no-end', 'A pipeline keeps its stage that wins and its stage that loses.'));
  if (stages.length > MAX_STAGES) errors.push(fault(MAX_STAGES, 'too-many', `At most ${MAX_STAGES} stages.`));
  if (errors.length > 0) throw new PipelineInvalid(errors);
}

const END_PROBABILITY = 'The stage that wins has 100 percent, the one that loses 0. Neither becomes rotten.';

/** The stages that end a deal have nothing to estimate. */
const fits = ({ category, probability, rottenAfterDays }: PipelineStage): boolean =>
  (category !== 'closed' && category !== 'omitted') ||
  (probability === (category === 'closed' ? 100 : 0) && rottenAfterDays === null);

function stageOf({ stages }: Pipeline, key: string): PipelineStage {
  const stage = stages.find((each) => each.key === key);
  if (stage === undefined) throw new StageUnknown({ stage: key, allowed: stages.map((each) => each.key) });
  return stage;
}

function requireFreeStage({ stages }: Pipeline, { key, label }: Pick<PipelineStage, 'key' | 'label'>): void {
  const holder = stages.find((each) => each.key === key || fold(each.label) === fold(label));
  if (holder !== undefined) throw new StageKeyTaken({ stage: holder.key });
}

function addStage({ pipelineId, stage, before }: Command<'AddPipelineStage'>, pipeline: Pipeline): PipelineEvent[] {
  requireFreeStage(pipeline, stage);
  if (pipeline.stages.length >= MAX_STAGES) throw new TooManyStages({ limit: MAX_STAGES });
  if (before !== undefined) stageOf(pipeline, before);
  return [{ type: 'PipelineStageAdded', data: { pipelineId, stage: asStage(stage), before: before ?? null } }];
}

function changeStage(
  { pipelineId, stage: key, about }: Command<'ChangePipelineStage'>,
  pipeline: Pipeline,
): PipelineEvent[] {
  const { key: _key, ...from } = stageOf(pipeline, key);
  const change = changedFields(from, about);
  if (change === undefined) return [];
  const to = { ...from, ...defined(about) };
  if ('label' in change.changes)
    requireFreeStage(
      { ...pipeline, stages: pipeline.stages.filter((each) => each.key !== key) },
      { key, label: to.label },
    );
  const stages = pipeline.stages.map((each) => (each.key === key ? { key, ...to } : each));
  requirePipeline(stages);
  return [{ type: 'PipelineStageChanged', data: { pipelineId, stage: key, from, to } }];
}

const defined = <Given extends object>(given: Given) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Given]: Exclude<Given[Name], undefined>;
  };

function reorder({ pipelineId, stages: to }: Command<'ReorderPipelineStages'>, pipeline: Pipeline): PipelineEvent[] {
  const from = pipeline.stages.map(({ key }) => key);
  for (const key of to) stageOf(pipeline, key);
  if (new Set(to).size < to.length || to.length < from.length)
    throw new PipelineInvalid([
      { pointer: '/stages', code: 'not-all-stages', detail: 'Each stage of the pipeline must be named once.' },
    ]);
  if (from.every((key, index) => key === to[index])) return [];
  return [{ type: 'PipelineStagesReordered', data: { pipelineId, from, to: [...to] } }];
}

function evolve(pipelines: Pipelines, event: PipelineEvent): Pipelines {
  if (event.type === 'PipelineDefined') return [...pipelines, event.data];
  const { pipelineId } = event.data;
  return pipelines.map((each) => (each.pipelineId === pipelineId ? { ...each, ...changes(each, event) } : each));
}

function changes(
  { stages }: Pipeline,
  event: Exclude<PipelineEvent, { type: 'PipelineDefined' }>,
): Partial<Omit<Pipeline, 'pipelineId'>> {
  switch (event.type) {
    case 'PipelineRenamed':
      return { name: event.data.to };
    case 'PipelineStageAdded': {
      const { stage, before } = event.data;
      const named = stages.findIndex(({ key }) => key === before);
      const at = named >= 0 ? named : stages.findLastIndex(isOpenStage) + 1;
      return { stages: stages.toSpliced(at, 0, stage) };
    }
    case 'PipelineStageChanged': {
      const { stage, to } = event.data;
      return { stages: stages.map((each) => (each.key === stage ? { key: stage, ...to } : each)) };
    }
    case 'PipelineStagesReordered': {
      const { to } = event.data;
      return { stages: stages.toSorted((one, other) => to.indexOf(one.key) - to.indexOf(other.key)) };
    }
  }
}

export const pipelinesDecider: Decider<Pipelines, PipelinesCommand, PipelineEvent> = {
  category: 'pipelines',
  initial: [FIRST],
  decide,
  evolve,
};
