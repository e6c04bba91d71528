import type { CustomerEvent } from '@crm/contracts/customers';
import type { Recorded } from '@crm/read-models';
import { likeness, type LikenessRow } from './likeness.projection.js';

const customerId = 'C1';
const rowAfter = (...events: (CustomerEvent & { erased?: boolean })[]): LikenessRow | undefined =>
  events.reduce<LikenessRow | undefined>(
    (row, event) => likeness.project(row, { erased: false, ...event } as unknown as Recorded<CustomerEvent>),
    undefined,
  );
const created: CustomerEvent = {
  type: 'CustomerCreated',
  data: {
    customerId,
    kind: 'person',
    name: 'Ada Lovelace',
    emails: [{ address: 'ada@example.org', primary: true }],
    phones: [{ number: '+442079460958', label: 'office', primary: true }],
    company: 'Acme',
    source: 'referral',
    ownerId: 'U1',
    tags: [],
  },
};
const row = { id: customerId, name: 'Ada Lovelace', company: 'Acme', phones: ['+442079460958'], status: 'active' };
const phone = (number: string) => ({ number, label: 'mobile', primary: false });

describe('what a customer is recognised by', () => {
  it('are name, company and phones', () => expect(rowAfter(created)).toEqual(row));

  it('follows changes', () => {
    const changes = { name: { from: 'Ada Lovelace', to: 'Ada King' }, company: { from: 'Acme', to: null } };
    expect(
      rowAfter(created, {
        type: 'CustomerDetailsChanged',
        data: { customerId, fields: ['name', 'company'], changes },
      } as CustomerEvent),
    ).toEqual({ ...row, name: 'Ada King', company: null });
    const added = {
      type: 'ContactPointAdded',
      data: { customerId, kind: 'phone', point: phone('+49301') },
    } as CustomerEvent;
    expect(rowAfter(created, added)).toEqual({ ...row, phones: ['+442079460958', '+49301'] });
    const changed = {
      type: 'ContactPointChanged',
      data: { customerId, kind: 'phone', from: phone('+49301'), to: phone('+49302') },
    } as CustomerEvent;
    expect(rowAfter(created, added, changed)?.phones).toEqual(['+442079460958', '+49302']);
    const removed = { type: 'ContactPointRemoved', data: { customerId, kind: 'phone', number: '+442079460958' } };
    expect(rowAfter(created, removed as CustomerEvent)?.phones).toEqual([]);
  });

  it('is not affected by e-mail addresses', () => {
    const point = { address: 'a@example.org', primary: false };
    const added = { type: 'ContactPointAdded', data: { customerId, kind: 'email', point } } as CustomerEvent;
    const removed = { type: 'ContactPointRemoved', data: { customerId, kind: 'email', address: 'ada@example.org' } };
    expect(rowAfter(created, added, removed as CustomerEvent)).toEqual(row);
  });

  it('is marked as archived while the customer is', () => {
    const archived = { type: 'CustomerArchived', data: { customerId, reason: 'left' } } as CustomerEvent;
    const restored = { type: 'CustomerRestored', data: { customerId } } as CustomerEvent;
    expect(rowAfter(created, archived)?.status).toBe('archived');
    expect(rowAfter(created, archived, restored)).toEqual(row);
  });

  it('is removed once the person is erased', () => {
    const erased = { ...created, erased: true };
    const restored = { type: 'CustomerRestored', data: { customerId } } as CustomerEvent;
    expect(rowAfter(erased, restored)).toBeUndefined();
  });
});
