import { Controller, Get, Headers, Param } from '@nestjs/common';
import {
  ApiExtraModels,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiResponse,
  ApiSchema,
} from '@nestjs/swagger';
import { RequestRefused } from '@crm/platform';
import { Matches } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Public } from '../access/policy.decorator.js';
import { Reply } from '../http-contract/caller.decorator.js';
import { bestOf, Produces } from '../http-contract/media-type.http.js';
import { ApiCodes } from '../openapi/codes.openapi.js';
import { ApiProblems } from '../openapi/documentation.openapi.js';
import { ApiTag } from '../openapi/tags.openapi.js';
import { problemOfCode } from './catalogue.openapi.js';
import { problemPage } from './problem-page.http.js';

export class ProblemPath {
  @ApiProperty({ pattern: '^[a-z.-]{1,100}$', example: 'customers.email-taken' })
  @Matches(/^[a-z.-]{1,100}$/, { message: 'must be the code of a problem' })
  readonly code!: string;
}

@ApiSchema({ description: 'One kind of refusal, explained.' })
export class ExplainedProblemView {
  @ApiProperty({ example: '/problems/customers.email-taken' }) readonly type!: string;
  @ApiProperty({ example: 'customers.email-taken' }) readonly code!: string;
  @ApiProperty({ type: 'integer', minimum: 400, maximum: 599, example: 409 }) readonly status!: number;
  @ApiProperty({ example: 'Another customer has this e-mail address.' }) readonly title!: string;
  @ApiProperty({
    description: 'When this happens.',
    example: 'An e-mail address can belong to only one active customer.',
  })
  readonly meaning!: string;
  @ApiProperty({ description: 'What to do about it.', example: 'Use the customer that has the address.' })
  readonly remedy!: string;
  @ApiPropertyOptional({
    description: 'What each fact means.',
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { holder: 'Id of the customer that has it.' },
  })
  readonly facts?: Readonly<Record<string, string>>;
}

/** The page that the `type` of every problem links to. */
@ApiTag('problems', 'What each refusal means and what to do about it.')
@ApiExtraModels(ExplainedProblemView)
@Controller('problems')
export class ProblemsController {
  @Get(':code')
  @Public()
  @Produces('application/json', 'text/html')
  @ApiOperation({ operationId: 'explainProblem', summary: 'Explain a problem and what to do about it' })
  @ApiResponse({
    status: 200,
    description: 'The explanation, as JSON for programs or as a page for browsers.',
    content: {
      'application/json': { schema: { $ref: '#/components/schemas/ExplainedProblemView' } },
      'text/html': { schema: { type: 'string' } },
    },
  })
  @ApiProblems(404)
  @ApiCodes({ 404: ['request.unknown-path'] })
  explain(
    @Param() { code }: ProblemPath,
    @Headers('accept') accept: string | undefined,
    @Reply() reply: FastifyReply,
  ): ExplainedProblemView | string {
    const problem = problemOfCode(code);
    if (problem === undefined) throw new RequestRefused(404);
    reply.headers({ 'cache-control': 'public, max-age=3600', vary: 'Accept' });
    if (bestOf(accept, ['application/json', 'text/html']) !== 'text/html')
      return { type: `${reply.server.publicPath}/problems/${code}`, ...problem };
    reply.type('text/html; charset=utf-8');
    return problemPage(problem);
  }
}
