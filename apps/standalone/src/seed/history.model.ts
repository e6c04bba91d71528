import type { CallContext } from '@crm/contracts';
import type { HistoryWriter, Standing } from '@crm/event-store';
import { idAt, type Decider, type DomainEvent } from '@crm/kernel';
import type { Actor } from './cast.model.js';
import { Draws } from './draws.model.js';

/** The time of a history. `History` moves it forward; the store reads it when it records. */
export class HistoryClock {
  private moment = new Date(0);

  readonly now = (): Date => this.moment;

  moveTo(moment: Date): void {
    if (moment < this.moment) throw new Error('a history goes forward in time');
    this.moment = moment;
  }
}

/** Records the history, one command after the other. */
export class History {
  constructor(
    private readonly seed: number,
    private readonly writer: HistoryWriter,
    private readonly clock: HistoryClock,
  ) {}

  get events(): number {
    return this.writer.events;
  }

  /** `topic` and `number` together identify the command; no other command has both. */
  async tell<State, Command, Event extends DomainEvent>(
    at: {
      readonly moment: Date;
      readonly actor: Actor;
      readonly topic: string;
      readonly number: number;
      readonly correlationId?: string;
    },
    decider: Decider<State, Command, Event>,
    id: string,
    command: Command,
    before?: Standing<State>,
  ): Promise<Standing<State>> {
    await this.writer.goOn(at.moment);
    this.clock.moveTo(at.moment);
    const commandId = idAt(at.moment, new Draws(this.seed, `command ${at.topic}`, at.number).bytes(16));
    const { principal, source, ip } = at.actor;
    const context: CallContext = {
      principal,
      source,
      commandId,
      correlationId: at.correlationId ?? commandId,
      ...(at.correlationId !== undefined && { causationId: at.correlationId }),
      ...(ip !== undefined && { ip }),
    };
    return this.writer.tell(decider, id, command, context, before);
  }

  finish(): Promise<void> {
    return this.writer.finish();
  }
}
