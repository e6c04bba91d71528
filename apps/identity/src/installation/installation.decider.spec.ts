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
  it('becomes invalid when the configuration appoints an administrator', () =>
    installation
      .given(issued('t1'), appointed('U1', 'configuration'))
      .when(redeem('t1'))
      .thenRefused(SetUpTokenRefused));
  it('completes an appointment that a crash had left without an account', () =>
    installation
      .given(issued('t1'), appointed('U1', 'set-up-token'), issued('t2'))
      .when(redeem('t2', 'U2'))
      .then(appointed('U1', 'set-up-token')));
});

describe('appointing by configuration', () => {
  const appoint: InstallationCommand = { type: 'AppointFirstAdministrator', userId: 'U2', via: 'configuration' };
  it('appoints the first administrator', () =>
    installation.given().when(appoint).then(appointed('U2', 'configuration')));
  it('changes nothing when an administrator was appointed before', () =>
    installation.given(appointed('U1', 'configuration')).when(appoint).thenNothing());
});
