import { CheckpointConflict, IncompatibleCollection, ReadModelsUnavailable, StaleLease } from '@crm/contracts/refusals';
import { type Document, type Write } from '../read-model-store.port.js';
import type { OpenReadModels, ReadModelEngine } from './engines.js';
import { position, Shelves } from './shelves.fixture.js';
import { shelf } from './shelf.fixture.js';

/** What the port promises about documents and checkpoints. */
export function documentConformance(engine: ReadModelEngine): void {
  describe(`documents and checkpoints on ${engine.name}`, () => {
    let opened: OpenReadModels;
    let shelves: Shelves;
    beforeAll(async () => {
      opened = await engine.open();
      shelves = new Shelves(opened);
      await opened.store.define(shelf('books.v1'));
    });
    afterAll(() => opened.dispose());

    it('given a document, when it is read, then it equals what was stored, whatever JSON it holds', async () => {
      const document = {
        id: 'j',
        text: 'Å "\\\u0000 😀',
        list: [1, null, { a: [] }],
        big: '9007199254740993',
        none: null,
        empty: {},
      };
      await shelves.commit('books.v1', [{ id: 'j', document }]);
      expect(await opened.store.get('books.v1', 'j')).toEqual(document);
      expect(await opened.store.getMany('books.v1', ['j', 'none'])).toEqual(new Map([['j', document]]));
      expect(await opened.store.get('books.v1', 'none')).toBeUndefined();
    });

    it('given several writes of one id in a batch, when it is stored, then the last one counts', async () => {
      const write = (document: Document | undefined): Write => ({ id: 'w', document });
      await shelves.commit('books.v1', [write({ title: 'one' }), write(undefined), write({ title: 'two' })]);
      expect(await opened.store.get('books.v1', 'w')).toEqual({ title: 'two' });
      await shelves.commit('books.v1', [write({ title: 'three' }), write(undefined)]);
      expect(await opened.store.get('books.v1', 'w')).toBeUndefined();
    });

    it('given a batch that fails between two writes, when it is read, then neither the first write nor the checkpoint is stored', async () => {
      const before = await opened.store.checkpoint('books.v1');
      const writes = [
        { id: 'first', document: { title: 'first' } },
        { id: 'second', document: { title: 1n } },
      ];
      await expect(shelves.commit('books.v1', writes)).rejects.toThrow();
      expect(await opened.store.get('books.v1', 'first')).toBeUndefined();
      expect(await opened.store.checkpoint('books.v1')).toBe(before);
    });

    it('given a batch that was stored, when it is sent again, then it is refused and changes nothing', async () => {
      const from = await opened.store.checkpoint('books.v1');
      const step = { from, to: position(1000), epoch: opened.epoch };
      const write = (title: string): Write[] => [{ id: 'again', document: { title } }];
      await opened.store.commit('books.v1', step, write('first'));
      await expect(opened.store.commit('books.v1', step, write('second'))).rejects.toBeInstanceOf(CheckpointConflict);
      expect(await opened.store.get('books.v1', 'again')).toEqual({ title: 'first' });
      expect(await opened.store.checkpoint('books.v1')).toBe(position(1000));
    });

    it('given a new owner, when the old one wakes and writes, then it is refused and changes nothing', async () => {
      const before = await engine.open();
      await before.store.define(shelf('books.v1'));
      await before.store.commit('books.v1', { from: '', to: position(1), epoch: before.epoch }, []);
      const after = await before.reopen();
      await after.store.define(shelf('books.v1'));
      expect(after.epoch).toBeGreaterThan(before.epoch);
      await after.store.commit('books.v1', { from: position(1), to: position(2), epoch: after.epoch }, []);
      const late = after.store.commit('books.v1', { from: position(2), to: position(3), epoch: before.epoch }, [
        { id: 'late', document: {} },
      ]);
      await expect(late).rejects.toBeInstanceOf(StaleLease);
      expect(await after.store.get('books.v1', 'late')).toBeUndefined();
      expect(await after.store.checkpoint('books.v1')).toBe(position(2));
      await after.dispose();
    });

    it('given a reactor, when its checkpoint is saved, then it differs from one that was never saved, even at the beginning of the log', async () => {
      const { store, epoch } = opened;
      expect(await store.load('mails')).toBeUndefined();
      await store.save('mails', { from: undefined, to: '', epoch });
      expect(await store.load('mails')).toBe('');
      await expect(store.save('mails', { from: undefined, to: position(1), epoch })).rejects.toBeInstanceOf(
        CheckpointConflict,
      );
      await store.save('mails', { from: '', to: position(1), epoch });
      expect(await store.load('mails')).toBe(position(1));
    });

    it('given a collection, when it is defined again, then the same spec is accepted and another one refused', async () => {
      await opened.store.define(shelf('books.v1'));
      const { fields, ...rest } = shelf('books.v1');
      const changed = { ...rest, fields: { ...fields, title: { path: 'name', type: 'text' as const } } };
      await expect(opened.store.define(changed)).rejects.toBeInstanceOf(IncompatibleCollection);
    });

    it('given a snapshot, when more is written, then it shows the earlier rows, page by page, until it is closed', async () => {
      const books = (from: number, title: string): Write[] =>
        Array.from({ length: 7 }, (_, index) => {
          const id = `s${from + index}`;
          return { id, document: { id, title } };
        });
      await opened.store.define(shelf('moments.v1'));
      await shelves.commit('moments.v1', books(0, 'before'));
      const snapshot = await opened.store.snapshot('moments.v1');
      const at = await opened.store.checkpoint('moments.v1');
      await shelves.commit('moments.v1', [...books(3, 'after'), { id: 's0', document: undefined }]);
      const question = { limit: 3, sort: [{ field: 'title' }], search: 'before' };
      const first = await snapshot.find({ ...question, total: true });
      const second = await snapshot.find({ ...question, after: first.last! });
      const third = await snapshot.find({ ...question, after: second.last! });
      expect(first.total).toBe(7);
      expect([first, second, third].flatMap(({ items }) => items.map(({ id }) => id))).toEqual(
        books(0, '').map(({ id }) => id),
      );
      expect(third.last).toBeUndefined();
      expect(await snapshot.checkpoint('moments.v1')).toBe(at);
      await snapshot.close();
      await snapshot.close();
      await expect(snapshot.find(question)).rejects.toBeInstanceOf(ReadModelsUnavailable);
      expect((await opened.store.find('moments.v1', { limit: 1, search: 'before', total: true })).total).toBe(2);
    });

    it('given data, when the store is opened again, then documents, checkpoints and query results are as before', async () => {
      const first = await engine.open();
      await first.store.define(shelf('books.v1'));
      await first.store.commit('books.v1', { from: '', to: position(7), epoch: first.epoch }, [
        { id: 'kept', document: { id: 'kept', title: 'Kept' } },
      ]);
      await first.store.settle('books.v1');
      const second = await first.reopen();
      await second.store.define(shelf('books.v1'));
      expect(await second.store.checkpoint('books.v1')).toBe(position(7));
      expect(
        (await second.store.find('books.v1', { limit: 1, search: 'kept', sort: [{ field: 'title' }] })).items,
      ).toHaveLength(1);
      await second.dispose();
    });
  });
}
