import { InvalidInput } from '@crm/contracts/refusals';
import { problemOf } from './problem.js';

const faults = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ pointer: `/f${n}`, code: 'unknown-field', detail: 'It does not exist.' }));

describe('a problem', () => {
  it('lists up to 20 faults', () => {
    const { problem } = problemOf(new InvalidInput(faults(20)));
    expect([problem.errors, problem.moreErrors]).toEqual([faults(20), undefined]);
  });
  it('says how many more there are', () => {
    const { problem } = problemOf(new InvalidInput(faults(25)));
    expect([problem.errors, problem.moreErrors]).toEqual([faults(20), 5]);
  });
});
