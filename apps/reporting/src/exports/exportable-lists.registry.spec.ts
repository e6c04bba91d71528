import type { Principal, Role } from '@crm/contracts';
import { exportableList, stillReaches } from './exportable-lists.registry.js';

const user = (roles: Role[], teamIds: string[] = []): Principal => ({ type: 'user', id: 'me', roles, teamIds });
const client = (...scopes: string[]): Principal => ({
  type: 'api-client',
  id: 'erp',
  roles: ['admin'],
  teamIds: [],
  scopes: ['list.export', ...scopes],
});

describe('a file of the list', () => {
  it.each([
    ['customers', 'the role is gone', user([]), user(['manager'])],
    ['customers', 'the role reaches less far', user(['manager']), user(['admin'])],
    ['customers', 'a team is left', user(['manager'], ['t1']), user(['manager'], ['t1', 't2'])],
    ['timeline', 'interactions may not be read now', user(['manager']), user(['manager', 'auditor'])],
    ['sessions', 'no list may be exported now', user(['support']), user(['manager'])],
  ])('%s is out of reach when %s', (list, _why, now, then) =>
    expect(stillReaches(now, then, exportableList(list))).toBe(false),
  );
  it.each([
    ['timeline', user(['admin']), user(['manager'], ['t1'])],
    ['teams', user(['manager']), user(['manager', 'marketing'])],
    ['customers', user(['manager'], ['t1', 't2']), user(['manager'], ['t1'])],
  ])('%s stays in reach otherwise', (list, now, then) =>
    expect(stillReaches(now, then, exportableList(list))).toBe(true),
  );
  it('timeline is out of reach of an API client that lost the scope to read notes', () => {
    const timeline = exportableList('timeline');
    const then = client('customer.read', 'interaction.read', 'note.read');
    expect(stillReaches(client('customer.read', 'interaction.read'), then, timeline)).toBe(false);
    expect(stillReaches(then, then, timeline)).toBe(true);
  });
});
