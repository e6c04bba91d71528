import { publicRecords } from '@crm/contracts/records';
import { publicNameOf, wantedTypes } from './event-types.service.js';

const customers = publicRecords.find(({ kind }) => kind === 'customer')!;
const tagged = publicNameOf(customers, 'CustomerTagged');
const pointAdded = publicNameOf(customers, 'ContactPointAdded');
const fault = (type: string) => {
  try {
    return wantedTypes([type]);
  } catch (refusal) {
    return (refusal as { errors: { code: string; detail: string }[] }).errors[0];
  }
};

describe('the requested event types', () => {
  it('are all types if none are named', () => expect(wantedTypes(undefined)).toBeUndefined());
  it('may be named with or without version', () => {
    for (const type of ['crm.customer.contact-point-added', 'crm.customer.contact-point-added.v2']) {
      expect([type, wantedTypes([type])?.(pointAdded)]).toEqual([type, true]);
      expect([type, wantedTypes([type])?.(tagged)]).toEqual([type, false]);
    }
  });
  it('are refused in a superseded version, and the current one is named', () =>
    expect(fault('crm.customer.contact-point-added.v1')).toMatchObject({
      code: 'superseded-type',
      detail: 'crm.customer.contact-point-added.v1 is superseded: use crm.customer.contact-point-added.v2.',
    }));
  it.each(['crm.customer.painted', 'crm.customer.tagged.v2', 'crm.customer.tagged.v0', 'crm.user.registered.v1', ''])(
    'are refused when the feed does not have %j',
    (type) => expect(fault(type)).toMatchObject({ code: 'unknown-type' }),
  );
});
