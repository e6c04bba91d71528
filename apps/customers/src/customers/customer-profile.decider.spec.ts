import {
  type ConsentProof,
  type CustomerEvent,
  ConsentOutdated,
  CustomerIsArchived,
  ExternalIdMoved,
  KindDiffers,
  TooManyConsents,
} from '@crm/contracts/customers';
import { spec } from '@crm/testing';
import { MAX_CONSENTS } from './consents.policy.js';
import { customerDecider, type CustomerCommand } from './customer.decider.js';

const customerId = 'C1';
const customer = spec(customerDecider);
const known = { system: 'sap', id: '4711' };

const created: CustomerEvent = {
  type: 'CustomerCreated',
  data: { customerId, kind: 'person', name: 'Ada', emails: [], phones: [], source: 'api', tags: ['vip'] },
};
const archived: CustomerEvent = { type: 'CustomerArchived', data: { customerId } };
const linked = (system: string, externalId: string): CustomerEvent => ({
  type: 'ExternalIdLinked',
  data: { customerId, system, externalId },
});
const unlinked = (system: string, externalId: string): CustomerEvent => ({
  type: 'ExternalIdUnlinked',
  data: { customerId, system, externalId },
});
const set = (key: 'language' | 'timeZone', from: string | null, to: string | null): CustomerEvent => ({
  type: 'PreferenceSet',
  data: { customerId, key, from, to },
});

describe('consents', () => {
  const proofOf = (day: number, source = 'form'): ConsentProof => ({
    source,
    obtainedAt: `2026-03-0${day}T09:00:00.000Z`,
  });
  const data = (proof: ConsentProof) => ({ customerId, channel: 'email' as const, purpose: 'newsletter', proof });
  const granted = (proof: ConsentProof): CustomerEvent => ({ type: 'ConsentGranted', data: data(proof) });
  const withdrawn = (proof: ConsentProof): CustomerEvent => ({ type: 'ConsentWithdrawn', data: data(proof) });
  const ask = (state: 'granted' | 'withdrawn', proof: ConsentProof): CustomerCommand => ({
    type: 'RecordConsent',
    customerId,
    consent: { channel: 'email', purpose: 'newsletter', state, proof },
  });

  it('are recorded with their proof', () =>
    customer
      .given(created)
      .when(ask('granted', proofOf(1)))
      .then(granted(proofOf(1))));
  it('are not recorded twice with the same proof', () =>
    customer
      .given(created, granted(proofOf(1)))
      .when(ask('granted', proofOf(1)))
      .thenNothing());
  it('are recorded again with another proof', () =>
    customer
      .given(created, granted(proofOf(1)))
      .when(ask('granted', proofOf(1, 'call')))
      .then(granted(proofOf(1, 'call'))));
  it('may be withdrawn before they were ever granted', () =>
    customer
      .given(created)
      .when(ask('withdrawn', proofOf(1)))
      .then(withdrawn(proofOf(1))));
  it('are not brought back by a grant that is older than the withdrawal', () =>
    customer
      .given(created, granted(proofOf(1)), withdrawn(proofOf(3)))
      .when(ask('granted', proofOf(2)))
      .thenRefused(ConsentOutdated, { channel: 'email', purpose: 'newsletter' }));
  it('are granted again by a grant of the same time or later', () =>
    customer
      .given(created, withdrawn(proofOf(3)))
      .when(ask('granted', proofOf(3)))
      .then(granted(proofOf(3))));
  it('are withdrawn whatever the date', () =>
    customer
      .given(created, granted(proofOf(3)))
      .when(ask('withdrawn', proofOf(1)))
      .then(withdrawn(proofOf(1))));
  it('are withdrawn for archived customers too', () =>
    customer
      .given(created, granted(proofOf(1)), archived)
      .when(ask('withdrawn', proofOf(2)))
      .then(withdrawn(proofOf(2))));
  it('are limited in number', () => {
    const many = Array.from({ length: MAX_CONSENTS }, (_, index): CustomerEvent => ({
      type: 'ConsentGranted',
      data: { ...data(proofOf(1)), purpose: `purpose-${index}` },
    }));
    customer
      .given(created, ...many)
      .when(ask('granted', proofOf(1)))
      .thenRefused(TooManyConsents, { limit: MAX_CONSENTS });
  });
});

