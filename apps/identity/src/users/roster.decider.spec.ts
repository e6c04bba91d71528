import { type AdministratorsEvent, LastAdministratorStays } from '@crm/contracts/identity';
import { spec } from '@crm/testing';
import { rosterDecider, type RosterCommand } from './roster.decider.js';

const roster = spec(rosterDecider);
const joined = (userId: string, revision: number): AdministratorsEvent => ({
  type: 'AdministratorJoined',
  data: { userId, revision },
});
const left = (userId: string, revision: number): AdministratorsEvent => ({
  type: 'AdministratorLeft',
  data: { userId, revision },
});
const join = (userId: string, revision: number): RosterCommand => ({ type: 'Join', userId, revision });
const leave = (userId: string, revision: number): RosterCommand => ({ type: 'Leave', userId, revision });

describe('joining the roster', () => {
  it('is recorded once', () => {
    roster.given().when(join('A', 3)).then(joined('A', 3));
    roster.given(joined('A', 3)).when(join('A', 5)).thenNothing();
  });
  it('by an old look at somebody who left since is nothing', () => {
    const history = [joined('A', 3), joined('B', 3), left('B', 5)];
    roster
      .given(...history)
      .when(join('B', 5))
      .thenNothing();
    roster
      .given(...history)
      .when(join('B', 4))
      .thenNothing();
    roster
      .given(...history)
      .when(join('B', 7))
      .then(joined('B', 7));
  });
  it('by an old look is nothing also for whoever was never on it', () =>
    roster.given(joined('A', 3), left('B', 5)).when(join('B', 5)).thenNothing());
});

describe('leaving the roster', () => {
  it('is for those who leave somebody behind', () => {
    roster.given(joined('A', 3), joined('B', 3)).when(leave('A', 3)).then(left('A', 3));
    roster.given(joined('A', 3)).when(leave('A', 3)).thenRefused(LastAdministratorStays, { userId: 'A' });
    roster
      .given(joined('A', 3), joined('B', 3), left('A', 3))
      .when(leave('B', 3))
      .thenRefused(LastAdministratorStays, { userId: 'B' });
  });
  it('is refused to those who are not on it, when nobody is', () =>
    roster.given().when(leave('A', 3)).thenRefused(LastAdministratorStays));
  it('is said anew for a later revision, so that no older look counts', () => {
    const history = [joined('A', 3), joined('B', 3), left('B', 4)];
    roster
      .given(...history)
      .when(leave('B', 4))
      .thenNothing();
    roster
      .given(...history)
      .when(leave('B', 6))
      .then(left('B', 6));
  });
});
