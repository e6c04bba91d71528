import {
  CustomerNotFound,
  type CustomerEmail,
  type CustomerEvent,
  CustomerExists,
  CustomerIsArchived,
  EmailTaken,
  TooManyContactPoints,
  TooManyTags,
  MAX_CONTACT_POINTS,
  MAX_TAGS,
} from '@crm/contracts/customers';
import type { Assignment, AssignmentChange } from '@crm/contracts';
import { spec } from '@crm/testing';
import { customerDecider, type CustomerCommand } from './customer.decider.js';

const customerId = 'C1';
const customer = spec(customerDecider);
const email = (address: string, primary = false, label?: string): CustomerEmail => ({
  address,
  primary,
  ...(label && { label }),
});

const create: CustomerCommand = {
  type: 'CreateCustomer',
  customerId,
  kind: 'person',
  name: 'Ada Lovelace',
  emails: [{ address: 'Ada@Example.org' }, { address: 'ada.l@example.org', label: 'work' }],
  phones: [],
  source: 'referral',
  ownerId: 'U1',
  tags: ['vip', 'VIP'],
};
const created: CustomerEvent = {
  type: 'CustomerCreated',
  data: {
    customerId,
    kind: 'person',
    name: 'Ada Lovelace',
    emails: [
      { address: 'Ada@Example.org', primary: true },
      { address: 'ada.l@example.org', label: 'work', primary: false },
    ],
    phones: [],
    source: 'referral',
    ownerId: 'U1',
    tags: ['vip'],
  },
};
const archived: CustomerEvent = { type: 'CustomerArchived', data: { customerId } };
const restored: CustomerEvent = { type: 'CustomerRestored', data: { customerId } };
const emailAdded = (address: string): CustomerEvent => ({
  type: 'ContactPointAdded',
  data: { customerId, kind: 'email', point: email(address) },
});
const tagged = (tag: string): CustomerEvent => ({ type: 'CustomerTagged', data: { customerId, tag } });

describe('creating a customer', () => {
  it('makes the first address primary and drops repeated tags', () => customer.given().when(create).then(created));
  it('keeps the requested primary address', () =>
    customer
      .given()
      .when({
        ...create,
        emails: [{ address: 'a@example.org' }, { address: 'b@example.org', primary: true }],
        tags: [],
      })
      .then({
        ...created,
        data: {
          ...created.data,
          emails: [
            { address: 'a@example.org', primary: false },
            { address: 'b@example.org', primary: true },
          ],
          tags: [],
        },
      } as CustomerEvent));
  it('is refused when the id is taken', () => customer.given(created).when(create).thenRefused(CustomerExists));
});

