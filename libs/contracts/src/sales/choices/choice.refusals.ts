import { refusal } from '@crm/kernel';

export class ChoiceNotFound extends refusal<{ choiceId: string }>()('sales.choice-not-found', {
  kind: 'not-found',
  title: 'There is no such choice in this list.',
  meaning: 'No choice of this list has this id.',
  remedy: 'Check the id in the list.',
  facts: { choiceId: 'The requested id.' },
}) {}
/** `holder` may be retired. */
export class ChoiceTaken extends refusal<{ holder: string }>()('sales.choice-taken', {
  kind: 'conflict',
  title: 'Another choice of this list has this key or label.',
  meaning: 'No two choices of a list share a key or a label, retired ones included. Case is ignored.',
  remedy: 'Use the choice that has it, restore it, or choose another one.',
  facts: { holder: 'Id of the choice that has it.' },
}) {}
export class TooManyChoices extends refusal<{ limit: number }>()('sales.too-many-choices', {
  kind: 'conflict',
  title: 'The list would have too many choices. Retired ones count.',
  meaning: 'The number of choices per list is limited.',
  remedy: 'Rename a choice that is no longer used.',
  facts: { limit: 'The maximum number of choices.' },
}) {}
/** A record names a choice that its list does not offer. */
export class ChoiceUnknown extends refusal<{ list: string; choices: readonly string[] }>()('sales.choice-unknown', {
  kind: 'invalid',
  title: 'The list has no such choice.',
  meaning: 'The value is neither the key nor the label of a choice in use. `choices` has the keys of all of them.',
  remedy: 'Send one of `choices`, or have an administrator add the choice.',
  facts: { list: 'The list.', choices: 'The keys of all choices in use.' },
}) {}
