import { type InstallationEvent, SetUpTokenRefused } from '@crm/contracts/identity';
import { spec } from '@crm/testing';
import { installationDecider, type InstallationCommand } from './installation.decider.js';

const installation = spec(installationDecider);
const issued = (tokenHash: string): InstallationEvent => ({ type: 'SetUpTokenIssued', data: { tokenHash } });
const redeem = (tokenHash: string, userId = 'U1'): InstallationCommand => ({
  type: 'RedeemSetUpToken',
  tokenHash,
  userId,
});
const appointed = (userId: string, via: 'configuration' | 'set-up-token'): InstallationEvent => ({
  type: 'FirstAdministratorAppointed',
  data: { userId, via },
});

describe('the set-up token', () => {
  it('appoints the first administrator', () =>
    installation.given(issued('t1')).when(redeem('t1')).then(appointed('U1', 'set-up-token')));
  it('works once', () =>
    installation
      .given(issued('t1'), appointed('U1', 'set-up-token'))
      .when(redeem('t1', 'U2'))
      .thenRefused(SetUpTokenRefused));
  it('is replaced by the next one', () =>
    installation.given(issued('t1'), issued('t2')).when(redeem('t1')).thenRefused(SetUpTokenRefused));
  it('must have been issued', () => installation.given().when(redeem('t1')).thenRefused(SetUpTokenRefused));
  it('dies when the configuration appoints somebody', () =>
    installation
      .given(issued('t1'), appointed('U1', 'configuration'))
      .when(redeem('t1'))
      .thenRefused(SetUpTokenRefused));
  it('brings an appointed account to life that a crash had left without a user', () =>
    installation
      .given(issued('t1'), appointed('U1', 'set-up-token'), issued('t2'))
      .when(redeem('t2', 'U2'))
      .then(appointed('U1', 'set-up-token')));
});

describe('appointing by configuration', () => {
  const appoint: InstallationCommand = { type: 'AppointFirstAdministrator', userId: 'U2', via: 'configuration' };
  it('settles who it is', () => installation.given().when(appoint).then(appointed('U2', 'configuration')));
  it('leaves it at whoever was appointed first', () =>
    installation.given(appointed('U1', 'configuration')).when(appoint).thenNothing());
});
