import { createParamDecorator, Res, type ExecutionContext } from '@nestjs/common';
import type { CallContext, Principal } from '@crm/contracts';
import type { FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the guard as soon as it knows who asks. */
    principal?: Principal;
    /** Set by the guard for every request that reaches a handler. */
    caller: CallContext;
  }
}

/** Who has not logged in. Holds no role, so may do nothing that asks for one. */
export const ANONYMOUS: Principal = { type: 'anonymous', id: 'anonymous', roles: [], teamIds: [] };

/** The context that goes along with every command and query of this request. */
export const Caller = createParamDecorator<void, CallContext>(
  (_nothing, execution: ExecutionContext) => execution.switchToHttp().getRequest<FastifyRequest>().caller,
);

/** The reply, for helpers that set status and headers; the handler still answers by returning. */
export const Reply = (): ParameterDecorator => Res({ passthrough: true });
