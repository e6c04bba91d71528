import { InvalidQuery, NotIndexed } from '@crm/contracts/refusals';
import fc from 'fast-check';
import { keyOf } from '../keys.js';
import { compareRanked, countsOf, matches, pageOf, rankOf } from '../matching.js';
import { resolveCount, resolveFilter, resolveQuery } from '../query.js';
import {
  type CountQuery,
  type Document,
  type FieldSpec,
  type Filter,
  type FindQuery,
  type Page,
  type Scalar,
} from '../read-model-store.port.js';
import type { OpenReadModels, ReadModelEngine } from './engines.js';
import { book, filter, namesake, newestFirst, question } from './shelf.arbitraries.js';
import { shelf, type Book } from './shelf.fixture.js';
import { Shelves } from './shelves.fixture.js';

/** Every query result must be what matching.ts defines. */
export function questionConformance(engine: ReadModelEngine): void {
  describe(`queries on ${engine.name}`, () => {
    let opened: OpenReadModels;
    let shelves: Shelves;
    beforeAll(async () => {
      opened = await engine.open();
      shelves = new Shelves(opened);
    });
    afterAll(() => opened.dispose());

    const cases = [{ collection: 'unsettled.v1' }, { collection: 'settled.v1' }];
    beforeAll(async () => {
      for (const { collection } of cases) await opened.store.define(shelf(collection));
      await opened.store.settle('settled.v1');
      await opened.store.settle('settled.v1');
    });

    const shelfOf = fc
      .array(book, { maxLength: 25 })
      .map(
        (books) =>
          new Map<string, Book>(
            books.map((each, index) => [`id-${(index * 7) % 25}`, { ...each, id: `id-${(index * 7) % 25}` }]),
          ),
      );
    const shelfOfNamesakes = fc
      .array(namesake, { minLength: 10, maxLength: 40 })
      .chain((books) => fc.shuffledSubarray(books, { minLength: books.length }))
      .map(
        (books) => new Map<string, Book>(books.map((each, index) => [`id-${index}`, { ...each, id: `id-${index}` }])),
      );
    /** Documents are stored as JSON. */
    const asJson = (documents: ReadonlyMap<string, Book>): Map<string, Document> =>
      new Map([...documents].map(([id, document]) => [id, JSON.parse(JSON.stringify(document)) as Document]));
    const idsOf = (page: Page<Document>): string[] => page.items.map(({ id }) => id as string);

    it.each(cases)(
      'given any documents, when any query is sent to $collection, then the result is what the definition says',
      async ({ collection }) => {
        await fc.assert(
          fc.asyncProperty(shelfOf, fc.array(question, { minLength: 8, maxLength: 8 }), async (books, questions) => {
            const documents = asJson(books);
            await shelves.fill(collection, documents);
            for (const asked of questions) {
              const expected = pageOf(shelf(collection), resolveQuery(shelf(collection), asked), documents);
              const page = await opened.store.find<Document>(collection, asked);
              expect(idsOf(page)).toEqual(expected.ids);
              expect(page.items).toEqual(expected.ids.map((id) => documents.get(id)));
              expect(page.total).toBe(asked.total ? expected.total : undefined);
            }
          }),
          { numRuns: 100 },
        );
      },
    );

    it('given a snapshot, when any queries are sent to it, then the results are what the definition says about that moment', async () => {
      const spec = shelf('settled.v1');
      await fc.assert(
        fc.asyncProperty(shelfOf, fc.array(question, { minLength: 20, maxLength: 20 }), async (books, questions) => {
          const documents = asJson(books);
          await shelves.fill(spec.name, documents);
          const snapshot = await opened.store.snapshot(spec.name);
          await shelves.fill(spec.name, new Map([['later', { id: 'later' }]]));
          for (const asked of [...questions, ...questions]) {
            const expected = pageOf(spec, resolveQuery(spec, asked), documents);
            const page = await snapshot.find<Document>(asked);
            expect([idsOf(page), page.total]).toEqual([expected.ids, asked.total ? expected.total : undefined]);
          }
          await snapshot.close();
        }),
        { numRuns: 5, endOnFailure: true },
      );
    });

    it.each(cases)(
      'given inserts before the cursor, when $collection is paged, then the joined pages are the whole result, each row once',
      async ({ collection }) => {
        await fc.assert(
          fc.asyncProperty(shelfOf, question, book, async (books, asked, newcomer) => {
            const spec = shelf(collection);
            const documents = asJson(books);
            await shelves.fill(collection, documents);
            const whole = pageOf(spec, resolveQuery(spec, { ...asked, limit: 500 }), documents).ids;
            const seen: string[] = [];
            let after: FindQuery['after'];
            for (let page = 0; page < 30; page++) {
              const found: Page<Document> = await opened.store.find<Document>(collection, {
                ...asked,
                ...(after && { after }),
              });
              seen.push(...idsOf(found));
              if (found.last === undefined) break;
              after = found.last;
              await insertBefore(spec.name, asked, after, newcomer, page);
            }
            expect(seen).toEqual(whole);
          }),
          { numRuns: 40 },
        );
      },
    );

    it('given a search that most documents match, in whatever order they were written, when the newest are paged, then the pages are those of the definition', async () => {
      const spec = shelf('settled.v1');
      await fc.assert(
        fc.asyncProperty(shelfOfNamesakes, newestFirst, async (books, asked) => {
          const documents = asJson(books);
          await shelves.fill(spec.name, documents);
          let after: FindQuery['after'];
          do {
            const page: FindQuery = { ...asked, ...(after && { after }) };
            const found: Page<Document> = await opened.store.find<Document>(spec.name, page);
            expect(idsOf(found)).toEqual(pageOf(spec, resolveQuery(spec, page), documents).ids);
            after = found.last;
          } while (after !== undefined);
        }),
        { numRuns: 60 },
      );
    });

    /** Inserts the newcomer only if it sorts before the cursor. */
    async function insertBefore(
      collection: string,
      asked: FindQuery,
      after: readonly (Scalar | null)[],
      newcomer: Book,
      page: number,
    ): Promise<void> {
      const { sort, after: cursor } = resolveQuery(shelf(collection), { ...asked, after });
      const id = `id-${page % 10}-new`;
      const document = JSON.parse(JSON.stringify({ ...newcomer, id })) as Document;
      if (cursor && compareRanked(sort, rankOf(sort, id, document), cursor) < 0)
        await shelves.commit(collection, [{ id, document }]);
    }

    it.each(cases)(
      'given a filter of what the caller may see, when any query is sent to $collection with any cursor, then no row, page or count shows more',
      async ({ collection }) => {
        const anyKey = fc.oneof(fc.constant(null), fc.string(), fc.integer(), fc.boolean());
        await fc.assert(
          fc.asyncProperty(
            shelfOf,
            filter,
            question,
            fc.array(anyKey, { maxLength: 3 }),
            async (books, mayRead, asked, forged) => {
              const spec = shelf(collection);
              const documents = asJson(books);
              await shelves.fill(collection, documents);
              const restricted: Filter = asked.filter ? { and: [mayRead, asked.filter] } : mayRead;
              const allowed = [...documents]
                .filter(([, document]) => matches(resolveFilter(spec, mayRead), document))
                .map(([id]) => id);
              const after = [...forged, 'id-1'];
              const page = await opened.store
                .find<Document>(collection, { ...asked, filter: restricted, ...(forged.length > 0 && { after }) })
                .catch((error: unknown) => {
                  expect(error).toBeInstanceOf(InvalidQuery);
                  return { items: [] } as Page<Document>;
                });
              expect(allowed).toEqual(expect.arrayContaining(idsOf(page)));
              expect(page.total ?? 0).toBeLessThanOrEqual(allowed.length);
            },
          ),
          { numRuns: 40 },
        );
      },
    );

    it.each(cases)(
      'given any documents, when the values of $collection are counted, then each is counted among the matching documents',
      async ({ collection }) => {
        const counting = fc.record({
          fields: fc.shuffledSubarray(Object.keys(shelf(collection).fields), { minLength: 1, maxLength: 5 }),
          top: fc.integer({ min: 1, max: 4 }),
        });
        await fc.assert(
          fc.asyncProperty(shelfOf, question, counting, async (books, { filter, search }, { fields, top }) => {
            const spec = shelf(collection);
            const documents = asJson(books);
            await shelves.fill(collection, documents);
            const asked = { fields, top, ...(filter && { filter }), ...(search !== undefined && { search }) };
            const counted = await opened.store.countBy(collection, asked);
            const keys = Object.entries(counted).map(([field, counts]) => [
              field,
              counts.map(({ value, count }) => ({
                key: value === null ? null : keyOf((spec.fields[field] as FieldSpec).type, value),
                count,
              })),
            ]);
            expect(Object.fromEntries(keys)).toEqual(countsOf(spec, resolveCount(spec, asked), documents));
          }),
          { numRuns: 100 },
        );
      },
    );

    it('given texts in several spellings, when they are counted, then they are one value in one of the spellings', async () => {
      const titles = ['Straße', 'STRASSE', 'other'].map((title, index) => ({ id: `s${index}`, title }));
      await shelves.fill('settled.v1', new Map(titles.map((each) => [each.id, each])));
      const { title } = await opened.store.countBy('settled.v1', { fields: ['title'], top: 20 });
      expect(title?.map(({ count }) => count)).toEqual([2, 1]);
      expect(['Straße', 'STRASSE']).toContain(title?.[0]?.value);
    });

    it.each<[string, CountQuery, new (...args: never[]) => Error]>([
      ['an undeclared field', { fields: ['secret'], top: 1 }, NotIndexed],
      ['a name every object has', { fields: ['constructor'], top: 1 }, NotIndexed],
      ['no field', { fields: [], top: 1 }, InvalidQuery],
      ['a field twice', { fields: ['code', 'code'], top: 1 }, InvalidQuery],
      ['six fields', { fields: ['code', 'title', 'pages', 'lent', 'tag', 'author'], top: 1 }, InvalidQuery],
      ['no values', { fields: ['code'], top: 0 }, InvalidQuery],
      ['more than 100 values', { fields: ['code'], top: 101 }, InvalidQuery],
    ])('refuses to count %s', async (_, asked, refusal) => {
      await expect(opened.store.countBy('settled.v1', asked)).rejects.toBeInstanceOf(refusal);
    });

    it('given ties, nulls and mixed directions, when sorted, then null comes before every value and ties are ordered by ascending id', async () => {
      const documents = new Map<string, Book>(
        [undefined, 2, null, 1, 2].map((pages, index) => [
          `t${index}`,
          { id: `t${index}`, size: pages === undefined ? {} : { pages } },
        ]),
      );
      await shelves.fill('settled.v1', documents);
      const ids = async (descending: boolean): Promise<string[]> =>
        idsOf(await opened.store.find('settled.v1', { limit: 10, sort: [{ field: 'pages', descending }] }));
      expect(await ids(false)).toEqual(['t0', 't2', 't3', 't1', 't4']);
      expect(await ids(true)).toEqual(['t1', 't4', 't3', 't0', 't2']);
    });

    it.each<[string, FindQuery, new (...args: never[]) => Error]>([
      ['44 a filter on an undeclared field', { limit: 1, filter: { field: 'secret', op: 'eq', value: 1 } }, NotIndexed],
      [
        '44 a filter on a name every object has',
        { limit: 1, filter: { field: 'constructor', op: 'eq', value: 1 } },
        NotIndexed,
      ],
      ['44 a sort by an undeclared field', { limit: 1, sort: [{ field: 'size.pages' }] }, NotIndexed],
      ['a sort by a field with many values', { limit: 1, sort: [{ field: 'tag' }] }, InvalidQuery],
      ['a value of another type', { limit: 1, filter: { field: 'pages', op: 'eq', value: '1' } }, InvalidQuery],
      [
        'an operator object for a value',
        { limit: 1, filter: { field: 'code', op: 'eq', value: { $gt: '' } as never } },
        InvalidQuery,
      ],
      ['an unknown operator', { limit: 1, filter: { field: 'code', op: '$where' as never, value: '1' } }, InvalidQuery],
      [
        'an operator that the type does not support',
        { limit: 1, filter: { field: 'lent', op: 'prefix', value: 't' } },
        InvalidQuery,
      ],
      ['no limit', { limit: 0 }, InvalidQuery],
      ['a limit beyond 500', { limit: 501 }, InvalidQuery],
      ['a cursor of another sort', { limit: 1, after: ['a', 'b'] }, InvalidQuery],
      ['a search longer than 200 characters', { limit: 1, search: 'a'.repeat(201) }, InvalidQuery],
    ])('refuses %s', async (_, asked, refusal) => {
      await expect(opened.store.find('settled.v1', asked)).rejects.toBeInstanceOf(refusal);
    });

    it('given an aborted signal, when a query is sent, then it rejects with the reason', async () => {
      const reason = new Error('gone');
      await expect(opened.store.find('settled.v1', { limit: 1 }, AbortSignal.abort(reason))).rejects.toBe(reason);
    });

    it.each([
      ['words by their beginning, in any order', 'love ada'],
      ['without accents', 'angstrom'],
      ['in another case', 'ÅNGSTRÖM LOVELACE'],
      ['an address', 'Ada.Love+crm@Example.org'],
      ['the beginning of an address', 'ada.love+crm@ex'],
      ['a part of an address', 'crm'],
      ['the domain of an address', '@example'],
      ['a phone number as it is written', '+49 (170) 1234-567'],
      ['a phone number by its beginning', '49170'],
    ])('finds %s: %s', async (_, search) => {
      const document = {
        id: 's',
        title: 'Ada Ångström-Lovelace',
        tags: ['+49 170 1234567'],
        email: 'ada.love+crm@example.org',
      };
      expect(await isFound(document, search)).toBe(true);
      expect(await isFound(document, `${search} elsewhere`)).toBe(false);
    });

    const isFound = async (document: Omit<Book, 'id'>, search: string): Promise<boolean> => {
      await shelves.fill('settled.v1', new Map([['s', { ...document, id: 's' }]]));
      return idsOf(await opened.store.find('settled.v1', { limit: 1, search })).includes('s');
    };

    it.each([
      ['株式会社東京商事', '東京'],
      ['山田中央', '田中'],
      ['山田中央', '田中央'],
      ['山田太郎', '山田 太郎'],
      ['山田\u3000太郎', '山田太郎'],
      ['山田太郎', '郎'],
      ['ｶﾞｽ', 'がす'],
      ['삼성전자', '전자'],
      ['บริษัทปูนซิเมนต์ไทย', 'ปูนซิเมนต์'],
      ['Acme株式会社', 'acme株式'],
      ["Pat O'Brien", 'obrien'],
      ['Pat O’Brien', "o'brien"],
      ['Pat OBrien', "pat o'bri"],
      ["Gino D'Angelo", 'dangelo'],
      ['Jean-Luc Picard', 'jeanluc'],
      ['Jeanluc Picard', 'jean-luc'],
      ['Андрей Семёнов', 'андрей семенов'],
      ['Андрей', 'андреи'],
      ['أحمد', 'احمد'],
      ['می\u200cخواهم', 'میخواهم'],
      ['राम', 'राम'],
      ['राम', 'रा'],
      ['علي', '\u200fعلي'],
    ])('finds %s by %s', async (title, search) => expect(await isFound({ title }, search)).toBe(true));

    it.each([
      ['राम', 'रम'],
      ['राम', 'रमा'],
      ['か', 'が'],
      ['山田中央', '田央'],
      ['東京', '東京都'],
      ["Pat O'Brien", 'rien'],
    ])('does not find %s by %s', async (title, search) => expect(await isFound({ title }, search)).toBe(false));

    it.each(['acme', 'acme.ex', '@acme.example', 'mail.ac', '@mail', 'acme.example'])(
      'finds x@mail.acme.example by %s',
      async (search) => expect(await isFound({ email: 'x@mail.acme.example' }, search)).toBe(true),
    );

    it.each([
      ['राम', 'रमा', false],
      ['か', 'が', false],
      ['й', 'и', false],
      ['VIP', 'vip', true],
      ['Семён', 'СЕМЕН', true],
      ['O’Brien', "o'brien", true],
      ['\u200fعلي', 'علي', true],
      ['ｶﾞｽ', 'ガス', true],
    ])('given %s, when it is compared with %s, then they are the same value: %s', async (title, other, same) => {
      const spellings = [
        { title, id: 'one' },
        { title: other, id: 'two' },
      ];
      await shelves.fill('settled.v1', new Map(spellings.map((each) => [each.id, each])));
      const filter: Filter = { field: 'title', op: 'eq', value: other };
      expect(idsOf(await opened.store.find('settled.v1', { limit: 2, filter }))).toEqual(
        same ? ['one', 'two'] : ['two'],
      );
      const { title: counted } = await opened.store.countBy('settled.v1', { fields: ['title'], top: 20 });
      expect(counted?.map(({ count }) => count)).toEqual(same ? [2] : [1, 1]);
    });
  });
}
