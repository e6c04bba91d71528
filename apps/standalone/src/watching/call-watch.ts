import type { CallContext } from '@crm/contracts';
import { isDomainError } from '@crm/kernel';
import { CallObserver, type Call } from '@crm/messaging';
import type { Metrics } from '@crm/platform';

/** Counts how commands end: `ok`, the code of a refusal, or `failed` for what is our fault. */
export class CallWatch extends CallObserver {
  private readonly commands;

  constructor(metrics: Metrics) {
    super();
    this.commands = metrics.counter(
      'crm_commands_total',
      'Commands by name and outcome: ok, the code of a refusal, or failed.',
      ['command', 'outcome'],
    );
  }

  async around<Answer>(call: Call, deliver: (context: CallContext) => Promise<Answer>): Promise<Answer> {
    const { kind, context } = call;
    if (kind === 'query') return deliver(context);
    const command = nameOf(call);
    try {
      const answer = await deliver(context);
      this.commands.inc({ command, outcome: 'ok' });
      return answer;
    } catch (error) {
      this.commands.inc({ command, outcome: isDomainError(error) ? error.code : 'failed' });
      throw error;
    }
  }
}

/** The class of the message: `CreateCustomer`. */
export const nameOf = ({ message }: Call): string => (message as object).constructor.name;
