import { ROLES, type Principal } from '@crm/contracts';
import fc from 'fast-check';
import { holderOf, reaches, type Ownership } from './access.js';
import { ACTIONS } from './matrix.js';
import { HELD, memberFilter, RELATED, reachFilter, type ReachFilter } from './reach-filter.js';

const PEOPLE = ['ada', 'bob', 'cleo', 'dan'];
const TEAMS = ['north', 'south'];
const HOUR = 3600 * 1000;

const person = fc.constantFrom(...PEOPLE);
const team = fc.constantFrom(...TEAMS);
const principal: fc.Arbitrary<Principal> = fc.record(
  {
    type: fc.constantFrom('user' as const, 'api-client' as const, 'system' as const, 'anonymous' as const),
    id: person,
    roles: fc.uniqueArray(fc.constantFrom(...ROLES), { maxLength: 3 }),
    teamIds: fc.uniqueArray(team),
    colleagueIds: fc.uniqueArray(person, { maxLength: 3 }),
    scopes: fc.uniqueArray(fc.constantFrom(...ACTIONS), { maxLength: 6 }),
  },
  { requiredKeys: ['type', 'id', 'roles', 'teamIds'] },
);
/** Never within a second of the moment at which a creator loses access, because both sides read the clock. */
const hoursAgo = fc.constantFrom(0, 1, 23.9, 24.1, 48);
const record = fc.oneof(
  fc.record({
    ownerId: fc.option(person),
    teamId: fc.option(team),
    customerId: fc.option(fc.constant('acme')),
    createdBy: person,
    hoursAgo,
  }),
  fc.record({ ownerId: person, subjectHolder: fc.option(fc.oneof(person, team)), createdBy: person, hoursAgo }),
);

/** The filter as a read model understands it. */
function matches(filter: ReachFilter | undefined, row: object): boolean {
  if (filter === undefined) return true;
  if ('or' in filter) return filter.or.some((part) => matches(part, row));
  if ('and' in filter) return filter.and.every((part) => matches(part, row));
  const value = (row as Readonly<Record<string, string | null | undefined>>)[filter.field];
  if (value === null || value === undefined) return false;
  switch (filter.op) {
    case 'ne':
      return true; // than null
    case 'eq':
      return value === filter.value;
    case 'ge':
      return value >= filter.value;
    case 'in':
      return filter.value.includes(value);
  }
}

describe('the condition on rows of a list', () => {
  it('lets through exactly the records that the same principal reaches one by one, whatever the roles, scopes, colleagues and teams', () => {
    fc.assert(
      fc.property(principal, fc.constantFrom(...ACTIONS), record, (who, action, { hoursAgo: hours, ...owned }) => {
        const row: Ownership = { ...owned, createdAt: new Date(Date.now() - hours * HOUR).toISOString() };
        const holders = 'subjectHolder' in owned ? RELATED : HELD;
        const stored = { ...row, holder: holderOf(row) };
        expect(matches(reachFilter(who, action, holders), stored)).toBe(reaches(who, action, row));
      }),
      { numRuns: 5_000 },
    );
  });
  it('lets through exactly the teams that the same principal reaches one by one', () => {
    fc.assert(
      fc.property(principal, fc.uniqueArray(person), (who, memberIds) => {
        const filter = memberFilter(who, 'team.read');
        const [member = ''] = filter !== undefined && 'op' in filter && filter.op === 'in' ? filter.value : [];
        expect(filter === undefined || memberIds.includes(member)).toBe(reaches(who, 'team.read', { memberIds }));
      }),
    );
  });
});
