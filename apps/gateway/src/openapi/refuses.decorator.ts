import { applyDecorators } from '@nestjs/common';
import type { RefusalClass } from '@crm/kernel';
import { STATUS_OF_KIND } from '@crm/platform';
import { ApiCodes } from './codes.openapi.js';
import { ApiProblems } from './documentation.openapi.js';

/** What the route refuses beyond what any route of its kind does. Statuses and codes in the document follow. */
export const Refuses = (...refusals: readonly RefusalClass[]): MethodDecorator =>
  applyDecorators(
    ...refusals.flatMap(({ code, text: { kind } }) => {
      const status = STATUS_OF_KIND[kind];
      return [ApiProblems(status), ApiCodes({ [status]: [code] })];
    }),
  );
