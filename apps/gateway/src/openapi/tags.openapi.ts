import { applyDecorators, SetMetadata, type INestApplication, type Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { ApiTags, type OpenAPIObject } from '@nestjs/swagger';

const TAG = 'crm:tag';
type Tag = NonNullable<OpenAPIObject['tags']>[number];

/** The chapter of the document that a controller's routes stand in. One controller of a chapter describes it; the others say `@ApiTags(name)`. */
export const ApiTag = (name: string, description: string): ClassDecorator =>
  applyDecorators(ApiTags(name), SetMetadata<string, Tag>(TAG, { name, description }));

/** Every described chapter, by name. */
export function tagsOf(app: INestApplication): Tag[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap(({ controllers }) => [...controllers.values()]);
  const tags = controllers.map(({ metatype }) => Reflect.getMetadata(TAG, metatype as Type) as Tag | undefined);
  return tags.filter((tag) => tag !== undefined).sort((one, other) => (one.name < other.name ? -1 : 1));
}
