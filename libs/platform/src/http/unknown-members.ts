import { createRequire } from 'node:module';
import { pointerTo, type FieldError } from '@crm/kernel';
import { getMetadataStorage } from 'class-validator';

type Class = abstract new () => object;

interface TypeMetadata {
  readonly typeFunction?: () => unknown;
  readonly options?: { readonly discriminator?: unknown };
}

/** class-transformer does not export what `@Type()` recorded. */
const { defaultMetadataStorage } = createRequire(import.meta.url)('class-transformer/cjs/storage.js') as {
  readonly defaultMetadataStorage: { findTypeMetadata(target: Class, property: string): TypeMetadata | undefined };
};

/** By name: the class of the member's value, or undefined where no class checks inside. */
type Members = ReadonlyMap<string, Class | undefined>;
const known = new WeakMap<Class, Members>();

/**
 * The members of a value that its class does not name, at any depth: one fault each. Takes time in proportion to the members. class-transformer
 * and class-validator take more, so they do not see a body with many of them.
 */
export function unknownMembers(value: object, metatype: Class, pointer = ''): FieldError[] {
  const members = membersOf(metatype);
  return Object.entries(value).flatMap(([name, member]): FieldError[] => {
    const place = pointerTo(pointer, name);
    if (!members.has(name))
      return [{ pointer: place, code: 'unknown-field', detail: `Property ${name} should not exist.` }];
    const inner = members.get(name);
    if (inner === undefined) return [];
    if (!Array.isArray(member)) return isObject(member) ? unknownMembers(member, inner, place) : [];
    return member.flatMap((item, index) => (isObject(item) ? unknownMembers(item, inner, `${place}/${index}`) : []));
  });
}

function membersOf(metatype: Class): Members {
  const found = known.get(metatype);
  if (found !== undefined) return found;
  const rules = rulesOf(metatype);
  const members = new Map(rules.map(({ propertyName }) => [propertyName, classOf(metatype, propertyName)]));
  known.set(metatype, members);
  return members;
}

const rulesOf = (metatype: Class) =>
  getMetadataStorage().getTargetValidationMetadatas(metatype as unknown as () => void, '', false, false);

function classOf(metatype: Class, property: string): Class | undefined {
  const { typeFunction, options } = defaultMetadataStorage.findTypeMetadata(metatype, property) ?? {};
  const type = options?.discriminator === undefined ? typeFunction?.() : undefined;
  return typeof type === 'function' && rulesOf(type as Class).length > 0 ? (type as Class) : undefined;
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
