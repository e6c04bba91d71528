import { requireRight, type Action } from '@crm/access';
import { creationId, type CallContext, type Message, type Receipt } from '@crm/contracts';
import { AggregateStreams, type ExecuteOptions } from '@crm/event-store';
import type { Decider, DomainEvent } from '@crm/kernel';
import { Inject, type Type } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import { fromTheStart } from './from-the-start.js';
import { requireReach, type Owned } from './record-reach.js';

/** Runs a command after the rights check when its decision needs more than one stream, or has effects besides events. */
export interface Decisions<Command> {
  execute(command: Command, context: CallContext, options?: ExecuteOptions): Promise<Receipt>;
}

/** What all plain changes of one kind of record have in common. */
export interface ChangedRecord<State, Command, Event extends DomainEvent, Port = undefined> {
  readonly decider: Decider<State, Command, Event>;
  /** Id of the record that the command is about. */
  id(command: Command): string;
  /**
   * null: such records have no owner, and the right alone reaches all of them. A function, if owners are known only to the port that the
   * record `asks`.
   */
  readonly owned: Owned<State> | null | ((port: Port, context: CallContext) => Owned<State>);
  /** A port for what the streams of this service do not say. Rows get it too. */
  readonly asks?: Token<Port>;
  /** Id of the stream, if all such records live in one. */
  readonly stream?: string;
  /** The records exist before their stream does: revisions are counted from the start. */
  readonly existsFromTheStart?: true;
  readonly through?: Type<Decisions<Command>>;
}

/** A handler as Nest expects it. Listed among the providers of the service's module. */
export interface ChangeHandler<M extends Message<Receipt> = Message<Receipt>> {
  new (streams: AggregateStreams, decisions?: unknown, port?: unknown): { execute(sent: M): Promise<Receipt> };
  readonly message: MessageClass<M>;
}

type MessageClass<M> = new (...given: never[]) => M;
type Token<Port> = abstract new (...given: never[]) => Port;
type Wish<Command, Given extends unknown[], Port> = (
  ...given: [...Given, AggregateStreams, Port]
) => Command | Promise<Command>;

/**
 * Makes the rows of a table: each names the message that requests a change, the right it needs, and the resulting command of the decider.
 * The order of checks is the same for all: right (403), refusals of the row, visibility (404), reach (403), decision.
 */
export function changesOf<State, Command, Event extends DomainEvent, Port = undefined>(
  kind: ChangedRecord<State, Command, Event, Port>,
) {
  const { decider, through, asks } = kind;

  const inTheLog = (streams: AggregateStreams): Decisions<Command> => ({
    async execute(command, context, options) {
      const id = kind.id(command);
      const inStream = (context: CallContext) => streams.execute(decider, kind.stream ?? id, command, context, options);
      const receipt = await (kind.existsFromTheStart ? fromTheStart(context, inStream) : inStream(context));
      return { ...receipt, id };
    },
  });

  function handlerOf<M extends Message<Receipt>>(
    message: MessageClass<M>,
    action: Action,
    run: (sent: M, streams: AggregateStreams, decisions: Decisions<Command>, port: Port) => Promise<Receipt>,
  ): ChangeHandler<M> {
    @CommandHandler(message)
    class Handler {
      static readonly message = message;
      private readonly decisions: Decisions<Command>;

      constructor(
        @Inject(AggregateStreams) private readonly streams: AggregateStreams,
        @Inject(through ?? AggregateStreams) decisions?: unknown,
        @Inject(asks ?? AggregateStreams) private readonly port?: unknown,
      ) {
        this.decisions = through === undefined ? inTheLog(streams) : (decisions as Decisions<Command>);
      }

      async execute(sent: M): Promise<Receipt> {
        requireRight(sent.context.principal, action);
        return run(sent, this.streams, this.decisions, this.port as Port);
      }
    }
    return Handler;
  }

  return {
    /** The row for a change of one record. Its function may read other streams first. */
    change: <M extends Message<Receipt>>(message: MessageClass<M>, action: Action, wish: Wish<Command, [M], Port>) =>
      handlerOf(message, action, async (sent, streams, decisions, port) => {
        const { context } = sent;
        const command = await wish(sent, streams, port);
        const owned = typeof kind.owned === 'function' ? kind.owned(port, context) : kind.owned;
        if (owned !== null)
          await requireReach(streams, { decider, owned }, context.principal, action, kind.id(command));
        return decisions.execute(command, context);
      }),

    /** The row for a creation: its function gets the id of the new record. */
    creation: <M extends Message<Receipt>>(
      message: MessageClass<M>,
      action: Action,
      wish: Wish<Command, [M, id: string], Port>,
    ) =>
      handlerOf(message, action, async (sent, streams, decisions, port) => {
        const command = await wish(sent, creationId(sent.context, decider.category), streams, port);
        return decisions.execute(command, sent.context, { creates: true });
      }),
  };
}
