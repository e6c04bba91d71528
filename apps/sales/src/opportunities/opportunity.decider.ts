import { reassigned, type Assignment, type AssignmentChange, type AssignmentRule } from '@crm/contracts';
import {
  ClosedBeforeOpened,
  isOpenStage,
  OpportunityExists,
  OpportunityIsArchived,
  OpportunityMoveNotAllowed,
  OpportunityNotFound,
  PipelineUnknown,
  StageNotAllowed,
  type ForecastCategory,
  type OpportunityDetails,
  type OpportunityEvent,
  type OpportunityStatus,
  type OpportunityTexts,
  type Pipeline,
  type Pipelines,
  type PipelineStage,
  type StageEntry,
} from '@crm/contracts/sales';
import { changedFields, withChanges, type Decider } from '@crm/kernel';

/** What a move needs to know beyond the deal itself. */
interface Moving {
  readonly opportunityId: string;
  readonly pipelines: Pipelines;
  /** The time of the move. RFC 3339, UTC. */
  readonly at: string;
}

/** Texts arrive trimmed and in NFC: the handler ensures it. Days are YYYY-MM-DD. */
export type OpportunityCommand =
  | (Moving & {
      readonly type: 'OpenOpportunity';
      readonly texts: OpportunityTexts & { readonly title: string };
      readonly details: OpportunityDetails;
      readonly pipelineId: string;
      /** undefined: the first one. */
      readonly stage: string | undefined;
      readonly openedOn: string;
      readonly holder: Assignment;
    })
  /** Omitted members stay unchanged. */
  | {
      readonly type: 'ChangeOpportunity';
      readonly opportunityId: string;
      readonly texts: Wanted<OpportunityTexts>;
      readonly details: Wanted<OpportunityDetails>;
    }
  | (Moving & { readonly type: 'MoveOpportunity'; readonly stage: string })
  | (Moving & { readonly type: 'WinOpportunity'; readonly closedOn: string })
  | (Moving & {
      readonly type: 'LoseOpportunity';
      readonly closedOn: string;
      readonly reason: string;
      readonly competitor: string | null;
    })
  /** Without a stage: the last open one that it was in. */
  | (Moving & { readonly type: 'ReopenOpportunity'; readonly stage: string | undefined })
  | {
      readonly type: 'AssignOpportunity';
      readonly opportunityId: string;
      readonly to: AssignmentChange;
      readonly rule: AssignmentRule;
    }
  | { readonly type: 'ArchiveOpportunity'; readonly opportunityId: string }
  | { readonly type: 'RestoreOpportunity'; readonly opportunityId: string };

type Wanted<Fields> = { readonly [Name in keyof Fields]?: Fields[Name] | undefined };

export interface KnownOpportunity {
  readonly status: OpportunityStatus;
  readonly archived: boolean;
  /** All null once the texts are erased. */
  readonly texts: OpportunityTexts;
  readonly details: OpportunityDetails;
  readonly pipelineId: string;
  readonly stage: string;
  readonly enteredAt: string;
  /** The last open stage that it was in before it was closed. */
  readonly closedFrom: string | null;
  readonly openedOn: string;
  readonly holder: Assignment;
}
export type Opportunity = { readonly status: 'absent' } | KnownOpportunity;

type Command<Type extends OpportunityCommand['type']> = Extract<OpportunityCommand, { type: Type }>;

