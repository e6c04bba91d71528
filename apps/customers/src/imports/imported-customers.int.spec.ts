import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportRun, UploadedFile } from '@crm/commands/imports';
import type { CallContext, Principal } from '@crm/contracts';
import type { ImportMode } from '@crm/contracts/customers';
import { events, upcasters } from '@crm/contracts/records';
import { EventRegistry, EventSourcedStreams } from '@crm/event-store';
import { openSqliteEventStore } from '@crm/event-store/sqlite';
import { newId } from '@crm/kernel';
import { EmbeddedKeyVault } from '@crm/key-vault';
import { LogCustomFieldDirectory } from '../custom-fields/log-custom-field-directory.adapter.js';
import { customerDecider } from '../customers/customer.decider.js';
import type { ExternalId } from '../customers/external-ids.model.js';
import type { ReadCustomer } from './customer-row.model.js';
import { ImportedCustomers } from './imported-customers.service.js';

interface Keys {
  readonly id?: string;
  readonly externalIds?: readonly ExternalId[];
  readonly emails?: readonly string[];
}

describe('the customer of a row', () => {
  const directory = mkdtempSync(join(tmpdir(), 'import-rows-'));
  let close: () => Promise<void>;
  let streams: EventSourcedStreams;
  const principal: Principal = { type: 'user', id: newId(), roles: ['admin'], teamIds: [] };

  beforeAll(async () => {
    const store = await openSqliteEventStore({ directory });
    const vault = await EmbeddedKeyVault.open({ rows: store.keyRows, kek: { directory } });
    streams = new EventSourcedStreams({ store, vault, registry: new EventRegistry(events, upcasters) });
    close = () => store.close();
  });
  afterAll(async () => {
    await close();
    rmSync(directory, { recursive: true, force: true });
  });

  const file = {
    type: 'csv',
    columns: ['Id', 'ERP', 'Email', 'Name'],
    delimiter: ',',
  } as unknown as UploadedFile;
  const run = (mode: ImportMode, dryRun: boolean): ImportRun =>
    ({
      mode,
      dryRun,
      mapping: ['id', 'externalId.erp', 'email', 'name'],
      phoneCountry: undefined,
    }) as unknown as ImportRun;
  const rowOf = (name: string, { id, externalIds = [], emails = [] }: Keys) =>
    ({
      kind: 'person',
      name,
      ...(id !== undefined && { id }),
      externalIds,
      emails: emails.map((address) => ({ address })),
      mailboxes: emails,
      phones: [],
      source: 'import',
      tags: [],
    }) as ReadCustomer;
  const rowsOf = (importId: string, options: ImportRun) =>
    new ImportedCustomers(streams, new LogCustomFieldDirectory(streams)).recordsOf({ importId, file, run: options });
  /** The outcome of the row, which a dry run must have told. */
  async function outcomeOf(name: string, keys: Keys, mode: ImportMode = 'update') {
    const row = rowOf(name, keys);
    const [rehearsed, applied] = await Promise.all([true, false].map((dryRun) => rowsOf(newId(), run(mode, dryRun))));
    const foretold = await rehearsed?.apply(1, row, principal);
    const outcome = await applied?.apply(1, row, principal);
    expect(foretold).toEqual(outcome);
    return outcome;
  }

  const erp = (id: string): ExternalId => ({ system: 'erp', id });
  async function customer(keys: Keys): Promise<string> {
    const customerId = newId();
    const { externalIds = [] } = keys;
    const { mailboxes: _mailboxes, id: _id, ...known } = rowOf('Known', keys) as ReadCustomer & Keys;
    const context: CallContext = { principal, correlationId: newId(), commandId: newId(), source: 'api' };
    const creation = { type: 'CreateCustomer', customerId, ...known, externalIds } as const;
    await streams.execute(customerDecider, customerId, creation as never, context, { creates: true });
    return customerId;
  }
  async function stateOf(customerId: string) {
    const { state } = await streams.load(customerDecider, customerId);
    return state.status === 'absent' ? undefined : state;
  }

  it('is found by an external id, and the row adds its address', async () => {
    const id = await customer({ externalIds: [erp('1')] });
    const row = { externalIds: [erp('1')], emails: ['one@key.example'] };
    expect(await outcomeOf('New', row)).toMatchObject({ kind: 'updated' });
    expect(await stateOf(id)).toMatchObject({ name: 'New', points: { email: [{ address: 'one@key.example' }] } });
    expect(await outcomeOf('New', row)).toMatchObject({ kind: 'unchanged' });
  });
  it('is found by an address, and the row adds its external id', async () => {
    const id = await customer({ emails: ['two@key.example'], externalIds: [erp('2')] });
    expect(await outcomeOf('Two', { emails: ['two@key.example'], externalIds: [erp('2b')] })).toMatchObject({
      kind: 'updated',
    });
    expect((await stateOf(id))?.externalIds).toEqual([erp('2'), erp('2b')]);
  });
  it('is found by its own id, also without anything else', async () => {
    const id = await customer({});
    expect(await outcomeOf('By id', { id })).toMatchObject({ kind: 'updated' });
    expect(await stateOf(id)).toMatchObject({ name: 'By id' });
    expect(await outcomeOf('By id', { id }, 'create')).toMatchObject({
      kind: 'failed',
      fault: { column: 'Id', code: 'duplicate', holder: id },
    });
    expect(await outcomeOf('By id', { id }, 'skip')).toEqual({ kind: 'skipped' });
  });
  it('is a new one when no customer has the id, which is said', async () => {
    expect(await outcomeOf('Stranger', { id: newId(), emails: ['three@key.example'] })).toMatchObject({
      kind: 'created',
      warnings: [{ column: 'Id', code: 'id-unknown' }],
    });
  });
  it('is not guessed when keys belong to different customers: both are named', async () => {
    const [one, other] = [
      await customer({ externalIds: [erp('4')] }),
      await customer({ emails: ['four@key.example'] }),
    ];
    expect(await outcomeOf('Both', { externalIds: [erp('4')], emails: ['four@key.example'] })).toMatchObject({
      kind: 'failed',
      fault: { column: 'ERP, Email', code: 'several-customers', holder: `${one} ${other}` },
    });
  });
  it('is refused as a duplicate by the column that says so', async () => {
    const holder = await customer({ externalIds: [erp('5')] });
    expect(await outcomeOf('Again', { externalIds: [erp('5')] }, 'create')).toMatchObject({
      kind: 'failed',
      fault: { column: 'ERP', code: 'duplicate', holder },
    });
  });
  it('is the one that another request creates in the same moment', async () => {
    const row = rowOf('Race', { externalIds: [erp('6')], emails: ['six@key.example'] });
    const outcomes = await Promise.all(
      [1, 2, 3, 4].map(async () => (await rowsOf(newId(), run('update', false))).apply(1, row, principal)),
    );
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['created', 'unchanged', 'unchanged', 'unchanged']);
  });

  it('gets the note of a row once, and a second row with the same note changes nothing, as a dry run says', async () => {
    const importId = newId();
    const row = { ...rowOf('Noted', { emails: ['note@key.example'] }), note: 'Likes tea.' };
    for (const dryRun of [true, false]) {
      const rows = await rowsOf(importId, run('update', dryRun));
      const kinds = [];
      for (const number of [1, 2]) kinds.push((await rows.apply(number, row, principal)).kind);
      expect(kinds).toEqual(['created', 'unchanged']);
    }
  });
  it('is created without the note that the importer may not add, which is a warning', async () => {
    const importer: Principal = {
      type: 'api-client',
      id: newId(),
      roles: ['integration'],
      teamIds: [],
      scopes: ['customer.import'],
    };
    const row = { ...rowOf('Unnoted', { emails: ['unnoted@key.example'] }), note: 'Likes tea.' };
    const importId = newId();
    for (const dryRun of [true, false]) {
      const rows = await rowsOf(importId, run('create', dryRun));
      expect(await rows.apply(1, row, importer)).toMatchObject({ kind: 'created', warnings: [{ code: 'note' }] });
    }
  });

  it('is remembered by a rehearsal of more customers than it keeps states of', async () => {
    const rehearsal = await rowsOf(newId(), run('create', true));
    const outcomes = [];
    for (let number = 1; number <= 20_010; number += 1) {
      const emails = [`p${number > 20_005 ? number - 20_005 : number}@long.example`];
      outcomes.push(await rehearsal.apply(number, rowOf('P', { emails }), principal));
    }
    expect(outcomes.slice(0, 20_005).every(({ kind }) => kind === 'created')).toBe(true);
    expect(outcomes.slice(20_005)).toEqual(
      Array.from({ length: 5 }, () => ({
        kind: 'failed',
        fault: expect.objectContaining({ code: 'duplicate', reason: expect.stringContaining('earlier row') }),
      })),
    );
  }, 60_000);
});
