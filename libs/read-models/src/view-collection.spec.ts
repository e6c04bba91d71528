import { defineView, field, uuid } from '@crm/contracts';
import { ERASED } from '@crm/event-store';
import Type from 'typebox';
import { collectionOfView } from './view-collection.js';

const shipText = {
  name: 'ships',
  title: 'Ships',
  description: 'A ship of ours.',
  defaultSort: 'name',
  examples: { filter: 'name eq "Argo"' },
};
const shipView = defineView({
  ...shipText,
  fields: {
    id: field(uuid(), { filter: true }),
    name: field(Type.String(), { filter: 'text', search: 'words' }),
    calls: field(Type.Array(Type.String()), { search: 'codes' }),
    crew: field(Type.Array(Type.Object({ name: Type.String(), rank: Type.String() })), {
      filter: { name: 'rank', path: 'crew.rank', type: 'keyword', many: true },
      search: { words: (crew) => crew.map(({ name }) => name) },
    }),
  },
});
const hidden = { ownerId: { path: 'ownerId', type: 'keyword' } } as const;
const indexes = [['name']];

describe('the collection of a view', () => {
  it('has the fields that callers may query, followed by those that only access rules read', () => {
    const { fields, ...rest } = collectionOfView(shipView, { hidden, indexes });
    expect(Object.entries(fields)).toEqual([
      ['id', { path: 'id', type: 'keyword', operand: 'id' }],
      ['name', { path: 'name', type: 'text' }],
      ['rank', { path: 'crew.rank', type: 'keyword', many: true }],
      ['ownerId', hidden.ownerId],
    ]);
    expect(rest.indexes).toBe(indexes);
  });
  it('says who has a record that belongs to an owner and a team', () => {
    const owned = { ownerId: uuid(), teamId: uuid() };
    const { fields } = collectionOfView(defineView({ ...shipText, fields: owned }), { indexes: [['holder']] });
    expect(fields).toEqual({ holder: { path: 'ownerId', or: 'teamId', type: 'keyword' } });
  });
  it('has its columns in another order if the released layout has them so', () => {
    const order = ['ownerId', 'rank', 'name', 'id'];
    expect(Object.keys(collectionOfView(shipView, { hidden, indexes, order }).fields)).toEqual(order);
  });
  it.each([
    [['id', 'name', 'rank'], 'leaves ownerId out'],
    [['id', 'name', 'rank', 'ownerId', 'mast'], 'has no field mast'],
  ])('refuses an order that does not list exactly its fields: %j', (order, complaint) =>
    expect(() => collectionOfView(shipView, { hidden, indexes, order })).toThrow(complaint),
  );

  const search = collectionOfView(shipView, { indexes }).search;
  it('is searched by words and codes, also in fields with many values and in parts of them', () =>
    expect(search?.({ name: 'Argo', calls: ['SV', 'AR1'], crew: [{ name: 'Jason', rank: 'captain' }] })).toEqual({
      words: ['Argo', 'Jason'],
      codes: ['SV', 'AR1'],
      phones: [],
    }));
  it('finds nothing in erased or absent values', () => {
    expect(search?.({ name: ERASED, calls: null, crew: [{ name: ERASED }] })).toEqual({
      words: [],
      codes: [],
      phones: [],
    });
    expect(search?.({})).toEqual({ words: [], codes: [], phones: [] });
  });
  it('has no search if its view is not searchable', () => {
    const plain = defineView({ ...shipView, fields: { id: field(uuid(), { filter: true }) } });
    expect(collectionOfView(plain, { indexes: [] })).not.toHaveProperty('search');
  });
});
