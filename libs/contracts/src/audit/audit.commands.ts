import { Message, type Receipt } from '../call-context.js';

/** The principal of the context was refused. Sent by the gateway itself, never by outside callers. */
export class RecordRefusal extends Message<Receipt> {
  constructor(
    readonly refusal: {
      readonly code: string;
      readonly action?: string;
      readonly route?: string;
      readonly recordId?: string;
      readonly times: number;
      readonly since: string;
      readonly until: string;
    },
  ) {
    super();
  }
}

/** The operator ran a command that would otherwise leave no trace in the log. */
export class RecordOperatorCommand extends Message<Receipt> {
  constructor(
    readonly command: string,
    readonly exitCode: number,
  ) {
    super();
  }
}

export interface CallerCalls {
  readonly type: 'user' | 'api-client';
  readonly id: string;
  readonly calls: number;
}

/** The calls that a gateway counted in a period within one UTC day. */
export class RecordUsage extends Message<Receipt> {
  constructor(
    readonly usage: {
      readonly since: string;
      readonly until: string;
      readonly callers: readonly CallerCalls[];
      readonly others: number;
    },
  ) {
    super();
  }
}
