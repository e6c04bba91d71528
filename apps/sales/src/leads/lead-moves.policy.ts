import { LEAD_STATUSES, type LeadStatus } from '@crm/contracts/sales';

interface Move {
  readonly from: readonly LeadStatus[];
  to(from: LeadStatus): LeadStatus;
}

const before = (status: LeadStatus): LeadStatus => LEAD_STATUSES[LEAD_STATUSES.indexOf(status) - 1] ?? status;

/** By the name of the route. */
const MOVES = {
  contact: { from: ['new'], to: () => 'contacted' },
  qualify: { from: ['new', 'contacted'], to: () => 'qualified' },
  lose: { from: ['new', 'contacted', 'qualified'], to: () => 'lost' },
  reopen: { from: ['lost'], to: () => 'contacted' },
  'step-back': { from: ['contacted', 'qualified'], to: before },
} satisfies Record<string, Move>;
export type LeadMove = keyof typeof MOVES;

/** The moves that a lead can make from this status. */
export const movesFrom = (status: LeadStatus): LeadMove[] =>
  (Object.keys(MOVES) as LeadMove[]).filter((move) => allows(move, status));

/** The status after the move; undefined: it is not allowed. */
export const after = (move: LeadMove, from: LeadStatus): LeadStatus | undefined =>
  allows(move, from) ? (MOVES[move] as Move).to(from) : undefined;

const allows = (move: LeadMove, from: LeadStatus): boolean => (MOVES[move] as Move).from.includes(from);
