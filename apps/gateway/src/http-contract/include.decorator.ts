import { applyDecorators, SetMetadata, type Type } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { holdsNamedIds } from '@crm/contracts';
import { InvalidInput } from '@crm/platform';
import type { FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** The answer is to hold the names behind its ids. Set by the guard. */
    includesNames?: boolean;
  }
}

export const TAKES_INCLUDE = 'crm:takes-include';
const NAMES = 'names';

/** For a GET whose answer is of this class: takes `include=names` if the class holds ids that have names. */
export const TakesInclude = (type: Type): MethodDecorator =>
  holdsNamedIds(type)
    ? applyDecorators(
        SetMetadata(TAKES_INCLUDE, true),
        ApiQuery({
          name: 'include',
          required: false,
          schema: { type: 'string', enum: [NAMES] },
          description:
            '`names`: also returns the current names behind the ids in the answer (properties with `x-names`): of users, teams, API clients, and of customers that you may read. Needs the right `directory.read`. The ETag changes when one of the names does.',
        }),
      )
    : () => undefined;

/** Takes the parameter out of the query, so that no class of parameters has to have it. Throws InvalidInput for an unknown value. */
export function takeInclude(request: FastifyRequest): void {
  const query = request.query as Record<string, unknown>;
  const { include } = query;
  if (include === undefined) return;
  if (include !== NAMES) {
    const detail = `The parameter must be ${NAMES}.`;
    throw new InvalidInput([{ pointer: 'include', code: 'unknown-value', detail }]);
  }
  delete query['include'];
  request.includesNames = true;
}
