import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiConsumes } from '@nestjs/swagger';

/** The route takes its body as a stream of this media type; JSON is refused there (415). */
export const Consumes = (mediaType: 'text/csv'): MethodDecorator =>
  applyDecorators(RouteConfig({ consumes: mediaType }), ApiConsumes(mediaType));
