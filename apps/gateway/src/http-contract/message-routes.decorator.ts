import { Inject, Injectable, type Type } from '@nestjs/common';
import { Message, type CallContext, type Receipt } from '@crm/contracts';
import { ServiceClient } from '@crm/messaging';
import type { FastifyReply } from 'fastify';
import { Answers, type Representation } from './answers.http.js';
import { Caller, Reply } from './caller.decorator.js';
import { withIfMatch } from './if-match.decorator.js';
import { NamedAnswers } from './named-answers.service.js';

/** How a route answers, see Answers. */
export interface Answering {
  readonly as: 'created' | 'begun' | 'changed' | 'shown' | 'listed';
  /** The query that a GET of the resource sends. */
  readonly show?: (id: string) => Message<Representation>;
  /** Path of the created or started resource, by its id. */
  readonly location?: (id: string) => string;
  readonly requiresIfMatch?: boolean;
  /** The class of what is shown or listed. */
  readonly type?: Type;
}

/** Sends the message that a route's method builds, and turns the result into the response. */
@Injectable()
export class MessageRoutes {
  constructor(
    private readonly services: ServiceClient,
    private readonly answers: Answers,
    private readonly named: NamedAnswers,
  ) {}

  async answer(answering: Answering, built: object, caller: CallContext, reply: FastifyReply): Promise<unknown> {
    if (answering.as === 'shown' || answering.as === 'listed') return this.show(answering, built, caller, reply);
    const send = (context: CallContext) => this.services.command(built as Message<Receipt>, context);
    const receipt = answering.requiresIfMatch ? await withIfMatch(caller, send) : await send(caller);
    return this.tell(answering, receipt, caller, reply);
  }

  /** `built`: the query, or the result itself if the route needs no query. */
  private async show(
    { as, type }: Answering,
    built: object,
    caller: CallContext,
    reply: FastifyReply,
  ): Promise<unknown> {
    const found = built instanceof Message ? await this.services.query<object>(built, caller) : built;
    const shown = type === undefined ? found : await this.named.of(found, type, caller, reply);
    return as === 'shown' ? this.answers.shown(reply, shown as Representation) : this.answers.listed(reply, shown);
  }

  private tell(answering: Answering, receipt: Receipt, caller: CallContext, reply: FastifyReply): Promise<unknown> {
    const { as, show: question, location } = answering;
    const show = question && ((context: CallContext) => this.services.query(question(receipt.id), context));
    if (as === 'changed') return this.answers.changed(reply, caller, receipt, show);
    const place = location?.(receipt.id) ?? `${reply.request.routeOptions.url}/${receipt.id}`;
    if (as === 'begun') return this.answers.begun(reply, caller, receipt, place);
    return this.answers.created(reply, caller, receipt, place, show);
  }
}

/** The property in which a controller finds its MessageRoutes. */
export const MESSAGE_ROUTES = Symbol('message routes');

type Controller = { readonly [MESSAGE_ROUTES]: MessageRoutes };

/**
 * Adds caller and reply after the parameters of the method, and sends what the method builds through MessageRoutes. Not an interceptor:
 * with one, Nest wraps each request in an observable, which cost a GET a third of its throughput.
 */
export const Answered =
  (answering: Answering): MethodDecorator =>
  (target, name, method) => {
    const build = method.value as (...given: unknown[]) => object | Promise<object>;
    const { length } = Reflect.getMetadata('design:paramtypes', target, name) as unknown[];
    Caller()(target, name, length);
    Reply()(target, name, length + 1);
    async function answered(this: Controller, ...given: unknown[]): Promise<unknown> {
      const [caller, reply] = given.splice(length) as [CallContext, FastifyReply];
      return this[MESSAGE_ROUTES].answer(answering, await build.apply(this, given), caller, reply);
    }
    Object.defineProperty(answered, 'name', { value: name });
    for (const key of Reflect.getMetadataKeys(build) as unknown[])
      Reflect.defineMetadata(key, Reflect.getMetadata(key, build), answered);
    method.value = answered as typeof method.value;
    if (MESSAGE_ROUTES in target) return;
    Object.defineProperty(target, MESSAGE_ROUTES, { value: undefined, writable: true });
    Inject(MessageRoutes)(target, MESSAGE_ROUTES);
  };
