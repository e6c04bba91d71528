import {
  HierarchyTooDeep,
  MAX_LEVELS,
  SubsidiaryOfItself,
  TooManySubsidiaries,
  MAX_SUBSIDIARIES,
  type HierarchyEvent,
} from '@crm/contracts/customers';
import { spec } from '@crm/testing';
import { hierarchyDecider, type HierarchyCommand } from './hierarchy.decider.js';

const hierarchy = spec(hierarchyDecider);
const reserve = (customerId: string, parentId: string, revision = 0): HierarchyCommand => ({
  type: 'Reserve',
  customerId,
  parentId,
  revision,
});
const settle = (customerId: string, parentId: string | null, revision = 1): HierarchyCommand => ({
  type: 'Settle',
  customerId,
  parentId,
  revision,
});
const reserved = (customerId: string, parentId: string, revision = 0): HierarchyEvent => ({
  type: 'SubsidiaryReserved',
  data: { customerId, parentId, revision },
});
const settled = (customerId: string, parentId: string | null, revision = 1): HierarchyEvent => ({
  type: 'SubsidiarySettled',
  data: { customerId, parentId, revision },
});
/** 0 is a subsidiary of 1, which is one of 2, and so on. */
const chain = (links: number): HierarchyEvent[] => Array.from({ length: links }, (_, n) => settled(`${n}`, `${n + 1}`));

describe('a group of organisations', () => {
  it('takes a subsidiary', () => {
    hierarchy.given().when(reserve('A', 'B')).then(reserved('A', 'B'));
    hierarchy.given(reserved('A', 'B')).when(reserve('A', 'B')).thenNothing();
    hierarchy.given(reserved('A', 'B')).when(settle('A', 'B')).then(settled('A', 'B'));
    hierarchy.given(reserved('A', 'B'), settled('A', 'B')).when(settle('A', 'B')).thenNothing();
  });
  it.each([
    ['directly', [], 'A'],
    ['through one that is its subsidiary', [settled('B', 'A')], 'B'],
    ['through one that is about to become its subsidiary', [reserved('B', 'A')], 'B'],
    ['through several', [settled('B', 'A'), reserved('C', 'B'), settled('D', 'C')], 'D'],
  ])('is never its own, %s', (_how, history, parentId) =>
    hierarchy
      .given(...history)
      .when(reserve('A', parentId))
      .thenRefused(SubsidiaryOfItself, { customerId: 'A', parentId }),
  );
  it('may be turned round once the first link is gone, not before', () => {
    const linked = [reserved('A', 'B'), settled('A', 'B', 1)];
    hierarchy
      .given(...linked)
      .when(reserve('B', 'A'))
      .thenRefused(SubsidiaryOfItself);
    hierarchy
      .given(...linked, settled('A', null, 2))
      .when(reserve('B', 'A'))
      .then(reserved('B', 'A'));
  });
  it('keeps the old link until the customer has left it', () => {
    const moving = [settled('A', 'B', 1), reserved('A', 'C', 1)];
    hierarchy
      .given(...moving)
      .when(reserve('B', 'A'))
      .thenRefused(SubsidiaryOfItself);
    hierarchy
      .given(...moving, settled('A', 'C', 2))
      .when(reserve('B', 'A'))
      .then(reserved('B', 'A'));
  });
  it('keeps what was reserved for a later revision than the one that settles', () =>
    hierarchy
      .given(reserved('A', 'B', 0), reserved('A', 'C', 1), settled('A', 'B', 1))
      .when(reserve('C', 'A'))
      .thenRefused(SubsidiaryOfItself));
  it('hears nothing of an earlier revision any more: what is over does not come back', () => {
    hierarchy
      .given(settled('A', 'B', 1), settled('A', null, 2))
      .when(settle('A', 'B', 1))
      .thenNothing();
    hierarchy
      .given(settled('A', 'B', 1), settled('A', 'C', 2))
      .when(settle('A', 'B', 1))
      .thenNothing();
  });
  it(`has at most ${MAX_LEVELS} levels, counted above and below the new link`, () => {
    hierarchy
      .given(...chain(MAX_LEVELS - 2))
      .when(reserve('X', '0'))
      .then(reserved('X', '0'));
    hierarchy
      .given(...chain(MAX_LEVELS - 1))
      .when(reserve('X', '0'))
      .thenRefused(HierarchyTooDeep, { customerId: 'X', limit: MAX_LEVELS });
    hierarchy
      .given(...chain(MAX_LEVELS - 1))
      .when(reserve(`${MAX_LEVELS - 1}`, 'X'))
      .thenRefused(HierarchyTooDeep);
  });
  it('is one of a limited number', () => {
    const place = { parentId: 'P', revision: 1, reserved: [] };
    const full = Object.fromEntries(Array.from({ length: MAX_SUBSIDIARIES }, (_, n) => [`S${n}`, place]));
    expect(() => hierarchyDecider.decide(reserve('X', 'P'), full)).toThrow(TooManySubsidiaries);
    expect(hierarchyDecider.decide(reserve('S1', 'Q', 1), full)).toHaveLength(1);
  });
});
