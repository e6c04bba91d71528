import { requireRight } from '@crm/access';
import type { CallContext, Receipt } from '@crm/contracts';
import {
  CorrectInteraction,
  LogInteraction,
  plainText,
  VoidInteraction,
  InteractionNotFound,
} from '@crm/contracts/customers';
import { AggregateStreams } from '@crm/event-store';
import { derivedId, newId } from '@crm/kernel';
import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AttachedAccess } from './attached-access.js';
import { interactionDecider, type InteractionCommand } from './interaction.decider.js';

import { wantedContent, wantedCorrection } from './wanted-interaction.js';

@CommandHandler(LogInteraction)
export class LogInteractionHandler implements ICommandHandler<LogInteraction> {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly access: AttachedAccess,
  ) {}

  async execute({ interaction, context }: LogInteraction): Promise<Receipt> {
    const { customerId } = interaction;
    const customer = await this.access.customerFor(context.principal, 'interaction.create', customerId);
    // A repeated request must come to the same id, so that it finds its own events.
    const interactionId = context.fingerprint === undefined ? newId() : derivedId(context.commandId, 'interaction');
    const command: InteractionCommand = {
      type: 'log',
      interactionId,
      customerId,
      customerIsArchived: customer.status === 'archived',
      customerOwnerId: customer.ownerId ?? null,
      ownerId: context.principal.id,
      content: wantedContent(interaction),
    };
    return this.streams.execute(interactionDecider, interactionId, command, context, { creates: true });
  }
}

/** What every change of an interaction has in common: rights first, then the decider. */
@Injectable()
export class InteractionChanges {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly access: AttachedAccess,
  ) {}

  async execute(
    action: 'interaction.correct' | 'interaction.void',
    command: InteractionCommand,
    context: CallContext,
  ): Promise<Receipt> {
    const { interactionId } = command;
    requireRight(context.principal, action);
    const { state } = await this.streams.load(interactionDecider, interactionId);
    const absent = (): InteractionNotFound => new InteractionNotFound({ interactionId });
    if (state.status === 'absent') throw absent();
    await this.access.require(context.principal, { read: 'interaction.read', action }, state, absent);
    return this.streams.execute(interactionDecider, interactionId, command, context);
  }
}

@CommandHandler(CorrectInteraction)
export class CorrectInteractionHandler implements ICommandHandler<CorrectInteraction> {
  constructor(private readonly changes: InteractionChanges) {}

  execute({ interactionId, correction, context }: CorrectInteraction): Promise<Receipt> {
    const content = wantedCorrection(correction);
    return this.changes.execute('interaction.correct', { type: 'correct', interactionId, content }, context);
  }
}

@CommandHandler(VoidInteraction)
export class VoidInteractionHandler implements ICommandHandler<VoidInteraction> {
  constructor(private readonly changes: InteractionChanges) {}

  execute({ interactionId, reason, context }: VoidInteraction): Promise<Receipt> {
    const command = { type: 'void', interactionId, reason: plainText(reason) } as const;
    return this.changes.execute('interaction.void', command, context);
  }
}
