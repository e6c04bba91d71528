import { RunningProgram, type Answer, type Question } from '@crm/testing';

const CUSTOMERS = '/api/v1/customers';

let program: RunningProgram;
const ask = (path: string, question?: Question): Promise<Answer> => program.askAsAdministrator(path, question);
const listed = (list: string, filter: string): Promise<Answer> =>
  ask(`/api/v1/${list}?filter=${encodeURIComponent(filter)}`);
const done = async (answer: Promise<Answer>): Promise<Answer['body']> => {
  const { status, body, text } = await answer;
  if (status >= 300) throw new Error(`${status} ${text}`);
  return body;
};
async function names(filter: string): Promise<string[]> {
  const { items } = await done(listed('customers', filter));
  return (items as { name: string }[]).map(({ name }) => name).sort();
}
const searched = async (q: string): Promise<string[]> =>
  ((await done(ask(`${CUSTOMERS}?q=${encodeURIComponent(q)}`))).items as { name: string }[])
    .map(({ name }) => name)
    .sort();
/** The same moment at another offset, to the second or the minute. */
const atOffset = (moment: string, hours: number): string =>
  `${new Date(Date.parse(moment) + hours * 3600_000).toISOString().slice(0, -1)}${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}:00`;

let createdAt: string;
beforeAll(async () => {
  program = await RunningProgram.start();
  await done(ask('/api/v1/custom-fields', { body: { key: 'renewal', label: 'Renewal', type: 'date' } }));
  const options = [
    { value: 'gold', label: 'Gold' },
    { value: 'silver', label: 'Silver' },
  ];
  await done(ask('/api/v1/custom-fields', { body: { key: 'level', label: 'Level', type: 'select', options } }));
  const customers = [
    { name: 'Berlin', phones: [{ number: '+49 30 901820' }], customFields: { renewal: '2026-12-01', level: 'gold' } },
    { name: 'Mobile', phones: [{ number: '+49 171 1234567' }] },
    { name: 'Vienna', phones: [{ number: '+43 30 901820' }] },
    { name: 'New York', phones: [{ number: '+1 212 555 0123' }] },
  ];
  for (const customer of customers) await done(ask(CUSTOMERS, { body: { kind: 'person', ...customer } }));
  const { items } = await done(listed('customers', 'name eq "Berlin"'));
  createdAt = items[0].createdAt as string;
});
afterAll(() => program.dispose());

describe('a moment in a filter', () => {
  it('is the same at every offset', async () => {
    for (const hours of [0, -5, 2, 12])
      expect([hours, await names(`name eq "Berlin" and createdAt eq "${atOffset(createdAt, hours)}"`)]).toEqual([
        hours,
        ['Berlin'],
      ]);
    const before = atOffset(new Date(Date.parse(createdAt) - 1000).toISOString(), -5);
    expect(await names(`name eq "Berlin" and createdAt le "${before}"`)).toEqual([]);
    expect(await names(`name eq "Berlin" and createdAt ge "${before.replace(/\.\d{3}/, '')}"`)).toEqual(['Berlin']);
  });
  it('is a whole day when only a day is given', async () => {
    expect(await names(`name eq "Berlin" and createdAt eq "${createdAt.slice(0, 10)}"`)).toEqual(['Berlin']);
    expect(await names(`name eq "Berlin" and createdAt gt "${createdAt.slice(0, 10)}"`)).toEqual([]);
  });
});

