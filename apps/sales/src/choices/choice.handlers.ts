import { requireRight } from '@crm/access';
import { changesOf, shownRevision } from '@crm/commands';
import { creationId, plainText, type Message } from '@crm/contracts';
import {
  AddLeadLostReason,
  AddLeadSource,
  ChoiceNotFound,
  GetLeadLostReason,
  GetLeadSource,
  ListLeadLostReasons,
  ListLeadSources,
  RenameLeadLostReason,
  RenameLeadSource,
  RestoreLeadLostReason,
  RestoreLeadSource,
  RetireLeadLostReason,
  RetireLeadSource,
  type ChoiceList,
  type ChoicesView,
  type ChoiceView,
} from '@crm/contracts/sales';
import { AggregateStreams } from '@crm/event-store';
import type { Type } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { choicesDecider, choicesIn, chosenKey, SALES_CHOICES, type Choice, type Choices } from './choices.decider.js';

/** The messages of one list. */
interface Messages {
  readonly add: typeof AddLeadSource;
  readonly rename: typeof RenameLeadSource;
  readonly retire: typeof RetireLeadSource;
  readonly restore: typeof RestoreLeadSource;
  readonly list: new () => Message<ChoicesView>;
  readonly card: typeof GetLeadSource;
}

const LISTS: Readonly<Record<ChoiceList, Messages>> = {
  'lead-source': {
    add: AddLeadSource,
    rename: RenameLeadSource,
    retire: RetireLeadSource,
    restore: RestoreLeadSource,
    list: ListLeadSources,
    card: GetLeadSource,
  },
  'lead-lost-reason': {
    add: AddLeadLostReason,
    rename: RenameLeadLostReason,
    retire: RetireLeadLostReason,
    restore: RestoreLeadLostReason,
    list: ListLeadLostReasons,
    card: GetLeadLostReason,
  },
};
const lists = Object.entries(LISTS) as readonly [ChoiceList, Messages][];

const choice = changesOf({
  decider: choicesDecider,
  stream: SALES_CHOICES,
  id: ({ choiceId }) => choiceId,
  owned: null,
  existsFromTheStart: true,
});

export const choiceCommands = lists.flatMap(([list, { add, rename, retire, restore }]) => [
  // One stream holds all choices, so a new choice is a change of that stream.
  choice.change(add, 'choice.manage', ({ choice: { key, label }, context }) => ({
    type: 'AddChoice',
    list,
    choiceId: creationId(context, 'choice'),
    key,
    label: plainText(label),
  })),
  choice.change(rename, 'choice.manage', ({ choiceId, label }) => ({
    type: 'RenameChoice',
    list,
    choiceId,
    label: plainText(label),
  })),
  choice.change(retire, 'choice.manage', ({ choiceId }) => ({ type: 'RetireChoice', list, choiceId })),
  choice.change(restore, 'choice.manage', ({ choiceId }) => ({ type: 'RestoreChoice', list, choiceId })),
]);

export const choiceQueries: Type[] = lists.flatMap(([list, messages]) => [
  listHandler(list, messages),
  cardHandler(list, messages),
]);

/** The key of the choice that a caller names. Reads the log, so a new choice counts at once. Throws ChoiceUnknown. */
export async function chosen(streams: AggregateStreams, list: ChoiceList, named: string): Promise<string> {
  return chosenKey((await known(streams)).state, list, named);
}

const known = (streams: AggregateStreams): Promise<{ readonly state: Choices; readonly revision: number }> =>
  streams.load(choicesDecider, SALES_CHOICES);

function listHandler(list: ChoiceList, messages: Messages): Type {
  @QueryHandler(messages.list)
  class ListHandler implements IQueryHandler<Message<ChoicesView>> {
    constructor(private readonly streams: AggregateStreams) {}

    async execute({ context }: Message<ChoicesView>): Promise<ChoicesView> {
      requireRight(context.principal, 'choice.read');
      const { state, revision } = await known(this.streams);
      return { items: choicesIn(state, list).map((each) => shown(each, shownRevision(revision))) };
    }
  }
  return ListHandler;
}

function cardHandler(list: ChoiceList, messages: Messages): Type {
  @QueryHandler(messages.card)
  class CardHandler implements IQueryHandler<GetLeadSource> {
    constructor(private readonly streams: AggregateStreams) {}

    async execute({ choiceId, context }: GetLeadSource): Promise<ChoiceView> {
      requireRight(context.principal, 'choice.read');
      const { state, revision } = await known(this.streams);
      const found = choicesIn(state, list).find((each) => each.choiceId === choiceId);
      if (found === undefined) throw new ChoiceNotFound({ choiceId });
      return shown(found, shownRevision(revision));
    }
  }
  return CardHandler;
}

const shown = ({ choiceId, key, label, retired }: Choice, revision: number): ChoiceView => ({
  id: choiceId,
  revision,
  key,
  label,
  status: retired ? 'retired' : 'active',
});
