import type { CallContext, Message } from '@crm/contracts';

/**
 * How one service asks another. The caller cannot tell whether the other side lives in this process: messages and answers are frozen or
 * copied, so nothing can rely on shared memory, and refusals come back as DomainErrors with code, kind, title and facts intact.
 */
export abstract class ServiceClient {
  /** Sends a command to its one handler. Rejects with the handler's refusal. */
  abstract command<Answer>(command: Message<Answer>, context: CallContext): Promise<Answer>;
  /** Asks a question. No side effects. */
  abstract query<Answer>(query: Message<Answer>, context: CallContext): Promise<Answer>;
}
