import type { CallContext, Message } from '@crm/contracts';

/** One call from one service to another. */
export interface Call {
  readonly kind: 'command' | 'query';
  readonly message: Message<unknown>;
  readonly context: CallContext;
}

/** Wraps every call between services, for metrics and traces. Changes neither answer nor refusal. */
export abstract class CallObserver {
  /** Must call `deliver` once, with the context to pass on: the same one, or one that names another span of the same trace. */
  abstract around<Answer>(call: Call, deliver: (context: CallContext) => Promise<Answer>): Promise<Answer>;
}
