import { fromTheStart, shownRevision, type Decisions } from '@crm/commands';
import type { CallContext, Receipt } from '@crm/contracts';
import type { Pipelines } from '@crm/contracts/sales';
import { AggregateStreams } from '@crm/event-store';
import { Injectable } from '@nestjs/common';
import { ALL_PIPELINES, pipelinesDecider, type PipelinesCommand } from './pipelines.decider.js';

/** Pipelines exist from the start: the default one needs no event. */
@Injectable()
export class PipelineDecisions implements Decisions<PipelinesCommand> {
  constructor(private readonly streams: AggregateStreams) {}

  async load(): Promise<{ readonly pipelines: Pipelines; readonly revision: number }> {
    const { state, revision } = await this.streams.load(pipelinesDecider, ALL_PIPELINES);
    return { pipelines: state, revision: shownRevision(revision) };
  }

  async execute(command: PipelinesCommand, context: CallContext): Promise<Receipt> {
    const receipt = await fromTheStart(context, (inStream) =>
      this.streams.execute(pipelinesDecider, ALL_PIPELINES, command, inStream),
    );
    return { ...receipt, id: command.pipelineId };
  }
}
