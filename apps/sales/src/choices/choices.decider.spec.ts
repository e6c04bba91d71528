import {
  ChoiceNotFound,
  ChoiceTaken,
  ChoiceUnknown,
  MAX_CHOICES,
  TooManyChoices,
  type ChoiceEvent,
} from '@crm/contracts/sales';
import { spec } from '@crm/testing';
import { choicesDecider, choicesIn, chosenKey, type Choices, type ChoicesCommand } from './choices.decider.js';

const choices = spec(choicesDecider);
const list = 'lead-source';
const START = choicesDecider.initial;
const stateAfter = (...events: ChoiceEvent[]): Choices => events.reduce(choicesDecider.evolve, START);
const idOf = (key: string): string => START.find((each) => each.key === key)?.choiceId ?? '';
const add = (key: string, label: string): ChoicesCommand => ({ type: 'AddChoice', list, choiceId: 'C1', key, label });
const added: ChoiceEvent = {
  type: 'ChoiceAdded',
  data: { choiceId: 'C1', list, key: 'trade-fair', label: 'Trade fair' },
};
const retired = (choiceId: string): ChoiceEvent => ({ type: 'ChoiceRetired', data: { choiceId } });

describe('a list of choices', () => {
  it('begins with the usual sources', () =>
    expect(choicesIn(START, list).map(({ key }) => key)).toEqual([
      ...['website', 'social-media', 'referral', 'event', 'partner', 'import', 'api'],
    ]));

  it('gets a new choice, whose key and label no other has, retired ones included', () => {
    choices.given().when(add('trade-fair', 'Trade fair')).then(added);
    choices
      .given()
      .when(add('website', 'Ours'))
      .thenRefused(ChoiceTaken, { holder: idOf('website') });
    choices
      .given()
      .when(add('ours', 'WEBSITE'))
      .thenRefused(ChoiceTaken, { holder: idOf('website') });
    choices
      .given(retired(idOf('event')))
      .when(add('event', 'Events'))
      .thenRefused(ChoiceTaken, { holder: idOf('event') });
  });

  it('takes the key of another list', () =>
    choices
      .given()
      .when(add('no-budget', 'No budget'))
      .then({
        type: 'ChoiceAdded',
        data: { choiceId: 'C1', list, key: 'no-budget', label: 'No budget' },
      }));

  it('does not grow without limit', () => {
    const many = Array.from({ length: MAX_CHOICES - choicesIn(START, list).length }, (_, n): ChoiceEvent => ({
      type: 'ChoiceAdded',
      data: { choiceId: `N${n}`, list, key: `n${n}`, label: `N ${n}` },
    }));
    choices
      .given(...many.slice(1))
      .when(add('one-more', 'One more'))
      .then({
        type: 'ChoiceAdded',
        data: { choiceId: 'C1', list, key: 'one-more', label: 'One more' },
      });
    choices
      .given(...many)
      .when(add('one-more', 'One more'))
      .thenRefused(TooManyChoices, { limit: MAX_CHOICES });
  });

  it('renames, retires and restores, also what it began with', () => {
    const choiceId = idOf('api');
    const rename = (label: string): ChoicesCommand => ({ type: 'RenameChoice', list, choiceId, label });
    choices
      .given()
      .when(rename('Our API'))
      .then({ type: 'ChoiceRenamed', data: { choiceId, from: 'API', to: 'Our API' } });
    choices.given().when(rename('API')).thenNothing();
    choices
      .given()
      .when(rename('partner'))
      .thenRefused(ChoiceTaken, { holder: idOf('partner') });
    choices.given().when({ type: 'RetireChoice', list, choiceId }).then(retired(choiceId));
    choices.given(retired(choiceId)).when({ type: 'RetireChoice', list, choiceId }).thenNothing();
    choices
      .given(retired(choiceId))
      .when({ type: 'RestoreChoice', list, choiceId })
      .then({ type: 'ChoiceRestored', data: { choiceId } });
  });

  it('knows only its own choices', () => {
    const choiceId = idOf('no-budget');
    choices.given().when({ type: 'RetireChoice', list, choiceId }).thenRefused(ChoiceNotFound, { choiceId });
  });
});

describe('a choice', () => {
  it('is named by its key or its label, in any case', () => {
    for (const named of ['social-media', 'Social Media', 'SOCIAL-MEDIA'])
      expect(chosenKey(START, list, named)).toBe('social-media');
    expect(chosenKey(stateAfter(added), list, 'trade fair')).toBe('trade-fair');
  });

  it.each(['door-to-door', 'no-budget', 'event'])('that is not in use is refused with those that are: %s', (named) => {
    const known = stateAfter(retired(idOf('event')));
    const inUse = ['website', 'social-media', 'referral', 'partner', 'import', 'api'];
    expect(() => chosenKey(known, list, named)).toThrow(new ChoiceUnknown({ list, choices: inUse }));
    try {
      chosenKey(known, list, named);
    } catch (refusal) {
      expect((refusal as ChoiceUnknown).facts).toEqual({ list, choices: inUse });
    }
  });
});
