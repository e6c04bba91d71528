import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { canonicalJson } from '@crm/kernel';
import { Compile } from 'typebox/compile';
import { findUpcaster, upcast } from './index.js';
import { eventOfType as definitionOf, events as definitions, upcasters } from './records.js';

/** An example of a released event, unencrypted, and the hash of its schema at the time of release. */
interface Golden {
  readonly type: string;
  readonly version: number;
  readonly schemaSha256: string;
  readonly data: Record<string, unknown>;
}

const folder = new URL('../golden/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const read = (name: string): Golden => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Golden;
const fileOf = ({ type, version }: { type: string; version: number }): string => `${type}.v${version}.json`;

/** Covers what the schema allows and what is personal, but not the descriptions: their wording may improve. */
const schemaSha256 = (schema: unknown): string =>
  createHash('sha256')
    .update(canonicalJson(withoutDescriptions(schema)))
    .digest('hex');
function withoutDescriptions(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutDescriptions);
  if (typeof schema !== 'object' || schema === null) return schema;
  const members = Object.entries(schema).filter(
    ([name, value]) => !(name === 'description' && typeof value === 'string'),
  );
  return Object.fromEntries(members.map(([name, value]) => [name, withoutDescriptions(value)]));
}

describe('the golden example', () => {
  it.each(definitions.map((definition) => [fileOf(definition), definition] as const))('%s', (name, definition) => {
    const { type, version, schema } = definition;
    const sha256 = schemaSha256(schema);
    if (!existsSync(new URL(name, folder)))
      throw new Error(
        `libs/contracts/golden/${name} is missing: ${JSON.stringify({ type, version, schemaSha256: sha256, data: {} })}`,
      );
    const golden = read(name);
    expect(golden).toMatchObject({ type, version });
    expect([...Compile(schema).Errors(golden.data)]).toEqual([]);
    // A released schema never changes: make a new version, an upcaster and another golden example (docs/adr/0002).
    expect({ schemaSha256: golden.schemaSha256 }).toEqual({ schemaSha256: sha256 });
  });

  it('shows every personal field and its subject', () => {
    for (const { encryptedFields, subject, ...definition } of definitions) {
      if (subject === undefined || !existsSync(new URL(fileOf(definition), folder))) continue;
      const { data } = read(fileOf(definition));
      for (const field of encryptedFields)
        expect({ type: definition.type, shown: Object.keys(data) }).toEqual({
          type: definition.type,
          shown: expect.arrayContaining([field]),
        });
      expect(subject(data as never)).toMatch(/^[a-z-]+:(?!undefined)[^\s:]+$|^installation$/);
    }
  });
});

it('every golden example is of an event that a record declares', () =>
  expect(files.filter((name) => definitionOf(read(name).type) === undefined)).toEqual([]));

describe('an old golden example', () => {
  const old = files.map(read).filter(({ type, version }) => definitionOf(type)?.version !== version);
  const newest = (golden: Golden) => upcast(golden, findUpcaster(upcasters));

  it('exists for each version before the newest', () => {
    for (const { type, version } of definitions)
      for (let before = 1; before < version; before++) expect(files).toContain(fileOf({ type, version: before }));
  });
  it('is upcast to what the newest schemas allow', () => {
    for (const golden of old)
      for (const { type, version, data } of newest(golden)) {
        const definition = definitionOf(type);
        expect({ from: fileOf(golden), type, version }).toEqual({
          from: fileOf(golden),
          type,
          version: definition?.version,
        });
        expect([...Compile(definition!.schema).Errors(data)]).toEqual([]);
      }
  });
  it('of an erased person can be upcast too', () => {
    for (const golden of old) {
      const personal = newest(golden).flatMap(({ type }) => definitionOf(type)?.encryptedFields ?? []);
      const data = Object.fromEntries(Object.entries(golden.data).filter(([name]) => !personal.includes(name)));
      expect(() => newest({ ...golden, data })).not.toThrow();
    }
  });
});
