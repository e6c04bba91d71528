import {
  DEFAULT_PIPELINE,
  MAX_PIPELINES,
  PipelineInvalid,
  PipelineNameTaken,
  PipelineNotFound,
  StageKeyTaken,
  StageUnknown,
  TooManyPipelines,
  type PipelineEvent,
} from '@crm/contracts/sales';
import { spec } from '@crm/testing';
import { pipelinesDecider, type PipelinesCommand, type WantedStage } from './pipelines.decider.js';

const pipelines = spec(pipelinesDecider);
const pipelineId = DEFAULT_PIPELINE;
const stage = (key: string, probability: number, more: Partial<WantedStage> = {}): WantedStage => ({
  key,
  label: key,
  probability,
  category: undefined,
  rottenAfterDays: null,
  ...more,
});
const define = (stages: readonly WantedStage[] | undefined, name = 'Partners'): PipelinesCommand => ({
  type: 'DefinePipeline',
  pipelineId: 'P2',
  name,
  stages,
});
const stagesOf = (events: readonly PipelineEvent[], id = pipelineId) =>
  events.reduce(pipelinesDecider.evolve, pipelinesDecider.initial).find((each) => each.pipelineId === id)?.stages;
const keysOf = (...events: PipelineEvent[]) => stagesOf(events)?.map(({ key }) => key);
const END = ['closed_won', 'closed_lost'];

describe('pipelines', () => {
  it('are one from the start', () => {
    expect(pipelinesDecider.initial.map(({ name }) => name)).toEqual(['Sales']);
    expect(stagesOf([])?.map(({ key, probability }) => [key, probability])).toEqual([
      ['qualification', 20],
      ['proposal_sent', 50],
      ['negotiation', 80],
      ['closed_won', 100],
      ['closed_lost', 0],
    ]);
  });

  it('are defined with open stages; the two that end a deal are added, and categories follow from probabilities', () => {
    const [defined] = pipelinesDecider.decide(
      define([stage('prospecting', 49), stage('engaging', 50), stage('signing', 80)]),
      pipelinesDecider.initial,
    );
    expect(stagesOf([defined as PipelineEvent], 'P2')?.map(({ key, category }) => [key, category])).toEqual([
      ['prospecting', 'pipeline'],
      ['engaging', 'best-case'],
      ['signing', 'commit'],
      ['closed_won', 'closed'],
      ['closed_lost', 'omitted'],
    ]);
  });

  it('have one stage that wins and one that loses, at 100 and 0 percent, and an open one', () => {
    const won = stage('won', 100, { category: 'closed' });
    const refused = (...stages: WantedStage[]) => pipelines.given().when(define(stages)).thenRefused(PipelineInvalid);
    refused(won);
    refused(stage('open', 10), won, stage('sold', 100, { category: 'closed' }));
    refused(stage('open', 10), { ...won, probability: 90 });
    refused(stage('open', 10), { ...won, rottenAfterDays: 3 });
    refused(stage('open', 10), stage('other', 20, { label: 'OPEN' }));
    const [defined] = pipelinesDecider.decide(define([stage('open', 10), won]), pipelinesDecider.initial);
    expect(stagesOf([defined as PipelineEvent], 'P2')?.map(({ key }) => key)).toEqual(['open', 'won', 'closed_lost']);
  });

  it('share no name, and are limited in number', () => {
    pipelines.given().when(define(undefined, 'SALES')).thenRefused(PipelineNameTaken, { pipelineId });
    const all = Array.from({ length: MAX_PIPELINES - 1 }, (_, index): PipelineEvent => ({
      type: 'PipelineDefined',
      data: { pipelineId: `Q${index}`, name: `Q${index}`, stages: [] },
    }));
    pipelines
      .given(...all)
      .when(define(undefined))
      .thenRefused(TooManyPipelines, { limit: MAX_PIPELINES });
    pipelines
      .given()
      .when({ type: 'RenamePipeline', pipelineId, name: 'Direct' })
      .then({ type: 'PipelineRenamed', data: { pipelineId, from: 'Sales', to: 'Direct' } });
    pipelines.given().when({ type: 'RenamePipeline', pipelineId: 'P9', name: 'x' }).thenRefused(PipelineNotFound, {
      pipelineId: 'P9',
    });
  });

  it('get a stage in front of another, or of those that end a deal', () => {
    const demo = { ...stage('demo', 40), category: 'pipeline' } as const;
    const added = (before: string | null): PipelineEvent => ({
      type: 'PipelineStageAdded',
      data: { pipelineId, stage: demo, before },
    });
    const add = (before?: string): PipelinesCommand => ({
      type: 'AddPipelineStage',
      pipelineId,
      stage: stage('demo', 40),
      before,
    });
    pipelines.given().when(add()).then(added(null));
    expect(keysOf(added(null))).toEqual(['qualification', 'proposal_sent', 'negotiation', 'demo', ...END]);
    pipelines.given().when(add('proposal_sent')).then(added('proposal_sent'));
    expect(keysOf(added('proposal_sent'))).toEqual(['qualification', 'demo', 'proposal_sent', 'negotiation', ...END]);
    pipelines.given(added(null)).when(add()).thenRefused(StageKeyTaken, { stage: 'demo' });
    pipelines.given().when(add('nowhere')).thenRefused(StageUnknown);
  });

  it('have stages that are changed in place; those that end a deal keep their percent', () => {
    const change = (key: string, about: object): PipelinesCommand => ({
      type: 'ChangePipelineStage',
      pipelineId,
      stage: key,
      about,
    });
    const from = { label: 'Negotiation', probability: 80, category: 'commit', rottenAfterDays: null } as const;
    pipelines
      .given()
      .when(change('negotiation', { probability: 75, rottenAfterDays: 14 }))
      .then({
        type: 'PipelineStageChanged',
        data: { pipelineId, stage: 'negotiation', from, to: { ...from, probability: 75, rottenAfterDays: 14 } },
      });
    pipelines
      .given()
      .when(change('negotiation', { probability: 80 }))
      .thenNothing();
    pipelines
      .given()
      .when(change('negotiation', { label: 'qualification' }))
      .thenRefused(StageKeyTaken);
    pipelines
      .given()
      .when(change('closed_won', { probability: 90 }))
      .thenRefused(PipelineInvalid);
    pipelines
      .given()
      .when(change('closed_won', { category: 'commit' }))
      .thenRefused(PipelineInvalid);
    pipelines
      .given()
      .when(change('nowhere', { probability: 1 }))
      .thenRefused(StageUnknown);
  });

  it('have their stages in any order, each of them once', () => {
    const from = ['qualification', 'proposal_sent', 'negotiation', ...END];
    const to = ['qualification', 'negotiation', 'proposal_sent', ...END];
    const reorder = (...stages: string[]): PipelinesCommand => ({ type: 'ReorderPipelineStages', pipelineId, stages });
    const reordered: PipelineEvent = { type: 'PipelineStagesReordered', data: { pipelineId, from, to } };
    pipelines
      .given()
      .when(reorder(...to))
      .then(reordered);
    expect(keysOf(reordered)).toEqual(to);
    pipelines
      .given()
      .when(reorder(...from))
      .thenNothing();
    pipelines
      .given()
      .when(reorder(...to.slice(1)))
      .thenRefused(PipelineInvalid);
    pipelines
      .given()
      .when(reorder(...to, 'qualification'))
      .thenRefused(PipelineInvalid);
    pipelines
      .given()
      .when(reorder(...to, 'nowhere'))
      .thenRefused(StageUnknown);
  });
});
