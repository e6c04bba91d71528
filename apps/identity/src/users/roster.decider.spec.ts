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
  it('is ignored when the user left at that revision or later', () => {
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
  it('is ignored then even for a user who was never on it', () =>
    roster.given(joined('A', 3), left('B', 5)).when(join('B', 5)).thenNothing());
});

describe('leaving the roster', () => {
  it('is allowed only while another administrator remains', () => {
    roster.given(joined('A', 3), joined('B', 3)).when(leave('A', 3)).then(left('A', 3));
    roster.given(joined('A', 3)).when(leave('A', 3)).thenRefused(LastAdministratorStays, { userId: 'A' });
    roster
      .given(joined('A', 3), joined('B', 3), left('A', 3))
      .when(leave('B', 3))
      .thenRefused(LastAdministratorStays, { userId: 'B' });
  });
  it('is refused on an empty roster', () => roster.given().when(leave('A', 3)).thenRefused(LastAdministratorStays));
  it('is recorded again for a later revision, so no older join counts', () => {
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
