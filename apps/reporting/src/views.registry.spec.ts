import { execFileSync } from 'node:child_process';
import { ACTIONS } from '@crm/access';
import { EXPORTABLE_LISTS } from '@crm/contracts/reporting';
import { exportableList } from './exports/exportable-lists.registry.js';
import { holdersOf, isRecordList, isRecordView } from './lists/record-list.service.js';
import { views } from './views.registry.js';

const lists = views.filter(isRecordList);

/** Prints the name of every package that the module loads. */
const PROBE = `
  import { registerHooks } from 'node:module';
  registerHooks({ load(url, context, next) {
    const [, name] = /node_modules\\/((?:@[\\w-]+\\/)?[\\w.-]+)\\//.exec(url) ?? /(\\w+)\\/dist\\/[\\w.-]+$/.exec(url) ?? [];
    console.log(name ?? url);
    return next(url, context);
  } });
  await import(process.argv[1]);`;
const loadedBy = (module: string): string[] =>
  execFileSync(process.execPath, ['--input-type=module', '-e', PROBE, new URL(module, import.meta.url).href], {
    encoding: 'utf8',
  }).split('\n');

describe('the views of this app', () => {
  it.each(lists)('$view.name: declares all actions of its records', ({ view }) => {
    const known = ACTIONS.filter((action) => action.startsWith(`${view.record}.`) && !action.endsWith('.create'));
    expect(view.actions).toEqual(known.map((action) => action.slice(view.record.length + 1)));
  });
  /** Users are few. */
  const held = views.filter(isRecordView).filter(({ view: { record } }) => record !== 'user');
  it.each(held)('$view.record: has an index for each field that says who holds a record', (each) => {
    const { owners, projection } = each;
    const fields = owners === 'owner' || owners === 'related' ? holdersOf(each) : [];
    expect(projection.collection.indexes.map(([first]) => first)).toEqual(expect.arrayContaining([...fields]));
  });
  it('provide every list that can be exported', () => {
    expect(EXPORTABLE_LISTS.map((name) => exportableList(name).name)).toEqual([...EXPORTABLE_LISTS]);
    expect(EXPORTABLE_LISTS).toEqual(expect.arrayContaining(lists.map(({ view }) => view.name)));
  });
  it('are loaded without query handlers by a thread that builds them', () => {
    const questions = ['@nestjs/cqrs', 'messaging', 'platform'];
    expect(loadedBy('./reporting.module.js')).toEqual(expect.arrayContaining(questions));
    const loaded = loadedBy('./projections.registry.js');
    expect(loaded).toContain('contracts');
    expect(loaded.filter((name) => questions.includes(name))).toEqual([]);
  });
});
