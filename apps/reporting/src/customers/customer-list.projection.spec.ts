import type { CustomerEvent } from '@crm/contracts/customers';
import { ERASED } from '@crm/event-store';
import type { Recorded } from '@crm/read-models';
import { customerList, type CustomerRow } from './customer-list.projection.js';

const customerId = '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10';

/** The row after these events, recorded one minute apart. */
const rowAfter = (...events: (CustomerEvent & { erased?: boolean })[]): CustomerRow | undefined =>
  events
    .map((event, revision): Recorded<CustomerEvent> => ({
      erased: false,
      ...event,
      id: `e${revision}`,
      stream: `customer-${customerId}`,
      revision,
      position: String(revision),
      recordedAt: `2026-11-21T09:0${revision}:00.000Z`,
      occurredAt: `2026-11-21T09:0${revision}:00.000Z`,
      actor: { type: 'user', id: 'U1' },
      correlationId: 'r',
      causationId: 'r',
      commandId: 'r',
      source: 'api',
    }))
    .reduce<CustomerRow | undefined>((row, event) => customerList.project(row, event), undefined);

const created: CustomerEvent = {
  type: 'CustomerCreated',
  data: {
    customerId,
    kind: 'person',
    name: 'Ada Lovelace',
    emails: [{ address: 'ada@example.org', primary: true }],
    phones: [{ number: '+442079460958', label: 'office', primary: true }],
    company: 'Analytical Engines',
    address: { city: 'London' },
    source: 'referral',
    ownerId: 'U1',
    tags: ['vip'],
  },
};
const set = (
  key: string,
  slot: string,
  from: number | null,
  to: number | string[] | null,
): CustomerEvent & { type: 'CustomFieldSet' } => ({
  type: 'CustomFieldSet',
  data: { customerId, key, slot, from, to },
});
const LONDON = ['+442079460958', '2079460958', '02079460958', '~859064970244'];
const row: CustomerRow = {
  id: customerId,
  revision: 0,
  kind: 'person',
  name: 'Ada Lovelace',
  company: 'Analytical Engines',
  emails: [{ address: 'ada@example.org', primary: true }],
  mailboxes: ['ada@example.org'],
  phones: [{ number: '+442079460958', label: 'office', primary: true }],
  phoneForms: LONDON,
  address: { city: 'London' },
  tags: ['vip'],
  customFields: {},
  source: 'referral',
  ownerId: 'U1',
  teamId: null,
  status: 'active',
  createdAt: '2026-11-21T09:00:00.000Z',
  changedAt: '2026-11-21T09:00:00.000Z',
  createdBy: 'U1',
  consents: [],
  preferences: { language: null, preferredChannel: null, timeZone: null },
  externalIds: [],
  profiles: [],
  subsidiaryOf: null,
};
const changed = { ...row, revision: 1, changedAt: '2026-11-21T09:01:00.000Z' };

