import { writableFields, type Action } from '@crm/access';
import { mayReach } from '@crm/commands';
import {
  ImportedKind,
  type ImportRights,
  type RecordsOfRun,
  type RowOutcome,
  type RunOfKind,
  type Touched,
} from '@crm/commands/imports';
import { UUID, type NamedField, type ReadRecord, type RowFault } from '@crm/commands/imports/rows';
import { mailboxKeys, type CallContext, type Principal } from '@crm/contracts';
import { CustomerIsArchived, EmailTaken, type CustomFields } from '@crm/contracts/customers';
import { StaleRevision } from '@crm/contracts/refusals';
import { AggregateStreams, RehearsedStreams } from '@crm/event-store';
import type { FileRecord } from '@crm/import-files';
import { derivedId, isDomainError, type DomainError } from '@crm/kernel';
import { Injectable } from '@nestjs/common';
import { CustomFieldDirectory } from '../custom-fields/custom-field-directory.port.js';
import { isClaimRefusal, redacted } from '../customers/customer-decisions.service.js';
import { customerRecord } from '../customers/customer-record.service.js';
import { CUSTOMER_EMAIL } from '../customers/contact-points.policy.js';
import { customerDecider } from '../customers/customer.decider.js';
import { EXTERNAL_ID, externalKey } from '../customers/external-ids.model.js';
import { customerColumns } from './customer-columns.model.js';
import { completionOf, creationOf, customerReader, type ReadCustomer } from './customer-row.model.js';
import { addNote } from './import-notes.service.js';

/** Of so many customers a dry run keeps the imagined state; of all others, which values they hold. */
const REHEARSED_CUSTOMERS = 20_000;
/** Others may create, archive or change the customer between the look-up and the write; then it is looked up again. */
const MAX_LOOKS = 10;

/** Customers as a kind of record that files are imported as. */
@Injectable()
export class ImportedCustomers extends ImportedKind {
  readonly columns = customerColumns;
  readonly rights: ImportRights = {
    imports: 'customer.import',
    used: ['customer.read', 'customer.update', 'customer.tag'],
    neededBy: (mapping) => (mapping.includes('note') ? ['note.create'] : []),
  };

  constructor(
    private readonly streams: AggregateStreams,
    private readonly fields: CustomFieldDirectory,
  ) {
    super();
  }

  async namedFields(): Promise<readonly NamedField[]> {
    const inUse = (await this.fields.of('customer')).filter(({ archived }) => !archived);
    return inUse.map(({ key, label, type }) => ({ key, label, type }));
  }

  /** With the custom fields of the moment in which the run starts. */
  async recordsOf(run: RunOfKind): Promise<RecordsOfRun> {
    return new CustomersOfRun(this.streams, { ...run, customFields: await this.fields.of('customer') });
  }
}

interface CustomerRunOptions extends RunOfKind {
  readonly customFields: CustomFields;
}

type Key = 'id' | 'externalId' | 'email';
interface Holder {
  readonly key: Key;
  readonly customerId: string;
}
interface NoteOutcome {
  readonly isNew: boolean;
  readonly warnings: readonly RowFault[];
}
/** For whom and under which ids a row is applied. */
interface Order {
  /** Of the command, and of the customer if the row creates one. */
  readonly id: string;
  readonly context: CallContext;
}

/**
 * Writes the rows of one run, to the log or to a rehearsal of it. The id of a command, and of the customer it creates, is derived from the
 * import's id and the row's number, so a row that is applied again after a crash finds its own events and has the same outcome.
 */
class CustomersOfRun implements RecordsOfRun<ReadCustomer, readonly Holder[]> {
  private readonly streams: AggregateStreams;
  private readonly keyColumns: Readonly<Record<Key | 'note', string>>;
  readonly read: (record: FileRecord) => ReadRecord<ReadCustomer>;

  constructor(
    private readonly log: AggregateStreams,
    private readonly options: CustomerRunOptions,
  ) {
    const { run, file, customFields } = options;
    this.read = customerReader({ ...run, columns: file.columns, customFields });
    this.streams = run.dryRun ? new RehearsedStreams(log, REHEARSED_CUSTOMERS) : log;
    const named = (is: (target: string) => boolean): string =>
      file.columns.filter((_, index) => is(run.mapping[index] ?? '')).join(', ');
    this.keyColumns = {
      id: named((target) => target === 'id'),
      externalId: named((target) => target.startsWith('externalId')),
      email: named((target) => target === 'email'),
      note: named((target) => target === 'note'),
    };
  }

  /** A rehearsal has no commits to share, so its rows go one after the other. Only an update depends on more than its own keys. */
  async touched(number: number, row: ReadCustomer): Promise<Touched<readonly Holder[]>> {
    const { dryRun, mode } = this.options.run;
    if (dryRun) return { keys: ['rehearsal'], records: [] };
    const keys = [...row.mailboxes, ...externalKeys(row)];
    if (mode !== 'update') return { keys, records: [] };
    const found = await this.holdersOf(row);
    return { keys, records: [this.idOf(number), ...found.map(({ customerId }) => customerId)], found };
  }

