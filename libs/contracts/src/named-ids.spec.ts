import { ApiProperty } from '@nestjs/swagger';
import Type from 'typebox';
import { holdsNamedIds, named, namedIdsIn } from './named-ids.js';
import { instanceOf, pageClass, viewClass } from './view-classes.js';
import { defineView, field, nullable, oneOf } from './view-definition.js';

const [ADA, BOB, EVE, NORTH] = [1, 2, 3, 4].map((n) => `0199aaaa-0000-7000-8000-00000000000${n}`) as [
  string,
  string,
  string,
  string,
];

class Check {
  @ApiProperty({ ...named('actor'), description: 'Who.' })
  readonly by!: string;
  @ApiProperty()
  readonly note!: string;
}
const shipView = defineView({
  name: 'ships',
  title: 'Ships',
  description: 'A ship.',
  defaultSort: 'id',
  examples: { filter: 'id eq "a"' },
  fields: {
    id: field(Type.String(), { filter: true }),
    ownerId: field(nullable(Type.String()), { names: 'user' }),
    crewIds: field(Type.Array(Type.String()), { names: 'team' }),
    checks: Type.Array(instanceOf(Check)),
    last: nullable(instanceOf(Check)),
  },
});
class ShipView extends viewClass(shipView) {}
class ShipPage extends pageClass(ShipView) {}
class Plain extends viewClass({ ...shipView, schema: Type.Object({ state: oneOf(['afloat']) }) }) {}

const ship = {
  id: EVE,
  ownerId: ADA,
  crewIds: [NORTH],
  checks: [{ by: BOB, note: EVE }],
  last: null,
};

describe('the ids of an answer that have names', () => {
  it('are those of the fields and properties that say so, however deep, each once', () => {
    expect([...namedIdsIn(ShipView, ship)]).toEqual([ADA, NORTH, BOB]);
    expect([...namedIdsIn(ShipPage, { items: [ship, ship], stale: false })]).toEqual([ADA, NORTH, BOB]);
  });
  it('are not there where a value is missing, or no id: a part of the program', () =>
    expect(namedIdsIn(ShipView, { ...ship, ownerId: null, crewIds: [], checks: [{ by: 'gateway' }] }).size).toBe(0));
  it('are known before there is an answer', () => {
    expect([ShipView, ShipPage, Plain].map(holdsNamedIds)).toEqual([true, true, false]);
  });
  it('are marked in the document, and so is where their names come', () => {
    const property = (type: { prototype: object }, name: string): unknown =>
      Reflect.getMetadata('swagger/apiModelProperties', type.prototype, name);
    expect(property(ShipView, 'ownerId')).toMatchObject({ 'x-names': 'user', nullable: true });
    expect(property(ShipView, 'crewIds')).toMatchObject({ 'x-names': 'team', type: 'array' });
    expect(property(ShipPage, 'names')).toMatchObject({ required: false });
    expect(property(Plain, 'names')).toBeUndefined();
  });
});
