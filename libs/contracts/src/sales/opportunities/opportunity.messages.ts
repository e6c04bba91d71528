import { command } from '../../command.js';
import type { AssignmentInput } from '../../assignment.js';
import type {
  OpportunityChangeInput,
  OpportunityInput,
  OpportunityLossInput,
  OpportunityMoveInput,
  OpportunityReopenInput,
  OpportunityWinInput,
} from './opportunity.inputs.js';

interface OfOpportunity {
  readonly opportunityId: string;
}

export class OpenOpportunity extends command<{ opportunity: OpportunityInput }>() {}
export class ChangeOpportunity extends command<OfOpportunity & { change: OpportunityChangeInput }>() {}
export class MoveOpportunity extends command<OfOpportunity & { to: OpportunityMoveInput }>() {}
export class WinOpportunity extends command<OfOpportunity & { win: OpportunityWinInput }>() {}
export class LoseOpportunity extends command<OfOpportunity & { loss: OpportunityLossInput }>() {}
export class ReopenOpportunity extends command<OfOpportunity & { to: OpportunityReopenInput }>() {}
export class AssignOpportunity extends command<OfOpportunity & { to: AssignmentInput }>() {}
export class ArchiveOpportunity extends command<OfOpportunity>() {}
export class RestoreOpportunity extends command<OfOpportunity>() {}
