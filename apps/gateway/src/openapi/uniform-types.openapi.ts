import type { OpenAPIObject } from '@nestjs/swagger';

type Schema = Record<string, unknown>;

/**
 * Says of every body that unknown members are refused (ShapePipe; names of bodies end in `Input`). Declares every revision as an integer from 0 and every flag as a plain boolean: reflection only knows that a revision is a `number`, and
 * a flag that is present only when it is true would be a type of its own in generated clients.
 */
export function withUniformTypes(document: OpenAPIObject): OpenAPIObject {
  const schemas = document.components?.schemas as Record<string, Schema> | undefined;
  for (const [name, schema] of Object.entries(schemas ?? {})) {
    if (name.endsWith('Input')) schema['additionalProperties'] ??= false;
    for (const [name, member] of Object.entries((schema['properties'] ?? {}) as Record<string, Schema>)) {
      if (name === 'revision') Object.assign(member, { type: 'integer', minimum: 0 });
      if (member['type'] === 'boolean') delete member['enum'];
    }
  }
  return document;
}
