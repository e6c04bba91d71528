import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Compile } from 'typebox/compile';
import { publicTypeOf, publicVersionOf, shownData, type EventDefinition } from './index.js';
import { publicRecords } from './records.js';

type Data = Record<string, unknown>;
const folder = new URL('../golden/', import.meta.url);
const read = (name: string): { data: Data } =>
  JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as { data: Data };

const exampleOf = ({ type, version }: EventDefinition) => `${type}.v${version}.json`;
/** Only events that have an example; golden-events.spec names the others. */
const events = publicRecords.flatMap(({ kind, definitions }) =>
  definitions
    .filter((definition) => existsSync(new URL(exampleOf(definition), folder)))
    .map((definition) => {
      const type = publicTypeOf(kind, definition.type, publicVersionOf(definition));
      return [type, definition, read(exampleOf(definition)).data] as const;
    }),
);
const changed = events.filter(([, definition]) => definition.public !== undefined);
const shownOf = (definition: EventDefinition, stored: Data) => shownData(definition, definition.read(stored));

/** Version 1 showed what the log holds. An event that is now shown in another form has a later public version, with an example here. */
describe('the public form of an event', () => {
  it.each(events.filter(([, definition]) => definition.public === undefined))(
    '%s is the stored one',
    (_type, definition, stored) => expect(shownOf(definition, stored)).toEqual(stored),
  );
  it.each(changed)('%s matches its golden example', (type, definition, stored) => {
    const shown = shownOf(definition, stored);
    if (!existsSync(new URL(`public/${type}.json`, folder)))
      throw new Error(`libs/contracts/golden/public/${type}.json is missing: ${JSON.stringify({ type, data: shown })}`);
    expect({ type, data: shown }).toEqual(read(`public/${type}.json`));
  });
  it.each(changed)('%s can be made from version 1, for erased persons too', (type, definition, first) => {
    const up = definition.public!.up;
    expect(up(first)).toEqual(read(`public/${type}.json`).data);
    const left = Object.entries(first).filter(([name]) => !definition.encryptedFields.includes(name));
    expect(up(Object.fromEntries(left))).toEqual(shownOf(definition, Object.fromEntries(left)));
  });
  it.each(changed)('%s matches its documentation', (_type, definition, stored) =>
    expect([...Compile(definition.data).Errors(definition.read(stored))]).toEqual([]),
  );
  it.each(changed)('%s does not change what the log holds', (_type, definition, stored) => {
    expect(definition.write(definition.read(stored))).toEqual(stored);
    const left = Object.fromEntries(
      Object.entries(stored).filter(([name]) => !definition.encryptedFields.includes(name)),
    );
    expect(definition.write(definition.read(left))).toEqual(left);
  });
  it('has no example without an event', () =>
    expect(readdirSync(new URL('public/', folder)).sort()).toEqual(changed.map(([type]) => `${type}.json`).sort()));
});
