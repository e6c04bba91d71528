import * as contexts from './contexts.js';
import { defineView, field, isView, oneOf } from './view-definition.js';
import { filtersOf } from './view-fields.js';
import Type from 'typebox';

const views = Object.values(contexts).flatMap((context) => Object.values<unknown>(context).filter(isView));

/** Names that others chose: compared exactly as they are written. */
const NAMES = ['audit.action', 'api-clients.scopes', 'customers.externalId', 'opportunities.stage'];

describe('what the filters of all views are compared with', () => {
  it('covers every list', () => {
    expect(views.map(({ name }) => name).sort()).toEqual(
      [
        'api-clients',
        'audit',
        'currency-rates',
        'customers',
        'directory',
        'interactions',
        'leads',
        'notes',
        'opportunities',
        'products',
        'sessions',
        'teams',
        'users',
      ].sort(),
    );
  });
  it('is any text only for words that people read, and for names that others chose', () => {
    const exact = views.flatMap((view) =>
      filtersOf(view).flatMap(({ name, type, operand }) =>
        type === 'keyword' && operand === undefined ? [`${view.name}.${name}`] : [],
      ),
    );
    expect(exact.sort()).toEqual([...NAMES].sort());
  });
  it('is a moment, a choice or an id wherever the schema says so', () => {
    const asked = (name: string) =>
      Object.fromEntries(
        views
          .filter((view) => view.name === name)
          .flatMap(filtersOf)
          .map((filter) => [filter.name, filter.operand]),
      );
    expect(asked('customers')).toMatchObject({
      id: 'id',
      kind: { oneOf: ['person', 'organization'] },
      ownerId: 'id',
      createdBy: 'reference',
      createdAt: 'moment',
      email: 'email',
      phone: 'phone',
      source: 'code',
    });
    expect(asked('users')).toMatchObject({ lastLoginAt: 'moment', teamIds: 'id', roles: { oneOf: expect.any(Array) } });
    expect(asked('interactions')).toMatchObject({ direction: { oneOf: contexts.customers.DIRECTIONS }, userId: 'id' });
    expect(asked('audit')).toMatchObject({ at: 'moment', position: 'position', outcome: { oneOf: expect.any(Array) } });
  });
  it('must be said where the schema says only that it is a text', () => {
    const view = (filter: true | 'keyword') =>
      filtersOf(
        defineView({
          name: 'ships',
          title: 'Ships',
          description: 'A ship.',
          defaultSort: 'state',
          examples: { filter: '' },
          fields: { harbour: field(Type.String(), { filter }), state: field(oneOf(['built']), { filter: true }) },
        }),
      );
    expect(() => view(true)).toThrow('the filter harbour must say what it is compared with');
    expect(view('keyword').map(({ operand }) => operand)).toEqual([undefined, { oneOf: ['built'] }]);
  });
});
