import {
  ChoiceNotFound,
  ChoiceTaken,
  ChoiceUnknown,
  MAX_CHOICES,
  TooManyChoices,
  type ChoiceEvent,
  type ChoiceList,
} from '@crm/contracts/sales';
import { derivedId, fold, type Decider } from '@crm/kernel';

export interface Choice {
  readonly choiceId: string;
  readonly list: ChoiceList;
  readonly key: string;
  readonly label: string;
  readonly retired: boolean;
}

/** All choices of all lists, oldest first. They are one stream because keys are unique in a list, and there are a few dozen at most. */
export type Choices = readonly Choice[];

/** There is one set of lists; this is its id. */
export const SALES_CHOICES = 'sales';

/** Labels arrive trimmed and in NFC, keys in valid form: the handler ensures it. */
export type ChoicesCommand =
  | {
      readonly type: 'AddChoice';
      readonly list: ChoiceList;
      readonly choiceId: string;
      readonly key: string;
      readonly label: string;
    }
  | { readonly type: 'RenameChoice'; readonly list: ChoiceList; readonly choiceId: string; readonly label: string }
  | { readonly type: 'RetireChoice'; readonly list: ChoiceList; readonly choiceId: string }
  | { readonly type: 'RestoreChoice'; readonly list: ChoiceList; readonly choiceId: string };

/** What every deployment begins with. The ids follow from the keys, so no event has to record them. */
const START: Readonly<Record<ChoiceList, readonly (readonly [key: string, label: string])[]>> = {
  'lead-source': [
    ['website', 'Website'],
    ['social-media', 'Social media'],
    ['referral', 'Referral'],
    ['event', 'Event'],
    ['partner', 'Partner'],
    ['import', 'Import'],
    ['api', 'API'],
  ],
  'lead-lost-reason': [
    ['no-budget', 'No budget'],
    ['no-need', 'No need'],
    ['no-answer', 'No answer'],
    ['competitor', 'Competitor'],
    ['duplicate', 'Duplicate'],
    ['other', 'Other'],
  ],
};
const NAMESPACE = '7b0f1d52-6f6b-4f0e-9a58-0d7b1c1f6a41';

const initial: Choices = (Object.keys(START) as ChoiceList[]).flatMap((list) =>
  START[list].map(([key, label]) => ({
    choiceId: derivedId(NAMESPACE, list, key),
    list,
    key,
    label,
    retired: false,
  })),
);

export const choicesIn = (choices: Choices, list: ChoiceList): Choices => choices.filter((each) => each.list === list);

/** Returns the key of the choice that a caller names by key or label. Throws ChoiceUnknown, which lists those in use. */
export function chosenKey(choices: Choices, list: ChoiceList, named: string): string {
  const inUse = choicesIn(choices, list).filter(({ retired }) => !retired);
  const wanted = fold(named);
  const found = inUse.find(({ key }) => key === wanted) ?? inUse.find(({ label }) => fold(label) === wanted);
  if (found === undefined) throw new ChoiceUnknown({ list, choices: inUse.map(({ key }) => key) });
  return found.key;
}

function decide(command: ChoicesCommand, choices: Choices): ChoiceEvent[] {
  const { list, choiceId } = command;
  const others = choicesIn(choices, list).filter((each) => each.choiceId !== choiceId);
  if (command.type === 'AddChoice') {
    const { key, label } = command;
    requireFree(others, key, label);
    if (others.length >= MAX_CHOICES) throw new TooManyChoices({ limit: MAX_CHOICES });
    return [{ type: 'ChoiceAdded', data: { choiceId, list, key, label } }];
  }
  const choice = choicesIn(choices, list).find((each) => each.choiceId === choiceId);
  if (choice === undefined) throw new ChoiceNotFound({ choiceId });
  switch (command.type) {
    case 'RenameChoice': {
      const { label: to } = command;
      requireFree(others, to);
      return choice.label === to ? [] : [{ type: 'ChoiceRenamed', data: { choiceId, from: choice.label, to } }];
    }
    case 'RetireChoice':
      return choice.retired ? [] : [{ type: 'ChoiceRetired', data: { choiceId } }];
    case 'RestoreChoice':
      return choice.retired ? [{ type: 'ChoiceRestored', data: { choiceId } }] : [];
  }
}

/** Neither text may mean another choice, as a key or as a label. */
function requireFree(others: Choices, ...texts: readonly string[]): void {
  const wanted = texts.map(fold);
  const holder = others.find(({ key, label }) => wanted.includes(key) || wanted.includes(fold(label)));
  if (holder !== undefined) throw new ChoiceTaken({ holder: holder.choiceId });
}

function evolve(choices: Choices, event: ChoiceEvent): Choices {
  if (event.type === 'ChoiceAdded') return [...choices, { ...event.data, retired: false }];
  return choices.map((choice) => (choice.choiceId === event.data.choiceId ? changed(choice, event) : choice));
}

function changed(choice: Choice, event: Exclude<ChoiceEvent, { type: 'ChoiceAdded' }>): Choice {
  switch (event.type) {
    case 'ChoiceRenamed':
      return { ...choice, label: event.data.to };
    case 'ChoiceRetired':
      return { ...choice, retired: true };
    case 'ChoiceRestored':
      return { ...choice, retired: false };
  }
}

export const choicesDecider: Decider<Choices, ChoicesCommand, ChoiceEvent> = {
  category: 'choices',
  initial,
  decide,
  evolve,
};
