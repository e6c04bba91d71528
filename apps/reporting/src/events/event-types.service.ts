import { publicTypeOf, publicVersionOf } from '@crm/contracts';
import { publicRecords } from '@crm/contracts/records';
import { InvalidInput } from '@crm/platform';

/** The name of a public event without version, and the one that the feed shows. */
export interface PublicName {
  readonly name: string;
  readonly versioned: string;
}

/** An event that the record does not declare has no version. */
export function publicNameOf({ kind, events }: (typeof publicRecords)[number], type: string): PublicName {
  const definition = events[type];
  const name = publicTypeOf(kind, type);
  return { name, versioned: definition === undefined ? name : publicTypeOf(kind, type, publicVersionOf(definition)) };
}

const versionedBy: ReadonlyMap<string, string> = new Map(
  publicRecords.flatMap((record) =>
    record.definitions.map(({ type }) => {
      const { name, versioned } = publicNameOf(record, type);
      return [name, versioned] as const;
    }),
  ),
);

/** Returns whether an event is of the requested `types`; undefined: all are. Throws InvalidInput for types that the feed does not show. */
export function wantedTypes(types: readonly string[] | undefined): ((event: PublicName) => boolean) | undefined {
  if (types === undefined) return undefined;
  const errors = types.flatMap((type) => faultOf(type) ?? []).slice(0, 5);
  if (errors.length > 0) throw new InvalidInput(errors.map((fault) => ({ pointer: 'types', ...fault })));
  const asked = new Set(types);
  return ({ name, versioned }) => asked.has(name) || asked.has(versioned);
}

function faultOf(type: string): { code: string; detail: string } | undefined {
  const [, name = type, version] = /^(.+)\.v([1-9]\d*)$/.exec(type) ?? [];
  const current = versionedBy.get(name);
  if (version === undefined ? current !== undefined : type === current) return undefined;
  if (current !== undefined && Number(version) < Number(current.slice(current.lastIndexOf('.v') + 2)))
    return { code: 'superseded-type', detail: `${type} is superseded: use ${current}.` };
  return { code: 'unknown-type', detail: `There is no event type ${type}.` };
}
