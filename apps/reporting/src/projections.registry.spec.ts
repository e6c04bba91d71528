import { readFileSync } from 'node:fs';
import { specOf, type Projection } from '@crm/read-models';
import { reportingProjections } from './projections.registry.js';

interface Layout {
  readonly name: string;
  /** In the order of the columns. */
  readonly fields: readonly (readonly [string, object])[];
  readonly indexes: readonly (readonly string[])[];
  readonly searchable: boolean;
}
const released = JSON.parse(
  readFileSync(new URL('../test/collections.json', import.meta.url), 'utf8'),
) as readonly Layout[];

function layoutOf(projection: Projection): Layout {
  const { name, fields, indexes, search } = specOf(projection);
  // How callers write an operand is no part of what is stored.
  const stored = Object.entries(fields).map(([field, { operand: _asked, ...spec }]) => [field, spec] as const);
  return { name, fields: stored, indexes, searchable: search !== undefined };
}

describe('the views', () => {
  const byName = new Map(
    reportingProjections.map((projection) => layoutOf(projection as Projection)).map((each) => [each.name, each]),
  );
  /** A view that was added after the last release has no entry yet, and one with a new version has none any more. */
  const still = released.filter(({ name }) => byName.has(name));

  it.each(still)('$name is stored as it was released: another layout needs a new version of the projection', (layout) =>
    expect(byName.get(layout.name)).toEqual(layout),
  );
});
