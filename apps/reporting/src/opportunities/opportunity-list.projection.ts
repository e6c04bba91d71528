import {
  opportunityView,
  weightedAmount,
  type ForecastCategory,
  type OpportunityEvent,
  type OpportunityStageView,
  type OpportunityTexts,
  type ShownOpportunity,
  type StageEntry,
} from '@crm/contracts/sales';
import { ERASED } from '@crm/event-store';
import { withChanges } from '@crm/kernel';
import { collectionOfView, type Document, type Projection, type Recorded, type RecordedAs } from '@crm/read-models';

type Derived = 'weighted' | 'forecastCategory';
/** `stageCategory`: that of the stage when the deal entered it. */
type Facts = Omit<ShownOpportunity, 'rotten' | Derived> & { readonly stageCategory: ForecastCategory };

/** The deal as the API shows it, except for `rotten`, which depends on the time of the answer. */
export type OpportunityRow = Facts & Pick<ShownOpportunity, Derived> & Document;

/** One row per deal, archived ones included. To rebuild, raise `version`. Erased texts read `[erased]`. */
export const opportunityList: Projection<OpportunityRow, OpportunityEvent> = {
  name: 'sales.opportunities',
  version: 1,
  filter: { streamPrefixes: ['opportunity-'] },
  collection: collectionOfView(opportunityView, {
    indexes: [
      ['-createdAt'],
      ['-changedAt'],
      ['title'],
      ['status', '-createdAt'],
      ['status', 'expectedCloseOn'],
      ['status', '-amount'],
      ['pipelineId', 'stage', '-stageSince'],
      ['ownerId', '-createdAt'],
      ['ownerId', 'status', 'expectedCloseOn'],
      ['teamId', '-createdAt'],
      ['holder'],
      ['customerId', '-createdAt'],
      ['closedOn'],
      ['rotsAt'],
    ],
  }),
  key: (event) => event.data.opportunityId,
  project(row, event) {
    if (event.type === 'OpportunityOpened') return opened(event);
    return row && valued({ ...row, ...changes(row, event), revision: event.revision, changedAt: event.recordedAt });
  },
};

type OpenedData = Extract<OpportunityEvent, { type: 'OpportunityOpened' }>['data'];
/** Erased texts are absent. */
type Opened = Omit<OpenedData, keyof OpportunityTexts> & Partial<Pick<OpenedData, keyof OpportunityTexts>>;

function opened({
  data,
  revision,
  recordedAt,
  actor,
}: RecordedAs<OpportunityEvent, 'OpportunityOpened'>): OpportunityRow {
  const {
    opportunityId: id,
    title,
    nextStep,
    stage,
    at,
    probability,
    category,
    rottenAfterDays,
    ...rest
  }: Opened = data;
  return valued({
    id,
    revision,
    title: title ?? ERASED,
    nextStep: nextStep ?? null,
    status: 'open',
    archived: false,
    ...entered([], stage, { at, probability, category, rottenAfterDays }),
    closedOn: null,
    lostReason: null,
    competitor: null,
    ...rest,
    createdBy: actor.id,
    createdAt: recordedAt,
    changedAt: recordedAt,
  });
}

function changes(
  row: OpportunityRow,
  event: Exclude<Recorded<OpportunityEvent>, { type: 'OpportunityOpened' }>,
): Partial<OpportunityRow> {
  switch (event.type) {
    case 'OpportunityTextsChanged': {
      if (event.erased) return {};
      const { title, nextStep } = withChanges<OpportunityTexts>(row, event.data.changes);
      return { title: title ?? row.title, nextStep };
    }
    case 'OpportunityDetailsChanged':
      return withChanges(row, event.data.changes);
    case 'OpportunityStageMoved':
      return entered(row.stages, event.data.to, event.data);
    case 'OpportunityWon': {
      const { to, closedOn } = event.data;
      return { ...entered(row.stages, to, event.data), status: 'won', closedOn };
    }
    case 'OpportunityLost': {
      const { to, closedOn, reason, competitor } = event.data;
      const why = event.erased ? { lostReason: ERASED, competitor: null } : { lostReason: reason, competitor };
      return { ...entered(row.stages, to, event.data), status: 'lost', closedOn, ...why };
    }
    case 'OpportunityReopened': {
      const again = { status: 'open', closedOn: null, lostReason: null, competitor: null } as const;
      return { ...entered(row.stages, event.data.to, event.data), ...again };
    }
    case 'OpportunityAssigned':
      return event.data.to;
    case 'OpportunityArchived':
      return { archived: true };
    case 'OpportunityRestored':
      return { archived: false };
  }
}

const DAY_MS = 24 * 3600 * 1000;

/** Ends the stay in the stage of before, and begins one in this. There is one entry for each stage, so their number is small. */
function entered(
  stages: readonly OpportunityStageView[],
  stage: string,
  { at, probability, category, rottenAfterDays }: StageEntry,
) {
  const ended = stages.map((each) =>
    each.until === null ? { ...each, until: at, seconds: each.seconds + secondsBetween(each.since, at) } : each,
  );
  const seconds = ended.find((each) => each.stage === stage)?.seconds;
  const now = { stage, since: at, until: null, seconds: seconds ?? 0 };
  return {
    stage,
    stageSince: at,
    stageCategory: category,
    probability,
    rotsAt: rottenAfterDays === null ? null : new Date(Date.parse(at) + rottenAfterDays * DAY_MS).toISOString(),
    stages: seconds === undefined ? [...ended, now] : ended.map((each) => (each.stage === stage ? now : each)),
  };
}

const secondsBetween = (since: string, until: string): number =>
  Math.max(0, Math.floor((Date.parse(until) - Date.parse(since)) / 1000));

/** What follows from the other fields. A closed deal is counted as what it is, whatever was expected of it. */
function valued(facts: Facts): OpportunityRow {
  const { amount, probability, status, forecastOverride, stageCategory } = facts;
  const forecastCategory = (status === 'open' ? forecastOverride : null) ?? stageCategory;
  return { ...facts, weighted: weightedAmount(amount, probability), forecastCategory };
}
