import { Forbidden } from '@crm/access';
import { formerMailboxes, mailboxOf } from '@crm/contracts';
import { FindMailboxCollisions, type MailboxCollision } from '@crm/contracts/reporting';
import { collectionOf, type Filter, type FindQuery, type Page, type Projection } from '@crm/read-models';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { customerList, type CustomerRow } from '../customers/customer-list.projection.js';
import { requireWhole } from '../lists/fitness.service.js';
import { ReadSide } from '../lists/read-side.service.js';
import { userList, type UserRow } from '../users/user-list.projection.js';

/** The records of one kind that hold mailboxes: which of them do, and their addresses. */
interface Holders<Row> {
  readonly record: MailboxCollision['record'];
  readonly projection: Pick<Projection, 'name' | 'version'>;
  readonly only?: Filter;
  addressesOf(row: Row): readonly string[];
}
const CUSTOMERS: Holders<CustomerRow> = {
  record: 'customer',
  projection: customerList,
  // An archived customer holds nothing.
  only: { field: 'status', op: 'eq', value: 'active' },
  addressesOf: ({ emails }) => emails.map(({ address }) => address),
};
const USERS: Holders<UserRow> = { record: 'user', projection: userList, addressesOf: ({ email }) => [email] };

const PAGE_ROWS = 500;
const MAILBOXES_AT_ONCE = 100;

/** Only an address that had another key before can collide, so all rows are read once for those, and their mailboxes are looked up. */
@QueryHandler(FindMailboxCollisions)
export class FindMailboxCollisionsHandler implements IQueryHandler<FindMailboxCollisions> {
  constructor(private readonly views: ReadSide) {}

  async execute({ context }: FindMailboxCollisions): Promise<readonly MailboxCollision[]> {
    if (context.principal.type !== 'system') throw new Forbidden({ action: 'customer.read' });
    return [...(await this.among(CUSTOMERS)), ...(await this.among(USERS))];
  }

  private async among<Row extends CustomerRow | UserRow>(holders: Holders<Row>): Promise<MailboxCollision[]> {
    const { record, projection, only, addressesOf } = holders;
    await requireWhole(this.views.progress, projection);
    const snapshot = await this.views.store.snapshot(collectionOf(projection));
    try {
      const moved = new Set<string>();
      for await (const row of rows((query) => snapshot.find<Row>(query), only))
        for (const address of addressesOf(row)) if (formerMailboxes(address).length > 0) moved.add(mailboxOf(address));
      const found = new Map<string, MailboxCollision['holders']>();
      for (const some of inParts([...moved], MAILBOXES_AT_ONCE)) {
        const held: Filter = { field: 'email', op: 'in', value: some };
        const filter = only === undefined ? held : { and: [held, only] };
        for await (const row of rows((query) => snapshot.find<Row>(query), filter))
          for (const [mailbox, addresses] of Map.groupBy(addressesOf(row), mailboxOf))
            if (moved.has(mailbox)) found.set(mailbox, [...(found.get(mailbox) ?? []), { id: row.id, addresses }]);
      }
      return [...found].flatMap(([mailbox, who]) => (who.length > 1 ? [{ record, mailbox, holders: who }] : []));
    } finally {
      await snapshot.close();
    }
  }
}

async function* rows<Row>(
  read: (query: FindQuery) => Promise<Page<Row>>,
  filter: Filter | undefined,
): AsyncGenerator<Row> {
  let after: FindQuery['after'];
  do {
    const page = await read({ limit: PAGE_ROWS, ...(filter && { filter }), ...(after && { after }) });
    yield* page.items;
    after = page.last;
  } while (after !== undefined);
}

const inParts = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
