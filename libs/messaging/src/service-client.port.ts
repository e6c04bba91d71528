import type { CallContext, Message } from '@crm/contracts';

/**
 * How one service calls another. The caller sees no difference between a service in this process and a remote one: messages and answers are
 * frozen or copied, so nothing can rely on shared memory, and refusals come back as DomainErrors with code, kind, title and facts intact.
 */
export abstract class ServiceClient {
  /** Sends a command to its one handler. Rejects with the handler's refusal. */
  abstract command<Answer>(command: Message<Answer>, context: CallContext): Promise<Answer>;
  /** Sends a query. No side effects. */
  abstract query<Answer>(query: Message<Answer>, context: CallContext): Promise<Answer>;
}
