import { readdir } from 'node:fs/promises';
import { UploadQuota } from '@crm/commands/imports';
import { type CallContext } from '@crm/contracts';
import {
  StoreImportPart,
  FilesFull,
  ImportErrorsExpired,
  ImportMappingInvalid,
  ImportNotFound,
  ImportNotStartable,
  ImportUnreadable,
  TooManyUploads,
} from '@crm/contracts/customers';
import { newId } from '@crm/kernel';
import { contextOf, ImportingProcess, told } from './importing-process.fixture.js';

describe('a file of customers', () => {
  let world: ImportingProcess;
  beforeAll(async () => (world = await ImportingProcess.open()));
  beforeEach(() => (world.admin = contextOf(newId(), 'admin')));
  afterAll(() => world.close());

  it('is read as UTF-16 with and without a byte order mark, and semicolons', async () => {
    const little = Buffer.from('\ufeffName;E-Mail\r\nZoë;zoë@four.example\r\n', 'utf16le');
    const big = Buffer.from('Name;E-Mail\r\nŁukasz;lukasz@four.example\r\n', 'utf16le').swap16();
    const unmarked = Buffer.from('Name;E-Mail\r\nÁgnes;agnes@four.example\r\n', 'utf16le');
    for (const file of [little, big, unmarked])
      expect((await world.imported(file, { mode: 'create' })).view.counts).toMatchObject({ created: 1, failed: 0 });
    expect(await world.customerAt('lukasz@four.example')).toMatchObject({ name: 'Łukasz' });
  });

  it('is read with a quoted header after a UTF-8 byte order mark', async () => {
    const { view } = await world.imported('\ufeff"Name","Email"\nBo,bo@four.example\n', { mode: 'create' });
    expect(view).toMatchObject({ columns: ['Name', 'Email'], counts: { created: 1, failed: 0 } });
  });

  it('is refused if it is no table, and nothing of it is kept', async () => {
    await expect(world.upload('')).rejects.toMatchObject({ facts: { reason: 'empty' } });
    await expect(world.upload(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]))).rejects.toThrow(ImportUnreadable);
    expect((await readdir(world.filesDirectory)).filter((name) => !/\.(errors|rejected)\.csv$/.test(name))).toEqual([]);
  });

  describe('that nobody needs any more', () => {
    const HOUR_MS = 3_600_000;
    afterEach(() => (world.later = 0));

    it('is removed when it was not started in time, and its import fails', async () => {
      const [plain, checked] = [await world.upload('Name\nHal\n'), await world.upload('Name\nHal\n')];
      await world.start(checked, { mode: 'create', dryRun: true });
      await world.ended(checked);
      await world.lookAtAll();
      expect((await world.look(plain)).state).toBe('uploaded');
      world.later = HOUR_MS;
      await world.lookAtAll();
      for (const importId of [plain, checked]) {
        expect(await world.look(importId)).toMatchObject({ state: 'failed', failure: 'customers.import-expired' });
        expect(await world.filesOf(importId)).not.toContain('csv');
      }
      await expect(world.start(plain, { mode: 'create' })).rejects.toThrow(ImportNotStartable);
    });

    it('keeps its error file for a time, and then says that it is gone', async () => {
      const { importId, errors } = await world.imported('Name,Email\nHal,nonsense\n', { mode: 'create' });
      world.later = HOUR_MS - 60_000;
      await world.lookAtAll();
      expect([errors.length, await world.errorsOf(importId)]).toEqual([1, errors]);
      world.later = HOUR_MS;
      await world.lookAtAll();
      expect(await world.filesOf(importId)).toEqual([]);
      await expect(world.errorsOf(importId)).rejects.toThrow(ImportErrorsExpired);
    });

    it('leaves no upload behind that a killed program was receiving, and disturbs none that is being received', async () => {
      const importId = newId();
      const part = new StoreImportPart(importId, 0, Buffer.from('Name\n'));
      await world.desk.storePart(told(part, world.admin));
      await world.lookAtAll();
      expect(await world.filesOf(importId)).toEqual(['upload']);
      world.quota = new UploadQuota(world.settings); // as after a start
      await world.lookAtAll();
      expect(await world.filesOf(importId)).toEqual([]);
    });
  });

  describe('that is not over', () => {
    const big = `Name\n${'Hal '.repeat(1_000_000)}\n`;
    beforeEach(() => {
      world.quota = new UploadQuota(world.settings);
      world.newJobs();
    });

    it('counts for its uploader until it ends, also after a restart', async () => {
      const [first, second] = [await world.upload(big), await world.upload(big)];
      await expect(world.upload(big)).rejects.toThrow(TooManyUploads);
      world.quota = new UploadQuota(world.settings);
      world.newJobs();
      await world.lookAtAll();
      await expect(world.upload(big)).rejects.toThrow(TooManyUploads);
      await world.cancel(first);
      await world.cancel(await world.upload(big));
      await world.cancel(second);
    });

    it('counts for all uploaders, but not against the program itself', async () => {
      const others = await Promise.all([1, 2, 3].map(() => world.upload(big, contextOf(newId(), 'admin'))));
      await expect(world.upload(big)).rejects.toThrow(FilesFull);
      const system: CallContext = { ...world.admin, principal: { type: 'system', id: 'cli', roles: [], teamIds: [] } };
      for (const importId of [...others, await world.upload(big, system)]) await world.cancel(importId);
    });
  });
  it('is not started with a mapping that makes no sense', async () => {
    const importId = await world.upload('Name\nHal\n');
    await expect(world.start(importId, { mode: 'create', mapping: { Nickname: 'name' } })).rejects.toThrow(
      ImportMappingInvalid,
    );
    expect((await world.look(importId)).state).toBe('uploaded');
  });

  it('is refused without the right, and for an unknown id', async () => {
    const importId = await world.upload('Name\nHal\n');
    await expect(world.look(importId, contextOf(newId(), 'sales'))).rejects.toMatchObject({ code: 'access.forbidden' });
    await expect(world.look(newId())).rejects.toThrow(ImportNotFound);
  });

  it('is removed when the import has ended; the error file is kept', async () => {
    const { importId } = await world.imported('Name,Email\nCy,cy@one.example\n', { mode: 'create' });
    const left = (await readdir(world.filesDirectory)).filter((name) => name.startsWith(importId));
    expect(left.sort()).toEqual([`${importId}.errors.csv`, `${importId}.rejected.csv`]);
  });
});