function decide(command: OpportunityCommand, deal: Opportunity): OpportunityEvent[] {
  const { opportunityId } = command;
  if (command.type === 'OpenOpportunity') return open(command, deal);
  if (deal.status === 'absent') throw new OpportunityNotFound({ opportunityId });
  if (command.type === 'ArchiveOpportunity')
    return deal.archived ? [] : [{ type: 'OpportunityArchived', data: { opportunityId } }];
  if (command.type === 'RestoreOpportunity')
    return deal.archived ? [{ type: 'OpportunityRestored', data: { opportunityId } }] : [];
  if (deal.archived) throw new OpportunityIsArchived({ opportunityId });
  switch (command.type) {
    case 'ChangeOpportunity':
      return change(command, deal);
    case 'MoveOpportunity':
      return move(command, deal);
    case 'WinOpportunity':
      return [{ type: 'OpportunityWon', data: close(command, 'win', 'closed', deal) }];
    case 'LoseOpportunity': {
      const { reason, competitor } = command;
      return [{ type: 'OpportunityLost', data: { ...close(command, 'lose', 'omitted', deal), reason, competitor } }];
    }
    case 'ReopenOpportunity': {
      requireMove('reopen', command, deal);
      const pipeline = pipelineOf(command.pipelines, deal.pipelineId);
      const to = openStageOf(pipeline, command.stage ?? deal.closedFrom ?? undefined);
      return [{ type: 'OpportunityReopened', data: moved(command, deal, to) }];
    }
    case 'AssignOpportunity': {
      const change = reassigned(deal.holder, command.to);
      return change ? [{ type: 'OpportunityAssigned', data: { opportunityId, ...change, rule: command.rule } }] : [];
    }
  }
}

function open(command: Command<'OpenOpportunity'>, deal: Opportunity): OpportunityEvent[] {
  const { opportunityId, texts, details, pipelineId, pipelines, stage, openedOn, holder, at } = command;
  if (deal.status !== 'absent') throw new OpportunityExists({ opportunityId });
  const to = openStageOf(pipelineOf(pipelines, pipelineId), stage);
  const data = {
    opportunityId,
    ...texts,
    ...details,
    pipelineId,
    stage: to.key,
    ...entry(to, at),
    openedOn,
    ...holder,
  };
  return [{ type: 'OpportunityOpened', data }];
}

function pipelineOf(pipelines: Pipelines, pipelineId: string): Pipeline {
  const pipeline = pipelines.find((each) => each.pipelineId === pipelineId);
  if (pipeline === undefined)
    throw new PipelineUnknown({ pipelineId, allowed: pipelines.map((each) => each.pipelineId) });
  return pipeline;
}

/** Without a key: the first open stage. */
function openStageOf({ stages }: Pipeline, key: string | undefined): PipelineStage {
  const open = stages.filter(isOpenStage);
  const stage = key === undefined ? open[0] : open.find((each) => each.key === key);
  if (stage === undefined) throw new StageNotAllowed({ stage: key ?? '', allowed: open.map((each) => each.key) });
  return stage;
}

const entry = ({ probability, category, rottenAfterDays }: PipelineStage, at: string): StageEntry => ({
  probability,
  category,
  rottenAfterDays,
  at,
});

const moved = ({ opportunityId, at }: Moving, { stage: from, enteredAt }: KnownOpportunity, to: PipelineStage) => ({
  opportunityId,
  from,
  to: to.key,
  // Clocks may be turned back between two moves.
  secondsInStage: Math.max(0, Math.floor((Date.parse(at) - Date.parse(enteredAt)) / 1000)),
  ...entry(to, at),
});

/** By the name of the route. */
const MOVES: Readonly<Record<OpportunityStatus, readonly string[]>> = {
  open: ['move', 'win', 'lose'],
  won: ['reopen'],
  lost: ['reopen'],
};

function requireMove(name: string, { opportunityId }: Moving, { status }: KnownOpportunity): void {
  const allowed = MOVES[status];
  if (!allowed.includes(name)) throw new OpportunityMoveNotAllowed({ opportunityId, status, allowed });
}

function move(command: Command<'MoveOpportunity'>, deal: KnownOpportunity): OpportunityEvent[] {
  requireMove('move', command, deal);
  const pipeline = pipelineOf(command.pipelines, deal.pipelineId);
  const to = openStageOf(pipeline, command.stage);
  if (to.key === deal.stage) return [];
  const skipped = between(pipeline, deal.stage, to.key);
  return [{ type: 'OpportunityStageMoved', data: { ...moved(command, deal, to), skipped } }];
}

