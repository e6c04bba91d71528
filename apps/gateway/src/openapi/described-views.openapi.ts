import type { OpenAPIObject } from '@nestjs/swagger';
import { descriptionOf } from '@crm/contracts';
import * as contexts from '@crm/contracts/contexts';

const described = new Map(
  Object.values(contexts)
    .flatMap((door) => Object.entries<unknown>(door))
    .flatMap(([name, type]) => {
      const description = descriptionOf(type);
      return description === undefined ? [] : [[name, description] as const];
    }),
);

/** Gives schemas that are derived from a view the description of the view: decorators describe a class, but not classes that extend it. */
export function withDescribedViews(document: OpenAPIObject): OpenAPIObject {
  const schemas = Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => {
    const description = described.get(name);
    return [name, description === undefined || 'description' in schema ? schema : { ...schema, description }] as const;
  });
  return { ...document, components: { ...document.components, schemas: Object.fromEntries(schemas) } };
}