describe('a field of every list', () => {
  it.each([
    ['customers', 'createdAt ge "yesterday"', 'createdAt must be compared with a moment'],
    ['customers', 'changedAt eq "2026-11-30T10:00:00"', 'changedAt must be compared with a moment'],
    ['customers', 'custom.renewal lt "soon"', 'custom.renewal must be compared with a calendar day'],
    ['customers', 'custom.level eq "platinum"', 'custom.level must be compared with one of gold, silver'],
    ['customers', 'status eq "deleted"', 'status must be compared with one of active, archived'],
    ['customers', 'kind in ("person", "robot")', 'kind must be compared with one of person, organization'],
    ['customers', 'ownerId eq "me"', 'ownerId must be compared with a UUID'],
    ['customers', 'phone eq "call me"', 'phone must be compared with a phone number'],
    ['interactions', 'occurredAt lt "now"', 'occurredAt must be compared with a moment'],
    ['interactions', 'type eq "telepathy"', 'type must be compared with one of'],
    ['notes', 'editedAt gt "never"', 'editedAt must be compared with a moment'],
    ['users', 'lastLoginAt lt "2026"', 'lastLoginAt must be compared with a moment'],
    ['users', 'roles eq "king"', 'roles must be compared with one of'],
    ['teams', 'createdAt gt "1.1.2026"', 'createdAt must be compared with a moment'],
    ['api-clients', 'expiresAt lt "later"', 'expiresAt must be compared with a moment'],
    ['audit', 'at ge "today"', 'at must be compared with a moment'],
    ['audit', 'outcome eq "done"', 'outcome must be compared with one of refused, failed'],
    ['audit', 'recordType eq "costumer"', 'recordType must be compared with one of'],
    ['audit', 'action eq "CustomerDeleted"', 'action must be compared with one of the allowed words'],
  ])('of %s refuses %s and says what it takes', async (list, filter, reason) => {
    const { status, body } = await listed(list, filter);
    expect([status, body.code, body.facts?.parameter ?? body.parameter]).toEqual([400, 'query.invalid', 'filter']);
    expect(JSON.stringify(body)).toContain(reason);
  });

  it('is read in other forms', async () => {
    expect(await names('status eq "ACTIVE" and custom.level eq "Gold"')).toEqual(['Berlin']);
    expect(await names('custom.renewal ge "2026-12-01" and source eq "API"')).toEqual(['Berlin']);
    const { items } = await done(listed('audit', 'action prefix "CustomFieldD" and recordType eq "Custom-Field"'));
    expect(items.length).toBeGreaterThan(0);
  });

  it('is refused by exports in the same words', async () => {
    const { status, text } = await ask('/api/v1/exports', {
      body: { list: 'customers', format: 'csv', filter: 'createdAt ge "yesterday"' },
    });
    expect([status, text]).toEqual([400, expect.stringContaining('createdAt must be compared with a moment')]);
  });

  it('says in the OpenAPI document what it is compared with', async () => {
    const { body } = await program.ask('/api/openapi.json');
    const fields = body.paths[CUSTOMERS].get['x-fields'] as { name: string; comparedWith: object }[];
    const of = (name: string) => fields.find((field) => field.name === name)?.comparedWith;
    expect([of('createdAt'), of('status'), of('phones')]).toEqual([
      { createdAt: 'moment' },
      { status: ['active', 'archived'] },
      { phone: 'phone' },
    ]);
  });
});

describe('a phone number', () => {
  it.each([
    ['phone eq "0171 1234567"', ['Mobile']],
    ['phone eq "+49 (0) 171 1234567"', ['Mobile']],
    ['phone eq "0049 171 1234567"', ['Mobile']],
    ['phone eq "+491711234567"', ['Mobile']],
    ['phone eq "030/901820"', ['Berlin', 'Vienna']],
    ['phone eq "+43 30 901820"', ['Vienna']],
    ['phone prefix "0171"', ['Mobile']],
    ['phone prefix "+49"', ['Berlin', 'Mobile']],
    ['phone suffix "0123"', ['New York']],
    ['phone suffix "1820"', ['Berlin', 'Vienna']],
    ['phone in ("(212) 555-0123", "0171 1234567")', ['Mobile', 'New York']],
    ['phone ne "030 901820"', ['Mobile', 'New York']],
  ])('is found by the filter %s', async (filter, found) => expect(await names(filter)).toEqual(found));
  it.each([
    ['0171 1234', ['Mobile']],
    ['0049 171', ['Mobile']],
    ['+49 (0) 171 1234567', ['Mobile']],
    ['4567', ['Mobile']],
    ['901820', ['Berlin', 'Vienna']],
    ['212 555 0123', ['New York']],
    ['berlin 1820', ['Berlin']],
  ])('is found by the search %s', async (q, found) => expect(await searched(q)).toEqual(found));
});