describe('the customer list', () => {
  it('shows a customer from its first event', () => expect(rowAfter(created)).toEqual(row));
  it('ignores a stream whose beginning it never saw', () =>
    expect(rowAfter({ type: 'CustomerArchived', data: { customerId } })).toBeUndefined());
  it('follows changed details, and keeps those that did not change', () =>
    expect(
      rowAfter(created, {
        type: 'CustomerDetailsChanged',
        data: {
          customerId,
          fields: ['name', 'company'],
          changes: {
            name: { from: 'Ada Lovelace', to: 'Ada King' },
            company: { from: 'Analytical Engines', to: null },
          },
        },
      }),
    ).toEqual({ ...changed, name: 'Ada King', company: null }));
  it.each<[string, CustomerEvent, Partial<CustomerRow>]>([
    [
      'an added phone',
      {
        type: 'ContactPointAdded',
        data: { customerId, kind: 'phone', point: { number: '+4930901820', primary: false } },
      },
      {
        phones: [...row.phones, { number: '+4930901820', primary: false }],
        phoneForms: [...LONDON, '+4930901820', '30901820', '030901820', '~0281090394'],
      },
    ],
    [
      'a removed address',
      { type: 'ContactPointRemoved', data: { customerId, kind: 'email', address: 'ada@example.org' } },
      { emails: [], mailboxes: [] },
    ],
    [
      'a respelled address',
      {
        type: 'ContactPointChanged',
        data: {
          customerId,
          kind: 'email',
          from: { address: 'ada@example.org', primary: true },
          to: { address: 'Ada@example.org', label: 'home', primary: true },
        },
      },
      { emails: [{ address: 'Ada@example.org', label: 'home', primary: true }] },
    ],
    [
      'a new owner and team',
      {
        type: 'CustomerAssigned',
        data: {
          customerId,
          from: { ownerId: 'U1', teamId: null },
          to: { ownerId: null, teamId: 'T1' },
          rule: 'by-hand',
        },
      },
      { ownerId: null, teamId: 'T1' },
    ],
    ['a tag', { type: 'CustomerTagged', data: { customerId, tag: 'math' } }, { tags: ['vip', 'math'] }],
    ['a removed tag', { type: 'CustomerUntagged', data: { customerId, tag: 'vip' } }, { tags: [] }],
    ['a custom field', set('seats', 'n1', null, 12), { customFields: { seats: 12 }, slots: { n1: 12 } }],
    ['a custom field without a value', set('seats', 'n1', 12, null), { slots: {} }],
    [
      'several options',
      set('likes', 'm1', null, ['tea', 'go']),
      { customFields: { likes: ['tea', 'go'] }, slots: { m1: ['tea', 'go'] } },
    ],
    ['archiving', { type: 'CustomerArchived', data: { customerId } }, { status: 'archived' }],
  ])('follows %s', (_what, event, difference) =>
    expect(rowAfter(created, event)).toEqual({ ...changed, ...difference }),
  );
  it('follows a restore from the archive', () =>
    expect(
      rowAfter(
        created,
        { type: 'CustomerArchived', data: { customerId } },
        { type: 'CustomerRestored', data: { customerId } },
      )?.status,
    ).toBe('active'));
  it('shows the marker for an erased person, and finds nothing by it', () => {
    const {
      name: _name,
      emails: _emails,
      phones: _phones,
      company: _company,
      address: _address,
      ...rest
    } = created.data as Record<string, unknown>;
    const erased = rowAfter(
      { type: 'CustomerCreated', data: rest, erased: true } as never,
      {
        type: 'ContactPointAdded',
        data: { customerId, kind: 'email' },
        erased: true,
      } as never,
      { type: 'CustomFieldSet', data: { customerId, key: 'seats', slot: 'n1' }, erased: true } as never,
    );
    expect(erased).toMatchObject({
      name: ERASED,
      emails: [],
      phones: [],
      company: null,
      address: null,
      customFields: {},
      revision: 2,
    });
    expect(customerList.collection.search?.(erased ?? {})).toEqual({ words: [], codes: [], phones: [] });
  });
  it('is searched by name, company, addresses and numbers', () =>
    expect(customerList.collection.search?.(row)).toEqual({
      words: ['Ada Lovelace', 'Analytical Engines'],
      codes: ['ada@example.org'],
      phones: ['+442079460958'],
    }));
});

describe('the profile of a customer', () => {
  const proof = { source: 'form', obtainedAt: '2026-03-01T09:00:00.000Z' };
  const consent = { customerId, channel: 'email' as const, purpose: 'newsletter' };
  const view = { channel: 'email', purpose: 'newsletter', source: 'form', by: 'U1' };

  it('shows the latest state of each consent, with its date and source', () =>
    expect(
      rowAfter(
        created,
        { type: 'ConsentGranted', data: { ...consent, proof } },
        {
          type: 'ConsentGranted',
          data: { ...consent, proof: { source: 'call', obtainedAt: '2026-04-01T09:00:00.000Z' } },
        },
        { type: 'ConsentWithdrawn', data: { ...consent, channel: 'sms', proof } },
      )?.consents,
    ).toEqual([
      { ...view, state: 'granted', source: 'call', since: proof.obtainedAt },
      { ...view, state: 'withdrawn', channel: 'sms', since: proof.obtainedAt },
    ]));
  it('resets date and source when the state changes', () =>
    expect(
      rowAfter(
        created,
        { type: 'ConsentGranted', data: { ...consent, proof } },
        {
          type: 'ConsentWithdrawn',
          data: { ...consent, proof: { source: 'mail', obtainedAt: '2026-05-01T09:00:00.000Z' } },
        },
      )?.consents,
    ).toEqual([{ ...view, state: 'withdrawn', source: 'mail', since: '2026-05-01T09:00:00.000Z' }]));
  it('follows preferences and external ids', () =>
    expect(
      rowAfter(
        created,
        { type: 'PreferenceSet', data: { customerId, key: 'language', from: null, to: 'de' } },
        { type: 'ExternalIdLinked', data: { customerId, system: 'sap', externalId: '1' } },
        { type: 'ExternalIdLinked', data: { customerId, system: 'sap', externalId: '2' } },
        { type: 'ExternalIdUnlinked', data: { customerId, system: 'sap', externalId: '1' } },
      ),
    ).toMatchObject({
      preferences: { language: 'de', preferredChannel: null, timeZone: null },
      externalIds: [{ system: 'sap', id: '2' }],
    }));
});
