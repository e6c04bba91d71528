import type { OpenAPIObject } from '@nestjs/swagger';

type Schema = Record<string, unknown>;

/**
 * A revision is a whole number from 0 and a yes or no is a plain boolean, in every schema: reflection only knows that the one is a `number`,
 * and a member that is present only when it is true would be a type of its own in generated clients.
 */
export function withUniformTypes(document: OpenAPIObject): OpenAPIObject {
  const schemas = document.components?.schemas as Record<string, Schema> | undefined;
  for (const schema of Object.values(schemas ?? {}))
    for (const [name, member] of Object.entries((schema['properties'] ?? {}) as Record<string, Schema>)) {
      if (name === 'revision') Object.assign(member, { type: 'integer', minimum: 0 });
      if (member['type'] === 'boolean') delete member['enum'];
    }
  return document;
}
