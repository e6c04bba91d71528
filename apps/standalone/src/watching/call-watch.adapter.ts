import type { CallContext } from '@crm/contracts';
import { isDomainError } from '@crm/kernel';
import { CallObserver, type Call } from '@crm/messaging';
import type { Metrics, RunningSpan, Tracing } from '@crm/platform';

/** Counts how commands end: `ok`, the code of a refusal, or `failed` for our own faults. Traces commands, and the queries of a request. */
export class CallWatch extends CallObserver {
  private readonly commands;

  constructor(
    metrics: Metrics,
    private readonly tracing?: Tracing,
  ) {
    super();
    this.commands = metrics.counter(
      'crm_commands_total',
      'Commands by name and outcome: ok, the code of a refusal, or failed.',
      ['command', 'outcome'],
    );
  }

  async around<Answer>(call: Call, deliver: (context: CallContext) => Promise<Answer>): Promise<Answer> {
    const { kind, context } = call;
    const isOwnQuery = kind === 'query' && context.traceparent === undefined;
    if (this.tracing === undefined || isOwnQuery)
      return kind === 'query' ? deliver(context) : this.counted(call, deliver);
    const name = nameOf(call);
    const span = this.tracing.begin(`${kind} ${name}`, { [`crm.${kind}`]: name }, context.traceparent);
    // The events of the command name this span, so the spans of the projections that fold them are linked to it.
    const seen = { ...context, traceparent: span.traceparent };
    return traced(span, () => (kind === 'query' ? deliver(seen) : this.counted(call, () => deliver(seen))));
  }

  private async counted<Answer>(call: Call, deliver: (context: CallContext) => Promise<Answer>): Promise<Answer> {
    const command = nameOf(call);
    try {
      const answer = await deliver(call.context);
      this.commands.inc({ command, outcome: 'ok' });
      return answer;
    } catch (error) {
      this.commands.inc({ command, outcome: codeOf(error) });
      throw error;
    }
  }
}

async function traced<Answer>(span: RunningSpan, work: () => Promise<Answer>): Promise<Answer> {
  try {
    const answer = await span.within(work);
    span.end();
    return answer;
  } catch (error) {
    span.end({ error: codeOf(error), fault: !isDomainError(error) });
    throw error;
  }
}

/** The class name of the message: `CreateCustomer`. */
const nameOf = ({ message }: Call): string => (message as object).constructor.name;
const codeOf = (error: unknown): string => (isDomainError(error) ? error.code : 'failed');
