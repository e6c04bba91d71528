import { refusal } from '@crm/kernel';

/** The deal does not exist, or the caller may not read it; the refusal is the same. */
export class OpportunityNotFound extends refusal<{ opportunityId: string }>()('sales.opportunity-not-found', {
  kind: 'not-found',
  title: 'There is no such opportunity.',
  meaning: 'No opportunity has this id, or you may not read it.',
  remedy: 'Check the id.',
  facts: { opportunityId: 'The requested id.' },
}) {}
export class OpportunityExists extends refusal<{ opportunityId: string }>()('sales.opportunity-exists', {
  kind: 'conflict',
  title: 'This opportunity already exists.',
  meaning: 'An opportunity with this id was opened before.',
  remedy: 'Use the existing opportunity.',
  facts: { opportunityId: 'The existing opportunity.' },
}) {}
export class OpportunityIsArchived extends refusal<{ opportunityId: string }>()('sales.opportunity-archived', {
  kind: 'conflict',
  title: 'The opportunity is archived. Restore it first.',
  meaning: 'An archived opportunity is not changed, moved or assigned.',
  remedy: 'Restore it, or leave it unchanged.',
  facts: { opportunityId: 'The archived opportunity.' },
}) {}
export class OpportunityMoveNotAllowed extends refusal<{
  opportunityId: string;
  status: string;
  allowed: readonly string[];
}>()('sales.opportunity-move-not-allowed', {
  kind: 'conflict',
  title: 'The opportunity cannot make this move from its status.',
  meaning: 'An open opportunity is moved, won or lost; a closed one is reopened.',
  remedy: 'Make one of the moves in `allowed`.',
  facts: {
    opportunityId: 'The opportunity.',
    status: 'Its status.',
    allowed: 'The moves that are possible now: `POST /api/v1/opportunities/{opportunityId}/<move>`.',
  },
}) {}
export class StageNotAllowed extends refusal<{ stage: string; allowed: readonly string[] }>()(
  'sales.stage-not-allowed',
  {
    kind: 'conflict',
    title: 'The opportunity cannot be in this stage.',
    meaning:
      'The pipeline has no open stage with this key. The stages that end a deal are entered by `win` and `lose` alone.',
    remedy: 'Send one of the stages in `allowed`, or win or lose the opportunity.',
    facts: { stage: 'The stage that was asked for.', allowed: 'The keys of the open stages of its pipeline.' },
  },
) {}
export class ClosedBeforeOpened extends refusal<{ openedOn: string; closedOn: string }>()(
  'sales.closed-before-opened',
  {
    kind: 'invalid',
    title: 'An opportunity cannot be closed before it was opened.',
    meaning: 'The day of the close is before the day on which the opportunity was opened.',
    remedy: 'Send the day of `openedOn` or a later one.',
    facts: { openedOn: 'When it was opened.', closedOn: 'The day that was sent.' },
  },
) {}
/** A deal names a pipeline that does not exist. Not a 404: the path names something else. */
export class PipelineUnknown extends refusal<{ pipelineId: string; allowed: readonly string[] }>()(
  'sales.pipeline-unknown',
  {
    kind: 'invalid',
    title: 'The opportunity names a pipeline that does not exist.',
    meaning: 'No pipeline has the id in `pipelineId`.',
    remedy: 'Send one of `allowed`, or leave it out for the default pipeline.',
    facts: { pipelineId: 'The id that was sent.', allowed: 'The ids of all pipelines.' },
  },
) {}
