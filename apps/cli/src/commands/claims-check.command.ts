import { FindMailboxCollisions, type MailboxCollision } from '@crm/contracts/reporting';
import type { DataCommand, Row } from '../command.port.js';
import { operator } from '../operator.cli.js';

interface Input extends Row {
  readonly addresses: boolean;
}

/** What is only in the log of earlier releases: later ones let nobody take a mailbox that is held. */
export const claimsCheck: DataCommand<Input> = {
  name: 'claims check',
  summary:
    'List mailboxes that two or more customers, or users, hold because an earlier release took two spellings for different addresses. Exit code 1 when there are any.',
  recorded: true,
  options: { addresses: { type: 'boolean', meaning: 'Print the addresses too, which are personal data.' } },
  read: (typed) => ({ addresses: typed.flag('addresses') }),
  async *run({ addresses }, { services }) {
    const collisions = await services.query(new FindMailboxCollisions(), operator());
    for (const { record, mailbox, holders } of collisions)
      yield { record, ...(addresses ? { mailbox, holders } : { holders: holders.map(({ id }) => ({ id })) }) };
    yield { ok: collisions.length === 0, collisions: collisions.length };
    return collisions.length === 0 ? 0 : 1;
  },
  show(row) {
    if ('ok' in row)
      return row['ok']
        ? 'Every mailbox has one holder.'
        : `${String(row['collisions'])} mailboxes have several holders.`;
    const { record, mailbox, holders } = row as unknown as Partial<MailboxCollision>;
    const who = holders?.map(({ id, addresses }) => (addresses === undefined ? id : `${id} (${addresses.join(', ')})`));
    return `${mailbox === undefined ? 'one mailbox' : mailbox}: ${String(record)}s ${who?.join(', ') ?? ''}`;
  },
};
