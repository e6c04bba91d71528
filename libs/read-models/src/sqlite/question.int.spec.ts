import Database from 'better-sqlite3';
import { resolveQuery } from '../query.js';
import type { CollectionSpec, Filter, FindQuery } from '../read-model-store.port.js';
import { CollectionLayout, shapeOf } from './layout.js';
import { orderingIndex } from './plan.js';
import { FUNCTIONS, leadersOf, lowestRow, pageStatements, searchOf } from './question.js';

const spec: CollectionSpec = {
  name: 'customers.list.v1',
  fields: {
    name: { path: 'name', type: 'text' },
    status: { path: 'status', type: 'keyword' },
    ownerId: { path: 'ownerId', type: 'keyword' },
    createdAt: { path: 'createdAt', type: 'keyword' },
    company: { path: 'company', type: 'text' },
    tags: { path: 'tags', type: 'keyword', many: true },
  },
  indexes: [['-createdAt'], ['name'], ['status', 'name'], ['ownerId', 'status', 'name']],
  search: () => ({ words: [], codes: [] }),
};

describe('the plan of a query', () => {
  const layout = new CollectionLayout(shapeOf(spec), true);
  let database: Database.Database;
  beforeAll(() => {
    database = new Database(':memory:');
    database.function(FUNCTIONS.inTime, () => 1);
    database.function(FUNCTIONS.held, (_set, _row) => 1);
    for (const statement of [...layout.definition(), ...layout.indexDefinitions()]) database.exec(statement);
  });
  afterAll(() => database.close());

  const explain = (
    { text, parameters }: { text: string; parameters: readonly unknown[] },
    limit: unknown[] = [],
  ): string =>
    (database.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...parameters, ...limit) as { detail: string }[])
      .map(({ detail }) => detail)
      .join('; ');
  const statementsOf = (asked: FindQuery, rows: boolean, of = layout) => {
    const query = resolveQuery(spec, asked);
    return pageStatements(of, query, query.predicate, { rows });
  };
  const plans = (query: FindQuery): string[] => statementsOf(query, false).map((statement) => explain(statement, [51]));
  const leaders = (asked: FindQuery, of = layout) => {
    const query = resolveQuery(spec, asked);
    return leadersOf(of, query.predicate, orderingIndex(of, query)).map((leader) => explain(leader));
  };

  const newest = [{ field: 'createdAt', descending: true }];
  const byName = [{ field: 'name' }];
  const mine: Filter = {
    and: [
      { field: 'ownerId', op: 'eq', value: 'o1' },
      { field: 'status', op: 'eq', value: 'active' },
    ],
  };
  const active: Filter = { field: 'status', op: 'eq', value: 'active' };

  it('walks the index of the sort for the first page', () => {
    expect(plans({ limit: 50, sort: newest })).toEqual(['SCAN c USING COVERING INDEX customers.list.v1#-createdAt']);
  });

  it('finds the smallest row number of a page within that index', () => {
    const until = { index: ['-createdAt'], field: 'createdAt', until: '2026-01-01' };
    const searched = { limit: 50, sort: newest, search: 'ada' };
    expect(explain(lowestRow(layout, resolveQuery(spec, searched), undefined, until))).toBe(
      'SEARCH c USING COVERING INDEX customers.list.v1#-createdAt (3 createdAt>?)',
    );
  });

  it('starts inside that index for any other page, ties and nulls included', () => {
    expect(plans({ limit: 50, sort: newest, after: ['2026-01-01', 'id'] })).toEqual([
      'SEARCH c USING COVERING INDEX customers.list.v1#-createdAt (3 createdAt=? AND id>?)',
      'SEARCH c USING COVERING INDEX customers.list.v1#-createdAt (3 createdAt<?)',
      'SEARCH c USING COVERING INDEX customers.list.v1#-createdAt (3 createdAt=?)',
    ]);
    expect(plans({ limit: 50, sort: byName, after: [null, 'id'] })).toEqual([
      'SEARCH c USING COVERING INDEX customers.list.v1#name (0 name=? AND id>?)',
      'SEARCH c USING COVERING INDEX customers.list.v1#name (0 name>?)',
    ]);
  });

  it('takes the index whose first fields the filter compares by equality, on every page', () => {
    const index = 'SEARCH c USING COVERING INDEX customers.list.v1#ownerId,status,name';
    expect(plans({ limit: 50, sort: byName, filter: mine })).toEqual([`${index} (2 ownerId=? AND 1 status=?)`]);
    expect(plans({ limit: 50, sort: byName, filter: mine, after: ['ada', 'id'] })).toEqual([
      `${index} (2 ownerId=? AND 1 status=? AND 0 name=? AND id>?)`,
      `${index} (2 ownerId=? AND 1 status=? AND 0 name>?)`,
    ]);
    expect(plans({ limit: 50, sort: byName, filter: active })).toEqual([
      'SEARCH c USING COVERING INDEX customers.list.v1#status,name (1 status=?)',
    ]);
  });

  it('walks in the order of the sort instead of sorting what an equality finds, which may be half of all rows', () => {
    expect(plans({ limit: 50, sort: newest, filter: active })).toEqual([
      'SCAN c USING INDEX customers.list.v1#-createdAt',
    ]);
  });

  it('walks an index backwards, and sorts by id only among equals', () => {
    expect(plans({ limit: 50, sort: [{ field: 'name', descending: true }] })).toEqual([
      'SCAN c USING COVERING INDEX customers.list.v1#name; USE TEMP B-TREE FOR LAST TERM OF ORDER BY',
    ]);
  });

  it('walks by id without a sort', () => {
    expect(plans({ limit: 50, filter: active })).toEqual(['SCAN c USING INDEX customers.list.v1#']);
  });

  it('sorts if no index fits', () => {
    expect(plans({ limit: 50, sort: [{ field: 'company' }] })).toEqual(['SCAN c; USE TEMP B-TREE FOR ORDER BY']);
  });

  it('finds the rows of a condition in an index alone', () => {
    const filter: Filter = {
      and: [
        { field: 'tags', op: 'eq', value: 'vip' },
        { field: 'name', op: 'prefix', value: 'ad' },
        { field: 'company', op: 'eq', value: 'x' },
      ],
    };
    expect(leaders({ limit: 1, filter })).toEqual([
      'SEARCH customers.list.v1#values USING PRIMARY KEY (field=? AND value=?)',
      'SEARCH c USING COVERING INDEX customers.list.v1#name (0 name>? AND 0 name<?)',
    ]);
  });

  it('reads no index for rows that the walk finds anyway, or for a range that contains another one', () => {
    expect(leaders({ limit: 1, sort: byName, filter: mine })).toEqual([]);
    expect(leaders({ limit: 1, sort: newest, filter: mine })).toEqual([
      'SEARCH c USING COVERING INDEX customers.list.v1#ownerId,status,name (2 ownerId=? AND 1 status=?)',
    ]);
  });

  it('starts from the listed rows if they are few, with one look-up each', () => {
    const [statement] = statementsOf({ limit: 1, sort: newest, filter: active }, true);
    expect(explain({ ...statement!, parameters: ['[1]', ...statement!.parameters] }, [51])).toMatch(
      /^SCAN listed VIRTUAL TABLE INDEX 1:; SEARCH c USING INTEGER PRIMARY KEY \(rowid=\?\); USE TEMP B-TREE FOR ORDER BY$/,
    );
  });

  it('walks only existing indexes while the collection is not settled', () => {
    const unsettled = new CollectionLayout(shapeOf(spec), false);
    const asked = { limit: 50, sort: newest, filter: mine };
    expect(statementsOf(asked, false, unsettled)[0]?.text).not.toContain('INDEXED BY');
    expect(leaders(asked, unsettled)).toEqual([]);
  });

  it('keeps every value out of the SQL text', () => {
    const hostile = `hostile' OR "a"='a`;
    const filter: Filter = {
      or: [
        { field: 'name', op: 'prefix', value: hostile },
        { field: 'tags', op: 'in', value: [hostile] },
        { field: 'status', op: 'ne', value: hostile },
      ],
    };
    const asked: FindQuery = { limit: 1, sort: byName, filter, search: hostile, after: [hostile, hostile] };
    const search = searchOf(layout, resolveQuery(spec, asked).terms ?? []);
    const texts = [...statementsOf(asked, true), search].map(({ text }) => text);
    expect(texts.join()).not.toContain('hostile');
  });
});
