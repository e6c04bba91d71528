import {
  ClosedBeforeOpened,
  DEFAULT_PIPELINE,
  OpportunityIsArchived,
  OpportunityMoveNotAllowed,
  OpportunityNotFound,
  PipelineUnknown,
  StageNotAllowed,
  type OpportunityDetails,
  type OpportunityEvent,
} from '@crm/contracts/sales';
import { spec } from '@crm/testing';
import { pipelinesDecider } from '../pipelines/pipelines.decider.js';
import { opportunityDecider, type OpportunityCommand } from './opportunity.decider.js';

const deal = spec(opportunityDecider);
const opportunityId = 'O1';
const pipelines = pipelinesDecider.initial;
const [monday, tuesday, friday] = ['2026-11-02', '2026-11-03', '2026-11-06'].map((day) => `${day}T10:00:00.000Z`) as [
  string,
  string,
  string,
];

const details: OpportunityDetails = {
  amount: { amount: 550_000, currency: 'USD' },
  customerId: null,
  leadId: null,
  expectedCloseOn: null,
  forecastOverride: null,
  contacts: [],
};
const texts = { title: 'GTX Pro for Acme', nextStep: null };
const nobody = { ownerId: null, teamId: null };
const opened: OpportunityEvent = {
  type: 'OpportunityOpened',
  data: {
    opportunityId,
    ...texts,
    ...details,
    pipelineId: DEFAULT_PIPELINE,
    stage: 'qualification',
    probability: 20,
    category: 'pipeline',
    rottenAfterDays: null,
    at: monday,
    openedOn: '2026-11-02',
    ...nobody,
  },
};
const opening: OpportunityCommand = {
  type: 'OpenOpportunity',
  opportunityId,
  texts,
  details,
  pipelineId: DEFAULT_PIPELINE,
  stage: undefined,
  pipelines,
  openedOn: '2026-11-02',
  at: monday,
  holder: nobody,
};
const archived: OpportunityEvent = { type: 'OpportunityArchived', data: { opportunityId } };

const move = (stage: string, at = tuesday): OpportunityCommand => ({
  type: 'MoveOpportunity',
  opportunityId,
  stage,
  pipelines,
  at,
});
const win = (closedOn: string, at = friday): OpportunityCommand => ({
  type: 'WinOpportunity',
  opportunityId,
  closedOn,
  pipelines,
  at,
});
const lose: OpportunityCommand = {
  type: 'LoseOpportunity',
  opportunityId,
  closedOn: '2026-11-06',
  reason: 'Too expensive',
  competitor: 'Initech',
  pipelines,
  at: friday,
};
const reopen = (stage?: string): OpportunityCommand => ({
  type: 'ReopenOpportunity',
  opportunityId,
  stage,
  pipelines,
  at: friday,
});
const closed = { probability: 100, category: 'closed', rottenAfterDays: null } as const;
const won: OpportunityEvent = {
  type: 'OpportunityWon',
  data: {
    opportunityId,
    from: 'qualification',
    to: 'closed_won',
    secondsInStage: 4 * 24 * 3600,
    ...closed,
    at: friday,
    closedOn: '2026-11-06',
  },
};

