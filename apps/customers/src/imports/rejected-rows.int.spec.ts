import { ImportErrorsExpired } from '@crm/contracts/customers';
import { newId } from '@crm/kernel';
import { contextOf, ImportingProcess } from './importing-process.fixture.js';

describe('an import with rows that cannot be taken', () => {
  let world: ImportingProcess;
  beforeAll(async () => (world = await ImportingProcess.open()));
  beforeEach(() => (world.admin = contextOf(newId(), 'admin')));
  afterAll(() => world.close());

  it('creates each row once, and reports the others with line and holder', async () => {
    const { view, errors } = await world.imported(
      'Name,Email,Notes\nAda,ada@one.example,"two\nlines"\nAda again,ADA@one.example,\n,,nobody\nBob,bob@one.example,\n',
      { mode: 'create' },
    );
    expect(view).toMatchObject({
      state: 'completed',
      rows: 4,
      percent: 100,
      counts: { created: 2, updated: 0, unchanged: 0, skipped: 0, failed: 2, warned: 0, warnings: 0 },
    });
    expect(errors).toEqual([
      `4,Email,duplicate,Another customer has this e-mail address.,${await world.holderOf('ada@one.example')}`,
      `5,,name-missing,"The row has no name, no organisation, and no e-mail address to make a name from.",`,
    ]);
    expect(await world.customerAt('bob@one.example')).toMatchObject({
      name: 'Bob',
      holder: { ownerId: world.admin.principal.id },
    });
  });

  it('says of rows that nothing identifies that importing them again creates them again', async () => {
    const { view, errors } = await world.imported('Name,Email\nIvy,\nJon,jon@key.example\nKai,\n', { mode: 'create' });
    expect(view.remarks).toEqual([{ code: 'no-match-key', failed: false, count: 2, lines: [2, 4] }]);
    expect(view.counts).toMatchObject({ created: 3, warned: 0, warnings: 0 });
    expect(errors.map((line) => line.split(',').slice(0, 3).join(','))).toEqual(['2,,no-match-key']);
  });

  describe('whose rows are rejected', () => {
    it('gives them back as they were, with the reason in front', async () => {
      const { importId } = await world.imported(
        'Name;Email;Notes;Phone\nLea;nonsense;"two; lines\nof text";\nMia;mia@rejected.example;;12\n;=1+1;-5;\n',
        { mode: 'create' },
      );
      const lines = (await world.rejectedOf(importId)).split('\r\n');
      expect(lines).toEqual([
        '\ufeffimport:line;import:column;import:code;import:reason;Name;Email;Notes;Phone',
        '2;Email;email;This is not an e-mail address.;Lea;nonsense;"two; lines\nof text";',
        expect.stringMatching(/^5;Email;.*;;'=1\+1;'-5;$/),
        '',
      ]);
    });

    it('takes them when they are corrected, and each only once', async () => {
      const first = await world.imported('Name,Email,Age\nNia,nia,7\nOle,ole@back.example,8\n', { mode: 'create' });
      const corrected = (await world.rejectedOf(first.importId)).replace('Nia,nia,', 'Nia,nia@back.example,');
      const { view, importId } = await world.imported(corrected, { mode: 'create' });
      expect(view).toMatchObject({
        counts: { created: 1, failed: 0 },
        ignored: [{ column: 'Age', filled: 1 }],
      });
      expect(await world.customerAt('nia@back.example')).toMatchObject({ name: 'Nia' });
      const again = await world.imported(await world.rejectedOf(first.importId), { mode: 'create' });
      expect(await world.rejectedOf(again.importId)).toBe(await world.rejectedOf(first.importId));
      expect(await world.rejectedOf(importId)).toBe(
        '\ufeffimport:line,import:column,import:code,import:reason,Name,Email,Age\r\n',
      );
    });

    it('keeps them as long as the error list, and then says that they are gone', async () => {
      const { importId } = await world.imported('Name,Email\nPia,nonsense\n', { mode: 'create' });
      world.later = 3_600_000;
      await world.lookAtAll();
      world.later = 0;
      await expect(world.rejectedOf(importId)).rejects.toThrow(ImportErrorsExpired);
    });
  });
});
