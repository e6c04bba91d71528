import { createParamDecorator, Res, type ExecutionContext } from '@nestjs/common';
import type { CallContext, Principal } from '@crm/contracts';
import type { FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the guard as soon as it knows the caller. */
    principal?: Principal;
    /** Set by the guard for every request that reaches a handler. */
    caller: CallContext;
  }
}

/** A caller who is not logged in. Has no role, so may do nothing that requires one. */
export const ANONYMOUS: Principal = { type: 'anonymous', id: 'anonymous', roles: [], teamIds: [] };

/** The context that is sent with every command and query of this request. */
export const Caller = createParamDecorator<void, CallContext>(
  (_nothing, execution: ExecutionContext) => execution.switchToHttp().getRequest<FastifyRequest>().caller,
);

/** The reply, for helpers that set status and headers; the handler still returns the body. */
export const Reply = (): ParameterDecorator => Res({ passthrough: true });
