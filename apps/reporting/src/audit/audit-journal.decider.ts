import type { AuditJournalEvent } from '@crm/contracts/audit';
import type { Decider } from '@crm/kernel';

/** Facts that need no judgement: the command is the event. Each stream is short: one for an hour, a day or an export. */
const journal = (category: string): Decider<null, AuditJournalEvent, AuditJournalEvent> => ({
  category,
  initial: null,
  decide: (event) => [event],
  evolve: () => null,
});

export const refusedAccess = journal('refused-access');
export const operatorCommands = journal('operator-command');
export const usageJournal = journal('usage');
export const auditExports = journal('audit-export');