  /** What was found may be outdated, as after any look: then a claim or the revision refuses the write. */
  async apply(number: number, row: ReadCustomer, principal: Principal, found?: readonly Holder[]): Promise<RowOutcome> {
    const id = this.idOf(number);
    const context = this.contextOf(id, principal);
    for (let look = 1; look <= MAX_LOOKS; look += 1) {
      const outcome = await this.attempt(row, { id, context }, look === 1 ? found : undefined);
      if (outcome !== undefined) return outcome;
    }
    return { kind: 'failed', fault: CONTENDED };
  }

  /** undefined: somebody else was faster, so it must be looked up again. */
  private async attempt(row: ReadCustomer, order: Order, found?: readonly Holder[]): Promise<RowOutcome | undefined> {
    const { mode } = this.options.run;
    const { missing } = row;
    // Without a look-up, the claims decide: that saves a read for each new customer.
    const isLookedUp = mode === 'update' || missing !== undefined || row.id !== undefined;
    const holders = found ?? (isLookedUp ? await this.holdersOf(row) : []);
    const [holder] = holders;
    const isDone = holders.some(({ customerId }) => customerId === order.id);
    if (holder === undefined || isDone) {
      if (missing !== undefined) return { kind: 'failed', fault: missing };
      return this.create(row, order);
    }
    if (mode === 'skip') return { kind: 'skipped' };
    if (mode === 'create') return this.duplicate(holder, order);
    const ids = new Set(holders.map(({ customerId }) => customerId));
    return ids.size > 1 ? this.several(holders, order) : this.complete(holder, row, order);
  }

  private async create(row: ReadCustomer, { id, context }: Order): Promise<RowOutcome | undefined> {
    const { mailboxes, id: wantedId } = row;
    const { principal } = context;
    const ownerId = principal.type === 'user' ? { ownerId: principal.id } : {};
    const creation = { type: 'CreateCustomer', customerId: id, ...ownerId, ...creationOf(row) } as const;
    try {
      await this.streams.execute(customerDecider, id, creation, context, { creates: true });
    } catch (refusal) {
      const { mode } = this.options.run;
      if (mode === 'create' || !isClaimRefusal(refusal)) return this.failed(refusal, { id, context });
      return mode === 'skip' ? { kind: 'skipped' } : undefined;
    }
    const isIdentified = mailboxes.length > 0 || externalKeys(row).length > 0;
    const { warnings } = await this.note(id, row, context);
    return {
      kind: 'created',
      warnings: [...(wantedId === undefined ? [] : [{ column: this.keyColumns.id, ...UNKNOWN_ID }]), ...warnings],
      ...(!isIdentified && { remark: NO_MATCH_KEY }),
    };
  }

  private async complete(holder: Holder, row: ReadCustomer, order: Order): Promise<RowOutcome | undefined> {
    const { customerId, key } = holder;
    const { context } = order;
    const { state, revision } = await this.streams.load(customerDecider, customerId);
    // A rehearsal keeps nothing but the values of a customer that an early row of the file creates.
    if (state.status === 'absent') return this.options.run.dryRun ? { kind: 'updated' } : undefined;
    const added = completionOf(row, state);
    if (!(await this.mayUpdate(customerId, added, context.principal)))
      return { kind: 'failed', fault: { column: this.keyColumns[key], ...FORBIDDEN } };
    const completion = { type: 'CompleteCustomer', customerId, ...added } as const;
    try {
      // With the loaded revision as precondition, it is certain whether anything changed.
      const exact = { ...context, ifMatch: revision };
      const receipt = await this.streams.execute(customerDecider, customerId, completion, exact);
      const isChanged = receipt.repeated === true || receipt.revision !== revision;
      const { isNew, warnings } = await this.note(customerId, row, context);
      return { kind: isChanged || isNew ? 'updated' : 'unchanged', warnings };
    } catch (refusal) {
      if (refusal instanceof StaleRevision || isClaimRefusal(refusal)) return undefined;
      if (refusal instanceof CustomerIsArchived && key !== 'id') return undefined;
      return this.failed(refusal, order);
    }
  }

  /** The customer is written already, so a note that is refused does not cost the row. */
  private async note(customerId: string, { note: text }: ReadCustomer, context: CallContext): Promise<NoteOutcome> {
    if (text === undefined) return { isNew: false, warnings: [] };
    try {
      return { isNew: await addNote(this.streams, { customerId, text }, context), warnings: [] };
    } catch (refusal) {
      if (!isDomainError(refusal) || isNotNow(refusal)) throw refusal;
      return { isNew: false, warnings: [{ column: this.keyColumns.note, ...NOTE_REFUSED }] };
    }
  }

