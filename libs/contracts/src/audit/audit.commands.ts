import { Message, type Receipt } from '../call-context.js';

/** Whoever is in the context was refused. Not for callers from outside: the gateway says so by itself. */
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

/** The operator ran a command that the log would not tell of otherwise. */
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

/** What a gateway counted in a stretch of time within one day of UTC. */
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