describe('a deal', () => {
  it('begins in the first open stage of its pipeline, with the probability of that stage', () => {
    deal.given().when(opening).then(opened);
    deal
      .given()
      .when({ ...opening, stage: 'closed_won' })
      .thenRefused(StageNotAllowed, {
        stage: 'closed_won',
        allowed: ['qualification', 'proposal_sent', 'negotiation'],
      });
    deal
      .given()
      .when({ ...opening, pipelineId: 'P9' })
      .thenRefused(PipelineUnknown, { pipelineId: 'P9', allowed: [DEFAULT_PIPELINE] });
  });

  it('goes from any open stage to any other, and says which it skipped and how long it was in the last', () => {
    const negotiation = { probability: 80, category: 'commit', rottenAfterDays: null, at: tuesday } as const;
    const ahead: OpportunityEvent = {
      type: 'OpportunityStageMoved',
      data: {
        opportunityId,
        from: 'qualification',
        to: 'negotiation',
        secondsInStage: 24 * 3600,
        ...negotiation,
        skipped: ['proposal_sent'],
      },
    };
    deal.given(opened).when(move('negotiation')).then(ahead);
    deal
      .given(opened, ahead)
      .when(move('qualification', friday))
      .then({
        type: 'OpportunityStageMoved',
        data: {
          opportunityId,
          from: 'negotiation',
          to: 'qualification',
          secondsInStage: 3 * 24 * 3600,
          probability: 20,
          category: 'pipeline',
          rottenAfterDays: null,
          at: friday,
          skipped: ['proposal_sent'],
        },
      });
    deal.given(opened).when(move('qualification')).thenNothing();
    // A clock that was turned back.
    deal
      .given(opened, ahead)
      .when(move('proposal_sent', monday))
      .then(expect.objectContaining({ data: expect.objectContaining({ secondsInStage: 0, skipped: [] }) }) as never);
  });

  it('is not moved to a stage that ends a deal, nor to one that does not exist', () => {
    for (const stage of ['closed_won', 'closed_lost', 'nowhere'])
      deal
        .given(opened)
        .when(move(stage))
        .thenRefused(StageNotAllowed, { stage, allowed: ['qualification', 'proposal_sent', 'negotiation'] });
  });

  it('is won or lost once, and not before it was opened', () => {
    deal.given(opened).when(win('2026-11-06')).then(won);
    deal
      .given(opened)
      .when(win('2026-11-01'))
      .thenRefused(ClosedBeforeOpened, { openedOn: '2026-11-02', closedOn: '2026-11-01' });
    deal
      .given(opened)
      .when(lose)
      .then({
        type: 'OpportunityLost',
        data: {
          opportunityId,
          from: 'qualification',
          to: 'closed_lost',
          secondsInStage: 4 * 24 * 3600,
          probability: 0,
          category: 'omitted',
          rottenAfterDays: null,
          at: friday,
          closedOn: '2026-11-06',
          reason: 'Too expensive',
          competitor: 'Initech',
        },
      });
    for (const again of [win('2026-11-06'), lose, move('negotiation')])
      deal
        .given(opened, won)
        .when(again)
        .thenRefused(OpportunityMoveNotAllowed, { opportunityId, status: 'won', allowed: ['reopen'] });
  });

  it('is reopened only when it is closed, in the stage that it was closed from', () => {
    deal
      .given(opened)
      .when(reopen())
      .thenRefused(OpportunityMoveNotAllowed, { opportunityId, status: 'open', allowed: ['move', 'win', 'lose'] });
    const again = { from: 'closed_won', secondsInStage: 0, at: friday, rottenAfterDays: null };
    deal
      .given(opened, won)
      .when(reopen())
      .then({
        type: 'OpportunityReopened',
        data: { opportunityId, ...again, to: 'qualification', probability: 20, category: 'pipeline' },
      });
    deal
      .given(opened, won)
      .when(reopen('negotiation'))
      .then({
        type: 'OpportunityReopened',
        data: { opportunityId, ...again, to: 'negotiation', probability: 80, category: 'commit' },
      });
  });

  it('is changed field by field; an amount of zero is an amount', () => {
    const zero = { amount: 0, currency: 'USD' };
    deal
      .given(opened)
      .when({ type: 'ChangeOpportunity', opportunityId, texts: { title: 'GTX' }, details: { amount: zero } })
      .then(
        {
          type: 'OpportunityTextsChanged',
          data: { opportunityId, fields: ['title'], changes: { title: { from: texts.title, to: 'GTX' } } },
        },
        {
          type: 'OpportunityDetailsChanged',
          data: { opportunityId, fields: ['amount'], changes: { amount: { from: details.amount, to: zero } } },
        },
      );
    deal.given(opened).when({ type: 'ChangeOpportunity', opportunityId, texts, details }).thenNothing();
  });

  it('is given to an owner, to a team, or to both', () => {
    const assign = (to: object): OpportunityCommand => ({
      type: 'AssignOpportunity',
      opportunityId,
      to,
      rule: 'by-hand',
    });
    deal
      .given(opened)
      .when(assign({ ownerId: 'U1' }))
      .then({
        type: 'OpportunityAssigned',
        data: { opportunityId, from: nobody, to: { ownerId: 'U1', teamId: null }, rule: 'by-hand' },
      });
    deal
      .given(opened)
      .when(assign({ teamId: null }))
      .thenNothing();
  });

  it('is archived as it is, and restored before anything else happens to it', () => {
    deal.given(opened).when({ type: 'ArchiveOpportunity', opportunityId }).then(archived);
    deal.given(opened, archived).when({ type: 'ArchiveOpportunity', opportunityId }).thenNothing();
    for (const command of [move('negotiation'), win('2026-11-06'), lose, reopen()])
      deal.given(opened, archived).when(command).thenRefused(OpportunityIsArchived, { opportunityId });
    deal
      .given(opened, archived)
      .when({ type: 'RestoreOpportunity', opportunityId })
      .then({ type: 'OpportunityRestored', data: { opportunityId } });
    deal.given(opened).when({ type: 'RestoreOpportunity', opportunityId }).thenNothing();
  });

  it('must exist', () => {
    for (const command of [move('negotiation'), reopen()])
      deal.given().when(command).thenRefused(OpportunityNotFound, { opportunityId });
  });
});
