import { setImmediate } from 'node:timers/promises';
import { Body, Controller, HttpCode, Post, Query } from '@nestjs/common';
import { ApiExtraModels, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { requireRight } from '@crm/access';
import type { CallContext } from '@crm/contracts';
import {
  BULK_OPERATIONS,
  RunBulk,
  type BulkOperation,
  type BulkOperationName,
  type BulkOutcome,
} from '@crm/contracts/customers';
import { isDomainError } from '@crm/kernel';
import { ServiceClient } from '@crm/messaging';
import { InvalidInput, problemOf, ShapePipe, underPath } from '@crm/platform';
import type { FastifyReply } from 'fastify';
import { Requires } from '../access/policy.decorator.js';
import { Caller, Reply } from '../http-contract/caller.decorator.js';
import { LastWrites } from '../http-contract/last-writes.service.js';
import { ApiIdempotencyKey, RECEIPT_HEADERS, REPLAYED } from '../openapi/documentation.openapi.js';
import { BULK_SHAPES, BulkView, BulkInput, BulkQuery, OPERATIONS, type BulkItemView } from './bulk.dto.js';

/** Operations checked before the event loop is yielded. */
const SLICE = 25;

type Numbered = RunBulk['operations'][number];

/** Many operations in one request. */
@ApiTags('customers')
@Controller('customers')
export class BulkController {
  private readonly shapes = new ShapePipe();

  constructor(
    private readonly services: ServiceClient,
    private readonly lastWrites: LastWrites,
  ) {}

  @Post('bulk')
  @HttpCode(200)
  @Requires('customer.read')
  @ApiOperation({
    operationId: 'bulkCustomers',
    summary: 'Create, change, archive, restore, tag and assign customers, many at once',
    description:
      'Each operation is checked as its own path would check it, with its own rights, and has its own result: a refusal does not stop the others. ' +
      'Operations on the same customer, e-mail address or external id are carried out in order. With an Idempotency-Key, a repetition ' +
      'finishes what was left and returns the same results. With `dryRun=true`, shape, rights, state and uniqueness are checked against what is recorded ' +
      'and against the preceding operations, and nothing is written; likely duplicates are checked only against what is recorded.',
  })
  @ApiExtraModels(...BULK_SHAPES)
  @ApiIdempotencyKey()
  @ApiResponse({
    status: 200,
    description: 'A result for each operation.',
    type: BulkView,
    headers: { 'Consistency-Token': RECEIPT_HEADERS['Consistency-Token'], ...REPLAYED },
  })
  async run(
    @Body() { operations }: BulkInput,
    @Query() { dryRun: wish }: BulkQuery,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<BulkView> {
    const dryRun = wish === 'true';
    const items = new Map<number, BulkItemView>();
    const fit = await this.fitting(operations, caller, (index, error) =>
      items.set(index, refused(index, operations[index], error, reply)),
    );
    const { outcomes, repeated } = await this.services.command(new RunBulk(fit, dryRun), caller);
    if (!dryRun) this.remember(outcomes, repeated, caller, reply);
    for (const outcome of outcomes) items.set(outcome.index, itemOf(outcome, operations, dryRun, reply));
    const inOrder = operations.map((_operation, index) => items.get(index) as BulkItemView);
    const succeeded = inOrder.filter(({ problem }) => problem === undefined).length;
    return { items: inOrder, succeeded, failed: inOrder.length - succeeded, dryRun };
  }

  /** Checks the right before the shape, as everywhere. */
  private async fitting(
    operations: readonly Record<string, unknown>[],
    { principal }: CallContext,
    refuse: (index: number, error: unknown) => void,
  ): Promise<Numbered[]> {
    const fit: Numbered[] = [];
    for (const [index, operation] of operations.entries()) {
      if (index % SLICE === SLICE - 1) await setImmediate();
      try {
        const { shape, action } = OPERATIONS[nameOf(operation, index)];
        requireRight(principal, action);
        fit.push({ index, operation: await this.shaped(operation, shape, index) });
      } catch (error) {
        if (!isDomainError(error)) throw error;
        refuse(index, error);
      }
    }
    return fit;
  }

  private async shaped(operation: object, metatype: new () => BulkOperation, index: number): Promise<BulkOperation> {
    try {
      return (await this.shapes.transform(operation, { type: 'body', metatype })) as BulkOperation;
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      throw new InvalidInput(
        error.errors.map((fault) => ({ ...fault, pointer: `${pointerTo(index)}${fault.pointer}` })),
      );
    }
  }

  private remember(
    outcomes: readonly BulkOutcome[],
    repeated: boolean,
    { principal }: CallContext,
    reply: FastifyReply,
  ): void {
    const positions = outcomes.map((outcome) => ('receipt' in outcome ? outcome.receipt.position : ''));
    const last = positions.reduce((one, other) => (one > other ? one : other), '');
    if (last !== '') {
      this.lastWrites.remember(principal, last);
      reply.header('consistency-token', last);
    }
    if (repeated) reply.header('idempotency-replayed', 'true');
  }
}

const pointerTo = (index: number): string => `/operations/${index}`;

function nameOf({ op }: Record<string, unknown>, index: number): BulkOperationName {
  const name = BULK_OPERATIONS.find((known) => known === op);
  if (name !== undefined) return name;
  const detail = `Op must be one of the following values: ${BULK_OPERATIONS.join(', ')}.`;
  throw new InvalidInput([{ pointer: `${pointerTo(index)}/op`, code: 'is-in', detail }]);
}

function itemOf(
  outcome: BulkOutcome,
  operations: readonly Record<string, unknown>[],
  dryRun: boolean,
  reply: FastifyReply,
): BulkItemView {
  const { index } = outcome;
  const operation = operations[index];
  if ('refusal' in outcome) return refused(index, operation, outcome.refusal, reply);
  const status = operation?.['op'] === 'create' ? 201 : 200;
  if (dryRun) return { index, status, ...idOf(operation) };
  const { id, revision, position } = outcome.receipt;
  return { index, status, id, receipt: { id, revision, position } };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The customer that an operation is about, if the caller named one. */
function idOf(operation: Record<string, unknown> | undefined): { id?: string } {
  const id = operation?.['id'];
  return typeof id === 'string' && UUID.test(id) ? { id } : {};
}

function refused(
  index: number,
  operation: Record<string, unknown> | undefined,
  error: unknown,
  { request }: FastifyReply,
): BulkItemView {
  const { publicPath } = request.server;
  const problem = underPath(problemOf(error).problem, publicPath);
  const { traceId } = request.exchange;
  const instance = publicPath + (request.routeOptions.url ?? '');
  return { index, status: problem.status, ...idOf(operation), problem: { ...problem, instance, traceId } };
}
