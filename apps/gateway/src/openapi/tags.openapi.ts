import { applyDecorators, SetMetadata, type INestApplication, type Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { ApiTags, type OpenAPIObject } from '@nestjs/swagger';

const TAG = 'crm:tag';
type Tag = NonNullable<OpenAPIObject['tags']>[number];

/** The tag of a controller's routes, with its description. One controller of a tag describes it; the others use `@ApiTags(name)`. */
export const ApiTag = (name: string, description: string): ClassDecorator =>
  applyDecorators(ApiTags(name), SetMetadata<string, Tag>(TAG, { name, description }));

/** Returns every described tag, sorted by name. */
export function tagsOf(app: INestApplication): Tag[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap(({ controllers }) => [...controllers.values()]);
  const tags = controllers.map(({ metatype }) => Reflect.getMetadata(TAG, metatype as Type) as Tag | undefined);
  return tags.filter((tag) => tag !== undefined).sort((one, other) => (one.name < other.name ? -1 : 1));
}
