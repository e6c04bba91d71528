import Type, { type Static, type TProperties } from 'typebox';
import { personal } from '../../event-definition.js';

const closed = { additionalProperties: false } as const;
const label = Type.Optional(Type.String());
const primary = Type.Boolean();

export const PointKind = Type.Union([Type.Literal('email'), Type.Literal('phone')]);
export const Email = Type.Object(
  { address: Type.String({ description: 'As the person writes it.' }), label, primary },
  closed,
);
export const Phone = Type.Object({ number: Type.String({ description: 'E.164' }), label, primary }, closed);
export const Point = Type.Union([Email, Phone]);
const StoredPoint = Type.Object({ value: Type.String(), label, primary }, closed);

export type ContactPointKind = Static<typeof PointKind>;
export type CustomerEmail = Static<typeof Email>;
export type CustomerPhone = Static<typeof Phone>;
export type CustomerContactPoint = CustomerEmail | CustomerPhone;

type Data = Readonly<Record<string, unknown>>;
const memberOf = ({ kind }: Data): string => (kind === 'email' ? 'address' : 'number');

/** In the log a point has `value` instead of `address` or `number`. */
function renamed(point: unknown, from: string, to: string): unknown {
  if (typeof point !== 'object' || point === null || !(from in point)) return point;
  const { [from]: value, ...rest } = point as Data;
  return { [to]: value, ...rest };
}

function withEach(data: Data, members: readonly string[], change: (point: unknown) => unknown): Data {
  const changed = members.filter((member) => member in data).map((member) => [member, change(data[member])] as const);
  return { ...data, ...Object.fromEntries(changed) };
}

/** The stored form of an event whose `members` are points. */
export const pointsStoredIn = (others: TProperties, ...members: readonly string[]) => ({
  data: { ...others, ...Object.fromEntries(members.map((member) => [member, personal(StoredPoint)])) },
  write: (data: Data): Data => withEach(data, members, (point) => renamed(point, memberOf(data), 'value')),
  read: (stored: Data): Data => withEach(stored, members, (point) => renamed(point, 'value', memberOf(stored))),
});

/** The stored form of an event that only names a point. */
export const valueStoredIn = (others: TProperties) => ({
  data: { ...others, value: personal(Type.String()) },
  write: (data: Data): Data => moved(data, memberOf(data), 'value'),
  read: (stored: Data): Data => moved(stored, 'value', memberOf(stored)),
});

function moved(data: Data, from: string, to: string): Data {
  const { [from]: value, ...rest } = data;
  return value === undefined ? rest : { ...rest, [to]: value };
}