/** The stages between two, in the order of the pipeline. */
function between({ stages }: Pipeline, one: string, other: string): string[] {
  const keys = stages.map(({ key }) => key);
  const [first = 0, last = 0] = [keys.indexOf(one), keys.indexOf(other)].toSorted((a, b) => a - b);
  return keys.slice(first + 1, last);
}

function close(
  command: Command<'WinOpportunity'> | Command<'LoseOpportunity'>,
  name: 'win' | 'lose',
  category: ForecastCategory,
  deal: KnownOpportunity,
) {
  const { closedOn, pipelines } = command;
  requireMove(name, command, deal);
  if (closedOn < deal.openedOn) throw new ClosedBeforeOpened({ openedOn: deal.openedOn, closedOn });
  const end = pipelineOf(pipelines, deal.pipelineId).stages.find((stage) => stage.category === category);
  if (end === undefined) throw new TypeError(`the pipeline ${deal.pipelineId} has no stage that is ${category}`);
  return { ...moved(command, deal, end), closedOn };
}

function change(
  { opportunityId, texts, details }: Command<'ChangeOpportunity'>,
  deal: KnownOpportunity,
): OpportunityEvent[] {
  const words = changedFields(deal.texts, texts);
  const facts = changedFields(deal.details, details);
  return [
    ...(words ? [{ type: 'OpportunityTextsChanged' as const, data: { opportunityId, ...words } }] : []),
    ...(facts ? [{ type: 'OpportunityDetailsChanged' as const, data: { opportunityId, ...facts } }] : []),
  ];
}

function evolve(deal: Opportunity, event: OpportunityEvent): Opportunity {
  if (event.type === 'OpportunityOpened') return opened(event.data);
  if (deal.status === 'absent') return deal;
  switch (event.type) {
    case 'OpportunityTextsChanged': {
      // Absent once the texts are erased.
      const { changes = {} }: Partial<typeof event.data> = event.data;
      return { ...deal, texts: withChanges(deal.texts, changes) };
    }
    case 'OpportunityDetailsChanged':
      return { ...deal, details: withChanges(deal.details, event.data.changes) };
    case 'OpportunityStageMoved':
    case 'OpportunityReopened':
      return { ...deal, status: 'open', stage: event.data.to, enteredAt: event.data.at, closedFrom: null };
    case 'OpportunityWon':
    case 'OpportunityLost': {
      const status = event.type === 'OpportunityWon' ? 'won' : 'lost';
      return { ...deal, status, stage: event.data.to, enteredAt: event.data.at, closedFrom: event.data.from };
    }
    case 'OpportunityAssigned':
      return { ...deal, holder: event.data.to };
    case 'OpportunityArchived':
      return { ...deal, archived: true };
    case 'OpportunityRestored':
      return { ...deal, archived: false };
  }
}

function opened(data: Extract<OpportunityEvent, { type: 'OpportunityOpened' }>['data']): KnownOpportunity {
  const { pipelineId, stage, at: enteredAt, openedOn, ownerId, teamId } = data;
  const { amount, customerId, leadId, expectedCloseOn, forecastOverride, contacts } = data;
  // Absent once the texts are erased.
  const { title = null, nextStep = null }: Partial<OpportunityTexts> = data;
  return {
    status: 'open',
    archived: false,
    texts: { title, nextStep },
    details: { amount, customerId, leadId, expectedCloseOn, forecastOverride, contacts },
    pipelineId,
    stage,
    enteredAt,
    closedFrom: null,
    openedOn,
    holder: { ownerId, teamId },
  };
}

export const opportunityDecider: Decider<Opportunity, OpportunityCommand, OpportunityEvent> = {
  category: 'opportunity',
  initial: { status: 'absent' },
  decide,
  evolve,
};