describe('changing a customer', () => {
  it('records what differs, with the field names unencrypted', () =>
    customer
      .given(created)
      .when({
        type: 'ChangeCustomer',
        customerId,
        name: 'Ada King',
        company: 'Analytical Engines',
        address: { city: 'London' },
      })
      .then({
        type: 'CustomerDetailsChanged',
        data: {
          customerId,
          fields: ['name', 'company', 'address'],
          changes: {
            name: { from: 'Ada Lovelace', to: 'Ada King' },
            company: { from: null, to: 'Analytical Engines' },
            address: { from: null, to: { city: 'London' } },
          },
        },
      }));
  it('records nothing when nothing differs', () =>
    customer
      .given(created)
      .when({ type: 'ChangeCustomer', customerId, name: 'Ada Lovelace', company: null, address: null })
      .thenNothing());
  it('records nothing when the list of addresses is the same', () =>
    customer
      .given(created)
      .when({
        type: 'ChangeCustomer',
        customerId,
        emails: [{ address: 'Ada@Example.org' }, { address: 'ada.l@example.org', label: 'work' }],
      })
      .thenNothing());
  it('removes, changes and adds addresses', () =>
    customer
      .given(created)
      .when({
        type: 'ChangeCustomer',
        customerId,
        emails: [{ address: 'ADA.L@example.org' }, { address: 'new@example.org' }],
      })
      .then(
        { type: 'ContactPointRemoved', data: { customerId, kind: 'email', address: 'Ada@Example.org' } },
        {
          type: 'ContactPointChanged',
          data: {
            customerId,
            kind: 'email',
            from: email('ada.l@example.org', false, 'work'),
            to: email('ADA.L@example.org', true),
          },
        },
        emailAdded('new@example.org'),
      ));
  it('records a changed label', () =>
    customer
      .given(created)
      .when({
        type: 'ChangeCustomer',
        customerId,
        emails: [
          { address: 'Ada@Example.org', label: 'home' },
          { address: 'ada.l@example.org', label: 'work' },
        ],
      })
      .then({
        type: 'ContactPointChanged',
        data: {
          customerId,
          kind: 'email',
          from: email('Ada@Example.org', true),
          to: email('Ada@Example.org', true, 'home'),
        },
      }));
  it('is refused for an unknown customer', () =>
    customer.given().when({ type: 'ChangeCustomer', customerId, name: 'X' }).thenRefused(CustomerNotFound));
  it('is refused for an archived customer', () =>
    customer
      .given(created, archived)
      .when({ type: 'ChangeCustomer', customerId, name: 'X' })
      .thenRefused(CustomerIsArchived));
});

describe('completing a customer from a file', () => {
  const complete = { type: 'CompleteCustomer', customerId, emails: [], phones: [], tags: [] } as const;
  it('adds and never removes', () =>
    customer
      .given(created)
      .when({
        ...complete,
        company: 'Analytical Engines',
        emails: [{ address: 'ada@example.org' }],
        phones: [{ number: '+442079460958' }],
        tags: ['vip', 'math'],
      })
      .then(
        {
          type: 'CustomerDetailsChanged',
          data: { customerId, fields: ['company'], changes: { company: { from: null, to: 'Analytical Engines' } } },
        },
        {
          type: 'ContactPointAdded',
          data: { customerId, kind: 'phone', point: { number: '+442079460958', primary: true } },
        },
        tagged('math'),
      ));
  it('keeps the primary address', () =>
    customer
      .given(created)
      .when({ ...complete, emails: [{ address: 'new@example.org' }] })
      .then(emailAdded('new@example.org')));
  it('keeps address parts that the file does not have', () =>
    customer
      .given(created, {
        type: 'CustomerDetailsChanged',
        data: {
          customerId,
          fields: ['address'],
          changes: { address: { from: null, to: { city: 'London', country: 'GB' } } },
        },
      })
      .when({ ...complete, address: { street: '12 St James’s Square' } })
      .then({
        type: 'CustomerDetailsChanged',
        data: {
          customerId,
          fields: ['address'],
          changes: {
            address: {
              from: { city: 'London', country: 'GB' },
              to: { city: 'London', country: 'GB', street: '12 St James’s Square' },
            },
          },
        },
      }));
  it('records nothing when the customer already has everything', () =>
    customer
      .given(created)
      .when({ ...complete, name: 'Ada Lovelace', emails: [{ address: 'ADA@example.org' }], tags: ['VIP'] })
      .thenNothing());
  it('is refused above the limit of addresses per customer', () => {
    const others = Array.from({ length: MAX_CONTACT_POINTS - 2 }, (_, n) => emailAdded(`${n}@example.org`));
    customer
      .given(created, ...others)
      .when({ ...complete, emails: [{ address: 'more@example.org' }] })
      .thenRefused(TooManyContactPoints);
  });
});

