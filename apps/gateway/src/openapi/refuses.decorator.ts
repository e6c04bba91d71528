import { applyDecorators } from '@nestjs/common';
import type { RefusalClass } from '@crm/kernel';
import { STATUS_OF_KIND } from '@crm/platform';
import { ApiCodes } from './codes.openapi.js';
import { ApiProblems } from './documentation.openapi.js';

/** Refusals of the route beyond those of every route of its kind. Adds their statuses and codes to the document. */
export const Refuses = (...refusals: readonly RefusalClass[]): MethodDecorator =>
  applyDecorators(
    ...refusals.flatMap(({ code, text: { kind } }) => {
      const status = STATUS_OF_KIND[kind];
      return [ApiProblems(status), ApiCodes({ [status]: [code] })];
    }),
  );
