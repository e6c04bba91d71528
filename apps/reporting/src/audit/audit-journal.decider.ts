import type { AuditJournalEvent } from '@crm/contracts/audit';
import type { Decider } from '@crm/kernel';

/** Facts without rules: the command is the event. Streams are short: one for each hour, day or export. */
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