describe('preferences', () => {
  const change = (
    preferences: Extract<CustomerCommand, { type: 'ChangeCustomer' }>['preferences'],
  ): CustomerCommand => ({
    type: 'ChangeCustomer',
    customerId,
    ...(preferences && { preferences }),
  });
  it('are recorded one by one, and only what differs', () =>
    customer
      .given(created, set('language', null, 'de'))
      .when(change({ language: 'de', timeZone: 'Europe/Vienna' }))
      .then(set('timeZone', null, 'Europe/Vienna')));
  it('are cleared by null', () =>
    customer
      .given(created, set('language', null, 'de'))
      .when(change({ language: null, timeZone: null }))
      .then(set('language', 'de', null)));
  it('of an erased person are unknown', () =>
    customer
      .given(created, { type: 'PreferenceSet', data: { customerId, key: 'language' } } as CustomerEvent)
      .when(change({ language: 'de' }))
      .then(set('language', null, 'de')));
});

describe('ids of other systems', () => {
  it('are recorded at creation, each once', () =>
    customer
      .given()
      .when({
        type: 'CreateCustomer',
        customerId,
        kind: 'person',
        name: 'Ada',
        emails: [],
        phones: [],
        source: 'api',
        tags: ['vip'],
        externalIds: [known, known],
      })
      .then(created, linked('sap', '4711')));
  it('are replaced as a list', () =>
    customer
      .given(created, linked('sap', '4711'), linked('shop', '1'))
      .when({ type: 'ChangeCustomer', customerId, externalIds: [known, { system: 'shop', id: '2' }] })
      .then(unlinked('shop', '1'), linked('shop', '2')));
  it('are held while the customer is active', () => {
    const held = { kind: 'customer-external-id', value: 'sap:4711' };
    customer.given(created, linked('sap', '4711')).thenHolds(held);
    customer.given(created, linked('sap', '4711'), archived).thenHolds();
    customer.given(created, linked('sap', '4711'), unlinked('sap', '4711')).thenHolds();
  });
});

describe('upserting a customer by the id of another system', () => {
  const upsert: CustomerCommand = { type: 'UpsertCustomer', customerId, known, kind: 'person', name: 'Ada' };
  it('records nothing when nothing differs', () => {
    customer.given(created, linked('sap', '4711')).when(upsert).thenNothing();
    customer
      .given(created, linked('sap', '4711'))
      .when({ ...upsert, tags: ['vip'] })
      .thenNothing();
  });
  it('replaces tags and owner when they are given', () =>
    customer
      .given(created, linked('sap', '4711'))
      .when({ ...upsert, tags: ['gold'], holder: { ownerId: 'U2' } })
      .then(
        { type: 'CustomerUntagged', data: { customerId, tag: 'vip' } },
        { type: 'CustomerTagged', data: { customerId, tag: 'gold' } },
        {
          type: 'CustomerAssigned',
          data: {
            customerId,
            from: { ownerId: null, teamId: null },
            to: { ownerId: 'U2', teamId: null },
            rule: 'by-hand',
          },
        },
      ));
  it('is refused when the customer no longer has the id', () =>
    customer.given(created).when(upsert).thenRefused(ExternalIdMoved, { system: 'sap' }));
  it('does not turn a person into an organization', () =>
    customer
      .given(created, linked('sap', '4711'))
      .when({ ...upsert, kind: 'organization' })
      .thenRefused(KindDiffers));
  it('is refused for an archived customer', () =>
    customer.given(created, linked('sap', '4711'), archived).when(upsert).thenRefused(CustomerIsArchived));
});
