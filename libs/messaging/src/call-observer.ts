import type { CallContext, Message } from '@crm/contracts';

/** One call from one service to another. */
export interface Call {
  readonly kind: 'command' | 'query';
  readonly message: Message<unknown>;
  readonly context: CallContext;
}

/** Stands around every call between services, for figures and traces. Changes neither answer nor refusal. */
export abstract class CallObserver {
  /** `deliver` is called once, with the context to go along: the same, or one that names another span of the same trace. */
  abstract around<Answer>(call: Call, deliver: (context: CallContext) => Promise<Answer>): Promise<Answer>;
}
