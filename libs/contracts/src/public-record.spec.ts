import * as audit from './audit/index.js';
import { bulkRecord, customerRecord, importRecord } from './customers/index.js';
import * as identity from './identity/index.js';
import { changeOf, publicTypeOf } from './public-record.js';
import { publicRecords, recordsOf } from './records.js';
import * as reporting from './reporting/index.js';

describe('the public name of an event', () => {
  it.each([
    ['customer', 'CustomerCreated', 'crm.customer.created.v1'],
    ['customer', 'CustomerDetailsChanged', 'crm.customer.details-changed.v1'],
    ['customer', 'ContactPointAdded', 'crm.customer.contact-point-added.v1'],
    ['custom-field', 'CustomFieldDefined', 'crm.custom-field.defined.v1'],
  ])('of %s, %s is %s', (kind, type, name) => expect(publicTypeOf(kind, type, 1)).toBe(name));
  it('without a version names all versions', () =>
    expect(publicTypeOf('customer', 'CustomerCreated')).toBe('crm.customer.created'));
  it('is different for every event', () => {
    const names = publicRecords.flatMap(({ kind, definitions }) =>
      definitions.map(({ type, version }) => publicTypeOf(kind, type, version)),
    );
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('a public record', () => {
  const changed = (type: string, data: object) => changeOf(customerRecord, { type, data });

  it('is never an account, a session, a claim, a key or an import', () => {
    const hidden: unknown[] = [
      ...recordsOf(identity),
      ...recordsOf(audit),
      ...recordsOf(reporting),
      importRecord,
      bulkRecord,
    ];
    expect(publicRecords.filter((record) => hidden.includes(record))).toEqual([]);
    expect(publicRecords.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['custom-field', 'customer', 'interaction', 'note']),
    );
  });
  it('says what changed, even if the personal data is gone', () => {
    expect(changed('CustomerDetailsChanged', { fields: ['name'] })).toEqual({ verb: 'changed', fields: ['name'] });
    expect(changed('ContactPointAdded', { kind: 'phone' })).toEqual({ verb: 'changed', fields: ['phones'] });
    expect(changed('CustomerCreated', {})).toEqual({ verb: 'created' });
    const from = { ownerId: 'a', teamId: 't' };
    expect(changed('CustomerAssigned', { from, to: { ownerId: 'b', teamId: 't' } })).toEqual({
      verb: 'changed',
      fields: ['ownerId'],
      before: from,
    });
  });
  it('knows the fields of every event about a customer', () => {
    const whole = ['CustomerCreated', 'CustomerDetailsChanged'];
    for (const { type } of customerRecord.definitions) {
      if (whole.includes(type) || type === 'CustomerAssigned') continue;
      expect({ type, fields: changed(type, {}).fields }).toEqual({ type, fields: [expect.any(String)] });
    }
  });
  it('reports an unknown event as a change', () =>
    expect(changed('CustomerPainted', { colour: 'red' })).toEqual({ verb: 'changed' }));
});
