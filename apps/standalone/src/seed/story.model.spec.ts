import { customerDecider, type Customer } from '@crm/customers/deciders';
import { isEmailAddress, toE164 } from '@crm/contracts/customers';
import { Calendar } from './calendar.model.js';
import type { Player, Scene } from './cast.model.js';
import { beginningOf, storyOf } from './story.model.js';

const player = (id: string): Player => ({
  id,
  role: 'sales',
  name: id,
  email: `${id}@demo.example`,
  source: 'api',
  principal: { type: 'user', id, roles: ['sales'], teamIds: [] },
});
const somebody = [player('11111111-1111-4111-8111-111111111111')];
const scene: Scene = {
  seed: 5,
  customers: 400,
  imported: 80,
  importId: '22222222-2222-4222-8222-222222222222',
  calendar: new Calendar(new Date('2026-03-01T00:00:00.000Z')),
  players: {
    admin: somebody,
    manager: somebody,
    sales: somebody,
    support: somebody,
    marketing: somebody,
    auditor: somebody,
    integration: [],
    owners: somebody,
  },
  apiClient: player('33333333-3333-4333-8333-333333333333'),
  fields: {
    segment: { key: 'segment', slot: 't1' },
    contractValue: { key: 'contractValue', slot: 'n1' },
    renewal: { key: 'renewal', slot: 'd1' },
    vip: { key: 'vip', slot: 'b1' },
  },
};
const all = Array.from({ length: scene.customers }, (_none, index) => index);

describe('the stories of customers', () => {
  it('begin in the order of their numbers, within the year', () => {
    const begins = all.map((index) => beginningOf(scene, index));
    expect(begins).toEqual([...begins].sort((one, other) => one - other));
    expect(begins.at(-1)).toBeLessThan(scene.calendar.length);
  });
  it('go forward in time, and every step is accepted by the rules', () => {
    for (const { steps } of all.map((index) => storyOf(scene, index))) {
      const times = steps.map(({ when }) => when);
      expect(times).toEqual([...times].sort((one, other) => one - other));
      steps
        .filter((step) => step.about === 'customer')
        .reduce<Customer>(
          (state, { command }) => customerDecider.decide(command, state).reduce(customerDecider.evolve, state),
          customerDecider.initial,
        );
    }
  });
  it('never give two customers the same mail address or id, and hold only addresses and numbers that the product accepts', () => {
    const points = all.flatMap((index) => {
      const [created] = storyOf(scene, index).steps;
      if (created?.about !== 'customer' || created.command.type !== 'CreateCustomer')
        throw new Error('it creates nothing');
      return [created.command];
    });
    const emails = points.flatMap(({ emails: list }) => list.map(({ address }) => address));
    expect(new Set(emails).size).toBe(emails.length);
    expect(emails.filter((address) => !isEmailAddress(address))).toEqual([]);
    const known = points.flatMap(({ externalIds = [] }) => externalIds.map(({ id }) => id));
    expect([new Set(known).size, known.length > 20]).toEqual([known.length, true]);
    expect(points.flatMap(({ phones }) => phones).filter(({ number }) => toE164(number) !== number)).toEqual([]);
  });
  it('hold every kind of thing that can happen', () => {
    const kinds = all.flatMap((index) => storyOf(scene, index).steps.map(({ command }) => command.type));
    expect([...new Set(kinds)].sort()).toEqual([
      'AddNote',
      'ArchiveCustomer',
      'AssignCustomer',
      'ChangeCustomer',
      'CreateCustomer',
      'LogInteraction',
      'RecordConsent',
      'TagCustomer',
    ]);
  });
});
