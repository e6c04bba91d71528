import type * as contracts from '@crm/contracts/identity';
import { operationIdsOf, unnamedOperations, type WithoutMessage } from '@crm/testing';
import type * as deciders from './deciders.registry.js';
import { IdentityModule } from './identity.module.js';

/** Commands that only the deciders know, and why. */
export const withoutMessage: WithoutMessage<typeof deciders, typeof contracts> = {
  RegisterUser: 'Users register themselves, operators create administrators: both create an account.',
  RepeatRegistration: 'Register, for an address that has an account.',
  RehashPassword: 'A log-in stores the same password under a costlier hash.',
  EndAllSessions: 'Users end their own sessions, administrators those of any user.',
  StartSession: 'Logging in and changing a password both start one.',
  IssueSetUpToken: 'A start without a user prints a token.',
  RedeemSetUpToken: 'First part of SetUpFirstAdministrator.',
  AppointFirstAdministrator: 'First part of CreateAdministrator.',
  Join: 'The roster follows the users. Its command ids derive from this word.',
  Leave: 'The roster follows the users. Its command ids derive from this word.',
};

describe('the plain changes of identity', () => {
  it('are named like their operations', () => expect(unnamedOperations(IdentityModule)).toEqual([]));
  it('are found', () => expect(operationIdsOf(IdentityModule)).toContain('createTeam'));
});
