import { ListAudit, type AuditEntryView } from '@crm/contracts/audit';
import { operator } from '../operator.cli.js';
import { WrongUsage, type DataCommand, type Row } from '../command.port.js';

const name = 'audit list';
/** Entries decrypted in one turn, which takes a few milliseconds. */
const PAGE = 100;

interface Input extends Row {
  readonly filter: string;
  readonly limit: number;
}

/** Shows personal data, so each query is recorded in the trail too. */
export const auditList: DataCommand<Input> = {
  name,
  summary:
    'Print the audit trail, newest first: who did what to which record, with the values before and after. The query itself is recorded too.',
  recorded: true,
  options: {
    filter: { type: 'string', value: 'FILTER', meaning: 'Conditions, as in the API: action eq "UserRolesChanged".' },
    limit: { type: 'string', value: 'N', meaning: 'How many entries. Default: 50. 0 prints all.' },
  },
  read(typed) {
    const limit = typed.text('limit') ?? '50';
    if (!/^\d{1,9}$/.test(limit)) throw new WrongUsage(`crm ${name}: --limit must be a whole number from 0`);
    return { filter: typed.text('filter') ?? '', limit: Number(limit) };
  },
  async *run({ filter, limit }, { services }, signal) {
    let left = limit === 0 ? Infinity : limit;
    for (let cursor: string | undefined; left > 0;) {
      signal.throwIfAborted();
      const question = { filter, limit: Math.min(left, PAGE), ...(cursor !== undefined && { cursor }) };
      const page = await services.query(new ListAudit(question), { ...operator(), strictConsistency: true });
      for (const entry of page.items) yield { ...entry };
      left -= page.items.length;
      cursor = page.next;
      if (cursor === undefined) break;
    }
    return 0;
  },
  show: (row) => lineOf(row as unknown as AuditEntryView),
};

function lineOf({ at, action, outcome, actor, record, changes }: AuditEntryView): string {
  const who = `${actor.type}:${actor.name ?? actor.id}`;
  const what = changes.map(({ field, from, to }) => `${field}: ${JSON.stringify(from)} > ${JSON.stringify(to)}`);
  return [at, outcome === 'done' ? action : `${action} (${outcome})`, who, `${record.type}:${record.id}`, ...what].join(
    '  ',
  );
}
