import { Injectable, type Type } from '@nestjs/common';
import { namedIdsIn, type CallContext } from '@crm/contracts';
import { GetNames } from '@crm/contracts/identity';
import { ServiceClient } from '@crm/messaging';
import type { FastifyReply } from 'fastify';

/** Adds the names behind the ids of an answer when the caller asked for them (`include=names`). */
@Injectable()
export class NamedAnswers {
  constructor(private readonly services: ServiceClient) {}

  /** `type`: the class of the answer. One look-up for all of its ids. An answer that can say that it is stale is so when its names are. */
  async of<Shown extends object>(
    shown: Shown,
    type: Type<Shown>,
    caller: CallContext,
    { request }: FastifyReply,
  ): Promise<Shown> {
    if (request.includesNames !== true) return shown;
    const { names, stale } = await this.services.query(new GetNames([...namedIdsIn(type, shown)]), caller);
    const saysSo = 'stale' in shown || 'revision' in shown;
    return { ...shown, names, ...(stale && saysSo && { stale }) };
  }
}