describe('tagging, assigning, archiving', () => {
  it('adds and removes tags, each once', () =>
    customer
      .given(created)
      .when({ type: 'TagCustomer', customerId, add: ['math', 'math'], remove: ['vip', 'unknown'] })
      .then({ type: 'CustomerUntagged', data: { customerId, tag: 'vip' } }, tagged('math')));
  it('keeps a tag that is both added and removed', () =>
    customer
      .given(created)
      .when({ type: 'TagCustomer', customerId, add: ['vip'], remove: ['VIP'] })
      .thenNothing());
  it('knows a tag in every spelling, and keeps the first one', () => {
    const untagged = (tag: string): CustomerEvent => ({ type: 'CustomerUntagged', data: { customerId, tag } });
    const tag = (add: string[], remove: string[] = []) => ({ type: 'TagCustomer', customerId, add, remove }) as const;
    customer
      .given(created)
      .when(tag(['VIP', 'Café', 'CAFE']))
      .then(tagged('Café'));
    customer
      .given(created, tagged('Café'))
      .when(tag([], ['cafe', 'VIP']))
      .then(untagged('vip'), untagged('Café'));
    // Earlier releases kept every spelling.
    customer
      .given(created, tagged('VIP'))
      .when(tag(['Vip']))
      .thenNothing();
    customer
      .given(created, tagged('VIP'))
      .when(tag([], ['Vip']))
      .then(untagged('vip'), untagged('VIP'));
  });
  it('keeps tags apart that are different words', () =>
    customer
      .given(created, tagged('राम'))
      .when({ type: 'TagCustomer', customerId, add: ['रमा'], remove: ['रम'] })
      .then(tagged('रमा')));
  it('is refused one tag above the limit', () => {
    const many = Array.from({ length: MAX_TAGS - 1 }, (_, n) => tagged(`t${n}`));
    customer
      .given(created, ...many)
      .when({ type: 'TagCustomer', customerId, add: ['one-more'], remove: [] })
      .thenRefused(TooManyTags);
    customer
      .given(created, ...many)
      .when({ type: 'TagCustomer', customerId, add: ['instead'], remove: ['vip'] })
      .then({ type: 'CustomerUntagged', data: { customerId, tag: 'vip' } }, tagged('instead'));
  });
  it('assigns the customer to another user, once', () => {
    const given = (from: Assignment, to: Assignment): CustomerEvent => ({
      type: 'CustomerAssigned',
      data: { customerId, from, to, rule: 'by-hand' },
    });
    const assign = (change: AssignmentChange) => ({ type: 'AssignCustomer', customerId, change }) as const;
    const [first, second] = [
      { ownerId: 'U1', teamId: null },
      { ownerId: 'U2', teamId: null },
    ];
    customer
      .given(created)
      .when(assign({ ownerId: 'U2' }))
      .then(given(first, second));
    customer
      .given(created, given(first, second))
      .when(assign({ ownerId: 'U2' }))
      .thenNothing();
    customer
      .given(created)
      .when(assign({ teamId: 'T1' }))
      .then(given(first, { ...first, teamId: 'T1' }));
    customer
      .given(created)
      .when(assign({ ownerId: null, teamId: 'T1' }))
      .then(given(first, { ownerId: null, teamId: 'T1' }));
    customer.given(created).when(assign({})).thenNothing();
  });
  it('belongs to a team from the start, if one is named', () => {
    const from = { ownerId: 'U1', teamId: null };
    customer
      .given()
      .when({ ...create, teamId: 'T1' })
      .then(created, {
        type: 'CustomerAssigned',
        data: { customerId, from, to: { ownerId: 'U1', teamId: 'T1' }, rule: 'by-hand' },
      });
  });
  it('archives with a reason, once', () => {
    customer
      .given(created)
      .when({ type: 'ArchiveCustomer', customerId, reason: 'Moved away' })
      .then({ type: 'CustomerArchived', data: { customerId, reason: 'Moved away' } });
    customer.given(created, archived).when({ type: 'ArchiveCustomer', customerId }).thenNothing();
  });
  it('restores from the archive, once', () => {
    customer.given(created, archived).when({ type: 'RestoreCustomer', customerId }).then(restored);
    customer.given(created).when({ type: 'RestoreCustomer', customerId }).thenNothing();
  });
});

