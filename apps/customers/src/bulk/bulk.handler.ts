import { setImmediate } from 'node:timers/promises';
import { requireRight } from '@crm/access';
import type { CallContext } from '@crm/contracts';
import {
  RunBulk,
  type BulkAnswer,
  type BulkCounts,
  type BulkOperation,
  type BulkOutcome,
  type PlainRefusal,
} from '@crm/contracts/customers';
import { AggregateStreams, RehearsedStreams } from '@crm/event-store';
import { derivedId, isDomainError } from '@crm/kernel';
import { LikenessIndex } from '../customers/likeness-index.port.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CustomFieldDirectory } from '../custom-fields/custom-field-directory.port.js';
import { UserDirectory } from '../customers/user-directory.port.js';
import { BulkExecutor } from './bulk-executor.service.js';
import { InOrder } from './bulk-order.model.js';
import { bulkDecider } from './bulk.decider.js';

/** Longest stretch of work before yielding the event loop. */
const SLICE_MS = 4;

type Numbered = RunBulk['operations'][number];

/**
 * Independent operations share commits of the log; the others keep their order. The command id of each operation is derived from the id of
 * the bulk command and the operation's index, so a repetition under the same Idempotency-Key finds what was already done.
 */
@CommandHandler(RunBulk)
export class RunBulkHandler implements ICommandHandler<RunBulk> {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly likenesses: LikenessIndex,
    private readonly users: UserDirectory,
    private readonly fields: CustomFieldDirectory,
  ) {}

  async execute({ operations, dryRun, context }: RunBulk): Promise<BulkAnswer> {
    requireRight(context.principal, 'customer.read');
    return dryRun
      ? { outcomes: await this.rehearse(operations, context), repeated: false }
      : this.perform(operations, context);
  }

  private async perform(operations: readonly Numbered[], context: CallContext): Promise<BulkAnswer> {
    const repeated = await this.accept(operations, context);
    const executor = new BulkExecutor(this.streams, this.likenesses, this.users, this.fields);
    const order = new InOrder();
    await executor.lookUp(operations.map(({ operation }) => operation));
    const breathe = pace();
    const outcomes: Promise<BulkOutcome>[] = [];
    for (const numbered of operations) {
      await breathe();
      outcomes.push(order.add(executor.namesOf(numbered.operation), () => outcomeOf(executor, numbered, context)));
    }
    await Promise.allSettled(outcomes); // nothing is left running when one throws
    return { outcomes: await Promise.all(outcomes), repeated };
  }

  /** One after the other: a rehearsal has no commits to share. */
  private async rehearse(operations: readonly Numbered[], context: CallContext): Promise<BulkOutcome[]> {
    const executor = new BulkExecutor(new RehearsedStreams(this.streams), this.likenesses, this.users, this.fields);
    const outcomes: BulkOutcome[] = [];
    const imagined = new Set<string>();
    const breathe = pace();
    for (const numbered of operations) {
      await breathe();
      const outcome = await outcomeOf(executor, numbered, context);
      if ('receipt' in outcome && numbered.operation.op === 'create') imagined.add(outcome.receipt.id);
      outcomes.push('refusal' in outcome ? withoutHolder(outcome, imagined) : outcome);
    }
    return outcomes;
  }

  /** Returns whether the list was started before. A different list under the same key is refused as a whole. */
  private async accept(operations: readonly Numbered[], context: CallContext): Promise<boolean> {
    if (context.fingerprint === undefined || operations.length === 0) return false;
    const { commandId: bulkId } = context;
    const command = { bulkId, operations: countsOf(operations) };
    const { repeated } = await this.streams.execute(bulkDecider, bulkId, command, context);
    return repeated === true;
  }
}

/** Returns a function that yields the event loop once per slice. */
function pace(): () => Promise<void> {
  let sliceEnd = 0;
  return async () => {
    if (performance.now() < sliceEnd) return;
    await setImmediate();
    sliceEnd = performance.now() + SLICE_MS;
  };
}

function countsOf(operations: readonly Numbered[]): BulkCounts {
  const counts: BulkCounts = {};
  for (const { operation } of operations) counts[operation.op] = (counts[operation.op] ?? 0) + 1;
  return counts;
}

async function outcomeOf(
  executor: BulkExecutor,
  { index, operation }: Numbered,
  context: CallContext,
): Promise<BulkOutcome> {
  try {
    return { index, receipt: await executor.carryOut(operation, contextOf(operation, index, context)) };
  } catch (error) {
    if (!isDomainError(error)) throw error;
    const { code, kind, title, facts, errors } = error;
    const refusal: PlainRefusal = { code, kind, title, facts, ...(errors !== undefined && { errors }) };
    return { index, refusal };
  }
}

/** Removes the id of a holder that exists only in the rehearsal. */
function withoutHolder<Outcome extends { readonly refusal: PlainRefusal }>(
  outcome: Outcome,
  imagined: ReadonlySet<string>,
): Outcome {
  const { holder, ...facts } = outcome.refusal.facts as { holder?: string };
  return holder !== undefined && imagined.has(holder)
    ? { ...outcome, refusal: { ...outcome.refusal, facts } }
    : outcome;
}

function contextOf(operation: BulkOperation, index: number, whole: CallContext): CallContext {
  const { ifMatch: _ifMatch, ...context } = whole;
  const revision = operation.op === 'create' ? undefined : operation.revision;
  return {
    ...context,
    commandId: derivedId(whole.commandId, 'operation', index),
    causationId: whole.commandId,
    ...(revision !== undefined && { ifMatch: revision }),
  };
}
