import type { Decisions } from '@crm/commands';
import type { CallContext, Receipt } from '@crm/contracts';
import { StaleRevision } from '@crm/contracts/refusals';
import type { Pipelines } from '@crm/contracts/sales';
import { AggregateStreams } from '@crm/event-store';
import { Injectable } from '@nestjs/common';
import { ALL_PIPELINES, pipelinesDecider, type PipelinesCommand } from './pipelines.decider.js';

/**
 * Revisions of pipelines as callers see them: the number of changes, 0 before the first one. The stream itself counts from -1, because the
 * default pipeline exists before there is a stream.
 */
@Injectable()
export class PipelineDecisions implements Decisions<PipelinesCommand> {
  constructor(private readonly streams: AggregateStreams) {}

  async load(): Promise<{ readonly pipelines: Pipelines; readonly revision: number }> {
    const { state, revision } = await this.streams.load(pipelinesDecider, ALL_PIPELINES);
    return { pipelines: state, revision: revision + 1 };
  }

  async execute(command: PipelinesCommand, { ifMatch, ...context }: CallContext): Promise<Receipt> {
    const inStream = { ...context, ...(ifMatch !== undefined && { ifMatch: ifMatch - 1 }) };
    try {
      const receipt = await this.streams.execute(pipelinesDecider, ALL_PIPELINES, command, inStream);
      return { ...receipt, id: command.pipelineId, revision: receipt.revision + 1 };
    } catch (refusal) {
      if (!(refusal instanceof StaleRevision)) throw refusal;
      const { facts } = refusal;
      throw new StaleRevision({ ...facts, expected: facts.expected + 1, actual: facts.actual + 1 });
    }
  }
}