describe('the addresses that a customer claims', () => {
  const held = (value: string) => ({ kind: 'customer-email', value });
  it('are all of them, whatever their spelling', () =>
    customer
      .given(created, emailAdded('ÅNGSTRÖM@example.org'.normalize('NFD')))
      .thenHolds(held('ada@example.org'), held('ada.l@example.org'), held('ångström@example.org'.normalize('NFC'))));
  it('are free while it is archived', () => customer.given(created, archived).thenHolds());
  it('are claimed again when it is restored', () =>
    customer.given(created, archived, restored).thenHolds(held('ada@example.org'), held('ada.l@example.org')));
  it('are named as earlier releases named them too, where those told two spellings of a domain apart', () =>
    customer
      .given(created, emailAdded('a@xn--bcher-kva.example'), emailAdded('b@bücher.example'))
      .thenHolds(
        held('ada@example.org'),
        held('ada.l@example.org'),
        { ...held('a@bücher.example'), former: ['a@xn--bcher-kva.example'] },
        { ...held('b@bücher.example'), former: ['b@xn--bcher-kva.example'] },
      ));
  it('name their holder when another customer claims them', () =>
    expect(customerDecider.unique?.taken(held('ada@example.org'), 'C9')).toEqual(new EmailTaken({ holder: 'C9' })));
});

describe('a customer with two spellings of one mailbox, from an earlier release', () => {
  const [letters, ascii] = [email('two@bücher.example'), email('two@xn--bcher-kva.example')];
  const twice = [created, emailAdded(letters.address), emailAdded(ascii.address)];
  const removed = (address: string): CustomerEvent => ({
    type: 'ContactPointRemoved',
    data: { customerId, kind: 'email', address },
  });
  const change = (...addresses: string[]): CustomerCommand => ({
    type: 'ChangeCustomer',
    customerId,
    emails: ['Ada@Example.org', 'ada.l@example.org', ...addresses].map((address) => email(address)),
  });
  const names = (...events: CustomerEvent[]): string[] => {
    const { initial, evolve } = customerDecider;
    const state = events.reduce((before, event) => evolve(before, event), initial);
    return state.status === 'absent'
      ? []
      : state.points.email.map((point) => ('address' in point ? point.address : ''));
  };

  it('keeps the one that was not removed', () =>
    expect(names(...twice, removed(ascii.address)).slice(2)).toEqual([letters.address]));
  it('keeps the one that a change names, and loses the other', () => {
    const decided = (address: string): string[] => {
      const state = twice.reduce((before, event) => customerDecider.evolve(before, event), customerDecider.initial);
      return names(...twice, ...customerDecider.decide(change(address), state)).slice(2);
    };
    expect(decided(ascii.address)).toEqual([ascii.address]);
    expect(decided(letters.address)).toEqual([letters.address]);
    expect(decided('Two@Bücher.example')).toEqual(['Two@Bücher.example']);
  });
  it('gets no third', () =>
    customer
      .given(...twice)
      .when({ type: 'CompleteCustomer', customerId, emails: [{ address: 'TWO@BÜCHER.example' }], phones: [], tags: [] })
      .thenNothing());
});

describe('a customer whose person was erased', () => {
  const erased = {
    type: 'CustomerCreated',
    data: { customerId, kind: 'person', source: 'api', ownerId: 'U1', tags: [] },
  } as unknown as CustomerEvent;
  const erasedPoint = { type: 'ContactPointAdded', data: { customerId, kind: 'email' } } as unknown as CustomerEvent;
  const erasedChange = {
    type: 'CustomerDetailsChanged',
    data: { customerId, fields: ['name'] },
  } as unknown as CustomerEvent;
  it('can still be loaded and archived', () =>
    customer.given(erased, erasedPoint, erasedChange).when({ type: 'ArchiveCustomer', customerId }).then(archived));
  it('holds no address', () => customer.given(erased, erasedPoint).thenHolds());
});
