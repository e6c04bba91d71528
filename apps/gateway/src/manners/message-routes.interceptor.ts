import { Injectable, SetMetadata, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Message, type CallContext, type Receipt } from '@crm/contracts';
import { ServiceClient } from '@crm/messaging';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mergeMap, type Observable } from 'rxjs';
import { Answers, type Representation } from './answers.js';
import { withIfMatch } from './if-match.js';
import { RoutePlans } from './route-plans.js';

const ANSWERING = 'crm:answering';

/** How a route answers, see Answers. */
export interface Answering {
  readonly as: 'created' | 'begun' | 'changed' | 'shown' | 'listed';
  /** The question that a GET of the thing asks. */
  readonly show?: (id: string) => Message<Representation>;
  /** Of what was created or begun, by its id. */
  readonly location?: (id: string) => string;
}

export const AnswersAs = (answering: Answering): MethodDecorator => SetMetadata(ANSWERING, answering);

/** Sends the message that a route's method builds, and answers with what comes of it. */
@Injectable()
export class MessageRoutes implements NestInterceptor<object, unknown> {
  constructor(
    private readonly plans: RoutePlans,
    private readonly services: ServiceClient,
    private readonly answers: Answers,
  ) {}

  intercept(execution: ExecutionContext, next: CallHandler<object>): Observable<unknown> {
    const answering = Reflect.getMetadata(ANSWERING, execution.getHandler()) as Answering;
    const reply = execution.switchToHttp().getResponse<FastifyReply>();
    const { caller } = execution.switchToHttp().getRequest<FastifyRequest>();
    const isRead = answering.as === 'shown' || answering.as === 'listed';
    return next.handle().pipe(
      mergeMap(async (built) => {
        if (isRead) return this.show(answering, built, caller, reply);
        const send = (context: CallContext) => this.services.command(built as Message<Receipt>, context);
        const isRequired = this.plans.of(execution).ifMatch === 'required';
        return this.tell(answering, isRequired ? await withIfMatch(caller, send) : await send(caller), caller, reply);
      }),
    );
  }

  /** `built`: the question, or the answer of a route that knows it by itself. */
  private async show({ as }: Answering, built: object, caller: CallContext, reply: FastifyReply): Promise<unknown> {
    const shown = built instanceof Message ? await this.services.query<object>(built, caller) : built;
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