  /** The same rule as for every change: checks that the record is seen and may be changed, and the fields that the row fills. */
  private async mayUpdate(
    customerId: string,
    { tags, ...completion }: ReturnType<typeof completionOf>,
    principal: Principal,
  ): Promise<boolean> {
    const named = Object.entries(completion)
      .filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value !== undefined))
      .map(([field]) => field);
    const writable = writableFields(principal, 'customer');
    if (named.some((field) => !writable.has(field))) return false;
    const needed: Action[] = [
      'customer.read',
      'customer.update',
      ...(tags.length > 0 ? (['customer.tag'] as const) : []),
    ];
    for (const action of needed) if (!(await this.reaches(principal, action, customerId))) return false;
    return true;
  }

  /** Who has what identifies the row, the strongest first. */
  private async holdersOf(row: ReadCustomer): Promise<Holder[]> {
    const { streams } = this;
    const found: Holder[] = [];
    const add = (key: Key, customerId: string | undefined): void => {
      if (customerId !== undefined) found.push({ key, customerId });
    };
    if (row.id !== undefined && UUID.test(row.id)) {
      const { state } = await streams.load(customerDecider, row.id);
      add('id', state.status === 'absent' ? undefined : row.id);
    }
    for (const value of externalKeys(row)) add('externalId', await streams.holderOf(EXTERNAL_ID, value));
    for (const mailbox of row.mailboxes) add('email', await streams.holderOf(CUSTOMER_EMAIL, ...mailboxKeys(mailbox)));
    return found;
  }

  private async failed(refusal: unknown, order: Order): Promise<RowOutcome> {
    if (isClaimRefusal(refusal)) {
      const key = refusal instanceof EmailTaken ? 'email' : 'externalId';
      return this.duplicate({ key, customerId: refusal.facts.holder ?? '' }, order);
    }
    const shown = await redacted(refusal, this.streams, order.context.principal);
    if (!isDomainError(shown) || isNotNow(shown)) throw shown;
    return { kind: 'failed', fault: { code: shown.code, reason: shown.title } };
  }

  private async duplicate({ key, customerId }: Holder, { context }: Order): Promise<RowOutcome> {
    const column = this.keyColumns[key];
    if (await this.isImagined(customerId)) return { kind: 'failed', fault: { column, ...TWICE[key] } };
    const [holder] = await this.shown([customerId], context);
    return { kind: 'failed', fault: { column, ...DUPLICATE[key], ...(holder !== undefined && { holder }) } };
  }

  private async several(holders: readonly Holder[], { context }: Order): Promise<RowOutcome> {
    const column = [...new Set(holders.map(({ key }) => this.keyColumns[key]))].join(', ');
    const shown = await this.shown(new Set(holders.map(({ customerId }) => customerId)), context);
    return { kind: 'failed', fault: { column, ...SEVERAL, ...(shown.length > 0 && { holder: shown.join(' ') }) } };
  }

  /** Those that the importer may read and that exist. */
  private async shown(ids: Iterable<string>, { principal }: CallContext): Promise<string[]> {
    const shown: string[] = [];
    for (const id of ids)
      if (!(await this.isImagined(id)) && (await this.reaches(principal, 'customer.read', id))) shown.push(id);
    return shown;
  }

  /** Whether the customer exists only in the rehearsal. */
  private async isImagined(customerId: string): Promise<boolean> {
    if (!this.options.run.dryRun) return false;
    return (await this.log.load(customerDecider, customerId)).state.status === 'absent';
  }

  private reaches(principal: Principal, action: Action, customerId: string): Promise<boolean> {
    return mayReach(this.streams, customerRecord, principal, action, customerId);
  }

  private idOf(number: number): string {
    return derivedId(this.options.importId, 'row', number);
  }

  private contextOf(commandId: string, principal: Principal): CallContext {
    const { importId } = this.options;
    return { principal, correlationId: importId, causationId: importId, commandId, source: 'import' };
  }
}

/** A full, slow or unreachable log is not a fault of the row. */
const isNotNow = ({ kind }: DomainError<object>): boolean => kind === 'unavailable' || kind === 'full';

const externalKeys = ({ externalIds = [] }: ReadCustomer): string[] => externalIds.map(externalKey);

const duplicate = (reason: string) => ({ code: 'duplicate', reason });
const DUPLICATE: Readonly<Record<Key, RowFault>> = {
  id: duplicate('A customer with this id exists.'),
  externalId: duplicate('Another customer has this external id.'),
  email: duplicate('Another customer has this e-mail address.'),
};
const TWICE: Readonly<Record<Key, RowFault>> = {
  id: DUPLICATE.id,
  externalId: duplicate('An earlier row of this file has this external id.'),
  email: duplicate('An earlier row of this file has this e-mail address.'),
};
const SEVERAL: RowFault = {
  code: 'several-customers',
  reason: 'What identifies this row belongs to different customers.',
};
const FORBIDDEN: RowFault = {
  code: 'forbidden',
  reason: 'The row belongs to a customer that you may not change.',
};
const CONTENDED: RowFault = {
  code: 'contended',
  reason: 'Others changed this customer again and again. Import the row again.',
};
const UNKNOWN_ID: RowFault = {
  code: 'id-unknown',
  reason: 'No customer has this id. The row created a customer with a new one.',
};
const NOTE_REFUSED: RowFault = {
  code: 'note',
  reason: 'The importer may not add notes to this customer; the note was left out.',
};
const NO_MATCH_KEY: RowFault = {
  code: 'no-match-key',
  reason:
    'Nothing identifies this row: no e-mail address, no external id. Importing the file again creates it again. Further such rows are counted only.',
};
