import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';

/** Kinds that have a name in the directory. */
export const DIRECTORY_KINDS = ['user', 'team', 'api-client'] as const;
/** Kinds that have a name beside an id. Names of customers are shown as far as the caller may read those customers. */
export const NAMED_KINDS = [...DIRECTORY_KINDS, 'customer'] as const;
export type NamedKind = (typeof NAMED_KINDS)[number];

/** Whose id a property holds. `actor`: of a user, of an API client, or the name of a part of the program, which has no other name. */
export type Named = 'user' | 'team' | 'actor' | 'customer';

/** In the OpenAPI document, on each property whose value is an id (or a list of ids) of that kind. */
export const X_NAMES = 'x-names';

/** Marks a property of a class as an id: `@ApiProperty({ ...named('user'), description: … })`. Fields of a view say `names` instead. */
export const named = (whose: Named): { readonly [X_NAMES]: Named } => ({ [X_NAMES]: whose });

type NamesById = Record<string, string>;
const byId = (what: string) => ({
  type: 'object' as const,
  additionalProperties: { type: 'string' as const },
  description: `The names of ${what}, by id.`,
  example: {},
});

@ApiSchema({
  description:
    'The current names behind the ids of this answer. An id without an entry has no name that you may see: a part of the program, for example.',
})
export class NamesView implements Record<NamedKind, NamesById> {
  @ApiProperty({ ...byId('users, deleted ones included'), example: { '0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11': 'Ada' } })
  readonly user!: NamesById;
  @ApiProperty(byId('teams, archived ones included'))
  readonly team!: NamesById;
  @ApiProperty(byId('API clients, revoked ones included'))
  readonly 'api-client'!: NamesById;
  @ApiProperty(byId('customers that the caller may read'))
  readonly customer!: NamesById;
}

/** The member of an answer that holds the names. */
export const Names = (): PropertyDecorator =>
  ApiPropertyOptional({ type: NamesView, description: 'Only with `include=names`, on the answer as a whole.' });

type Type = new (...given: never[]) => object;
type Collect = (value: unknown, into: Set<string>) => void;
type Collectors = ReadonlyMap<string, Collect>;

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const collectId: Collect = (value, into) => {
  if (Array.isArray(value)) for (const each of value) collectId(each, into);
  else if (typeof value === 'string' && ID.test(value)) into.add(value);
};

/** Made once for each class. */
const known = new Map<Type, Collectors>();

function collectorsOf(type: Type): Collectors {
  const before = known.get(type);
  if (before !== undefined) return before;
  const collectors = new Map(
    propertiesOf(type).flatMap(([name, property]) => {
      const collect = collectorOf(property);
      return collect === undefined ? [] : [[name, collect] as const];
    }),
  );
  known.set(type, collectors);
  return collectors;
}

function collectorOf(property: Property): Collect | undefined {
  if (property[X_NAMES] !== undefined) return collectId;
  const type = classOf(property.type);
  const inside = type && collectorsOf(type);
  return inside === undefined || inside.size === 0 ? undefined : (value, into) => collectInside(inside, value, into);
}

function collectInside(collectors: Collectors, value: unknown, into: Set<string>): void {
  if (Array.isArray(value)) return value.forEach((each) => collectInside(collectors, each, into));
  if (typeof value !== 'object' || value === null) return;
  for (const [name, collect] of collectors) collect((value as Readonly<Record<string, unknown>>)[name], into);
}

/** Whether an answer of this class holds ids that have names. */
export const holdsNamedIds = (type: Type): boolean => collectorsOf(type).size > 0;

/** The ids in an answer of this class that may have names, each once. */
export function namedIdsIn(type: Type, answer: object): ReadonlySet<string> {
  const ids = new Set<string>();
  collectInside(collectorsOf(type), answer, ids);
  return ids;
}

interface Property {
  readonly type?: unknown;
  readonly [X_NAMES]?: Named;
}

/** The properties that the OpenAPI document shows: what is documented and what is collected cannot differ. */
function propertiesOf({ prototype }: Type): [name: string, Property][] {
  const keys = (Reflect.getMetadata('swagger/apiModelPropertiesArray', prototype as object) ?? []) as string[];
  return keys.map((key) => {
    const name = key.slice(1);
    return [name, Reflect.getMetadata('swagger/apiModelProperties', prototype as object, name) as Property];
  });
}

/** A class, or a function that returns one, because classes may be declared in any order. */
function classOf(type: unknown): Type | undefined {
  if (typeof type !== 'function') return undefined;
  return type.prototype === undefined ? classOf((type as () => unknown)()) : (type as Type);
}
