import type { CallContext, Message } from '@crm/contracts';
import { Injectable, Optional } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { CallObserver } from './call-observer.js';
import { ServiceClient } from './service-client.port.js';

/**
 * Calls services in the same process. Messages and answers are deeply frozen: a service that writes into a message it received or an answer
 * it returned fails here, because over a wire that would not work either.
 */
@Injectable()
export class InProcessServiceClient extends ServiceClient {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    @Optional() private readonly observer?: CallObserver,
  ) {
    super();
  }

  async command<Answer>(command: Message<Answer>, context: CallContext): Promise<Answer> {
    const deliver = async (seen: CallContext): Promise<Answer> =>
      deepFreeze(await this.commands.execute(delivered(command, seen)));
    return this.observer?.around({ kind: 'command', message: command, context }, deliver) ?? deliver(context);
  }

  async query<Answer>(query: Message<Answer>, context: CallContext): Promise<Answer> {
    const deliver = async (seen: CallContext): Promise<Answer> =>
      deepFreeze(await this.queries.execute(delivered(query, seen)));
    return this.observer?.around({ kind: 'query', message: query, context }, deliver) ?? deliver(context);
  }
}

/** A frozen copy of the message that carries its context. The message's class is kept: the bus finds the handler by it. */
function delivered<M extends Message<unknown>>(message: M, context: CallContext): M {
  const copy = Object.assign(Object.create(Object.getPrototypeOf(message) as object) as M, message, { context });
  return deepFreeze(copy);
}

export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value) || ArrayBuffer.isView(value)) return value;
  Object.freeze(value);
  for (const member of Object.values(value)) deepFreeze(member);
  return value;
}
