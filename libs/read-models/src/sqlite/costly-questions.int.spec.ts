import { QueryTooCostly } from '@crm/contracts/refusals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shelf } from '../conformance/shelf.fixture.js';
import { resolveCount, resolveQuery } from '../query.js';
import type { CollectionSpec, CountQuery, Filter, FindQuery } from '../read-model-store.port.js';
import { CollectionLayout, shapeOf } from './layout.js';
import { OutOfTime } from './read-connection.js';
import { Reader } from './reader.js';
import { UnservedBuild } from './unserved-build.js';

/** More than one row number at which the time is checked. */
const BOOKS = 2100;
const spec: CollectionSpec = shelf('books.v1');

describe('a costly question', () => {
  const layout = new CollectionLayout(shapeOf(spec), true);
  let directory: string;
  let path: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'throughline-'));
    path = join(directory, 'books.db');
    const build = UnservedBuild.open(path, spec);
    const books = Array.from({ length: BOOKS }, (_, number) => ({
      id: `b${number}`,
      title: `Title ${number}`,
      code: 'c',
      tags: ['all', `tag-${number}`],
      authors: [{ name: `Author ${number}`, year: number }],
    }));
    build.store('1', new Map(books.map((book) => [book.id, book])));
    for (const _ of build.settle());
    build.close();
  });
  afterAll(() => rm(directory, { recursive: true }));

  let reader: Reader;
  afterEach(() => reader.close());

  const find = (asked: FindQuery, deadline?: number) => reader.find(layout, resolveQuery(spec, asked), deadline);
  const count = (asked: CountQuery, deadline?: number) => reader.countBy(layout, resolveCount(spec, asked), deadline);
  const idsOf = ({ texts }: { readonly texts: readonly string[] }) =>
    texts.map((text) => (JSON.parse(text) as { id: string }).id);
  /** So any statement ends that walks more than a thousand rows. */
  const OVER = 0;
  const few: Filter = { field: 'tag', op: 'in', value: Array.from({ length: 50 }, (_, index) => `tag-${index * 20}`) };

  it('given alternatives that each match few rows, then their look-ups are joined and nothing is walked', () => {
    reader = new Reader(path);
    const author: Filter = { field: 'author', op: 'eq', value: 'author 2099' };
    const title: Filter = { field: 'title', op: 'eq', value: 'title 7' };
    const either: Filter = { or: [few, { and: [author, { or: [title, few, author] }] }, title] };
    const { total, texts } = find({ filter: either, limit: 1, total: true }, OVER);
    expect([total, texts.length]).toEqual([52, 1]);
  });

  it.each<[string, FindQuery]>([
    ['walks the rows', { limit: 1 }],
    ['walks an index', { limit: 1, sort: [{ field: 'title' }] }],
    ['sorts', { limit: 1, sort: [{ field: 'lent' }, { field: 'code' }] }],
    ['counts what matches', { limit: 1, total: true }],
    ['looks up values row by row', { filter: { field: 'tag', op: 'eq', value: 'all' }, limit: 1 }],
    ['finds many rows by words', { search: 'title', limit: 1 }],
    ['lists rows by their values', { filter: { field: 'author', op: 'prefix', value: 'a' }, limit: 1 }],
  ])('given that its time is up, when it %s, then it is stopped', (_, asked) => {
    reader = new Reader(path, { fewRows: 4 });
    // No index lists what it matches, which is nothing.
    const none: Filter = { field: 'code', op: 'ne', value: 'c' };
    const filter: Filter = asked.filter === undefined ? none : { and: [asked.filter, none] };
    expect(() => find({ ...asked, filter }, OVER)).toThrow(OutOfTime);
    expect(find({ ...asked, filter }).texts).toEqual([]);
  });

  it.each<[string, CountQuery]>([
    ['in all rows', { fields: ['code'], top: 1 }],
    ['of a field with many values in all rows', { fields: ['tag'], top: 1 }],
    ['in the matches', { filter: { field: 'code', op: 'eq', value: 'c' }, fields: ['tag'], top: 1 }],
  ])('given that its time is up, when it counts values %s, then it is stopped', (_, asked) => {
    reader = new Reader(path);
    expect(() => count(asked, OVER)).toThrow(OutOfTime);
    expect(Object.values(count(asked))[0]?.[0]?.count).toBe(BOOKS);
  });

  it('given one that was stopped, when the next is sent, then it has its own time', () => {
    reader = new Reader(path);
    const asked: FindQuery = { filter: { field: 'code', op: 'ne', value: 'c' }, limit: 1 };
    expect(() => find(asked, OVER)).toThrow(OutOfTime);
    expect(idsOf(find(asked, performance.now() + 60_000))).toEqual([]);
  });

  it('given conditions that match more values together than a question may list, then it is refused before anything is walked', () => {
    const range: Filter = { field: 'author', op: 'ge', value: 'a' };
    const asked: FindQuery = { filter: { and: [range, range] }, limit: 1 };
    reader = new Reader(path, { fewRows: 4, mostListed: 2 * BOOKS });
    expect(find(asked).texts).toHaveLength(1);
    reader.close();
    reader = new Reader(path, { fewRows: 4, mostListed: 2 * BOOKS - 1 });
    expect(() => find(asked)).toThrow(QueryTooCostly);
  });
});
