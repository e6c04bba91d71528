import fc from 'fast-check';
import { customerRecord } from './customer.events.js';

const { ContactPointAdded, ContactPointChanged, ContactPointRemoved } = customerRecord.events;
const customerId = 'C1';
const kind = fc.constantFrom('email' as const, 'phone' as const);
const member = (of: 'email' | 'phone') => (of === 'email' ? 'address' : 'number');
const pointOf = (of: 'email' | 'phone') =>
  fc
    .tuple(fc.string(), fc.option(fc.string(), { nil: undefined }), fc.boolean())
    .map(([reach, label, primary]) => ({ [member(of)]: reach, ...(label !== undefined && { label }), primary }));

const facts: readonly (readonly [
  typeof ContactPointAdded | typeof ContactPointChanged | typeof ContactPointRemoved,
  fc.Arbitrary<object>,
])[] = [
  [
    ContactPointAdded,
    kind.chain((of) => fc.record({ customerId: fc.uuid(), kind: fc.constant(of), point: pointOf(of) })),
  ],
  [
    ContactPointRemoved,
    kind.chain((of) => fc.record({ customerId: fc.uuid(), kind: fc.constant(of), [member(of)]: fc.string() })),
  ],
  [
    ContactPointChanged,
    kind.chain((of) => fc.record({ customerId: fc.uuid(), kind: fc.constant(of), from: pointOf(of), to: pointOf(of) })),
  ],
];

describe('a contact point in the log', () => {
  it('has one name for address and number', () => {
    const point = { address: 'ada@example.org', label: 'work', primary: true };
    const stored = { value: 'ada@example.org', label: 'work', primary: true };
    expect(JSON.stringify(ContactPointAdded.write({ customerId, kind: 'email', point }))).toBe(
      JSON.stringify({ customerId, kind: 'email', point: stored }),
    );
    expect(ContactPointRemoved.write({ customerId, kind: 'phone', number: '+49' })).toEqual({
      customerId,
      kind: 'phone',
      value: '+49',
    });
    expect(ContactPointChanged.read({ customerId, kind: 'email', from: stored, to: stored })).toEqual({
      customerId,
      kind: 'email',
      from: point,
      to: point,
    });
  });
  it.each(facts.map(([event, data]) => [event.type, event, data] as const))(
    'is read as %s wrote it',
    (_type, event, data) => fc.assert(fc.property(data, (said) => expect(event.read(event.write(said))).toEqual(said))),
  );
  it.each(facts.map(([event]) => [event.type, event] as const))('of an erased person can be read: %s', (_type, event) =>
    expect(event.read({ customerId, kind: 'email' })).toEqual({ customerId, kind: 'email' }),
  );
  it('of the other kind is not stored as a value', () =>
    expect(ContactPointRemoved.write({ customerId, kind: 'email', number: '+49' })).not.toHaveProperty('value'));
});
