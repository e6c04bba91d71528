import { defineUpcaster, findUpcaster, upcast } from './upcaster.js';

const nameSplit = defineUpcaster({
  type: 'PersonNamed',
  from: 1,
  to: 2,
  up: ({ name, ...rest }) => ({ ...rest, given: String(name).split(' ')[0], family: String(name).split(' ')[1] }),
});
const familyFirst = defineUpcaster({
  type: 'PersonNamed',
  from: 2,
  to: 3,
  up: (data) => ({ ...data, order: 'western' }),
});
const movedAndNamed = defineUpcaster({
  type: 'PersonSaved',
  from: 1,
  to: 2,
  up: ({ name, city }) => [
    { type: 'PersonNamed', data: { name } },
    { type: 'PersonMoved', version: 4, data: { city } },
  ],
});
const noise = defineUpcaster({ type: 'PersonTouched', from: 1, to: 2, up: () => [] });
const find = findUpcaster([nameSplit, familyFirst, movedAndNamed, noise]);

describe('upcasting', () => {
  it('leads from any old version to the newest, step by step', () => {
    const newest = { type: 'PersonNamed', version: 3, data: { given: 'Ada', family: 'Moss', order: 'western' } };
    expect(upcast({ type: 'PersonNamed', version: 1, data: { name: 'Ada Moss' } }, find)).toEqual([newest]);
    expect(upcast({ type: 'PersonNamed', version: 2, data: { given: 'Ada', family: 'Moss' } }, find)).toEqual([newest]);
    expect(upcast(newest, find)).toEqual([newest]);
  });
  it('splits one event into several, each with its own further upcasters', () => {
    expect(upcast({ type: 'PersonSaved', version: 1, data: { name: 'Ada Moss', city: 'Ulm' } }, find)).toEqual([
      { type: 'PersonNamed', version: 3, data: { given: 'Ada', family: 'Moss', order: 'western' } },
      { type: 'PersonMoved', version: 4, data: { city: 'Ulm' } },
    ]);
  });
  it('drops an event that became nothing', () =>
    expect(upcast({ type: 'PersonTouched', version: 1, data: {} }, find)).toEqual([]));
  it('leaves unknown events as they are', () => {
    const other = { type: 'OtherThing', version: 7, data: { a: 1 } };
    expect(upcast(other, find)).toEqual([other]);
  });
  it('refuses an upcaster that skips a version, and two for one version', () => {
    expect(() => defineUpcaster({ type: 'PersonNamed', from: 1, to: 3, up: (data) => data })).toThrow('from 1 to 2');
    expect(() => findUpcaster([nameSplit, nameSplit])).toThrow('two upcasters');
  });
});
