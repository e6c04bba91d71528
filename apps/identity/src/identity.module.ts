import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AccountMails } from './accounts/account-mails.service.js';
import { ChangePasswordHandler } from './accounts/change-password.handler.js';
import {
  CancelEmailChangeHandler,
  ChangeUserEmailHandler,
  ConfirmEmailChangeHandler,
  RequestEmailChangeHandler,
} from './accounts/email-change.handlers.js';
import { OwnPassword } from './accounts/own-password.service.js';
import { RequestPasswordResetHandler, ResetPasswordHandler } from './accounts/password-reset.handlers.js';
import { RegisterHandler } from './accounts/register.handler.js';
import { VerifyEmailHandler } from './accounts/verify-email.handler.js';
import { AcceptInvitationHandler, InviteUserAgainHandler, InviteUserHandler } from './users/invitation.handlers.js';
import { Roster } from './users/roster.service.js';
import {
  absenceCommands,
  ChangeUserHandler,
  DeleteUserHandler,
  userCommands,
} from './users/user-administration.handlers.js';
import { UserDecisions } from './users/user-decisions.service.js';
import { ApiClientDecisions } from './api-clients/api-client-decisions.service.js';
import {
  apiClientCommands,
  CreateApiClientHandler,
  RotateApiClientSecretHandler,
} from './api-clients/api-client.handlers.js';
import { ClientSecrets } from './api-clients/client-secrets.service.js';
import { ClientTokens, IssueClientTokenHandler } from './api-clients/client-tokens.service.js';
import { CreateAdministratorHandler, SetUpFirstAdministratorHandler } from './installation/administrator.handlers.js';
import { Administrators } from './installation/administrators.service.js';
import { IdentityStart } from './installation/identity-start.process.js';
import { GetAccessHandler, GetHolderAccessHandler } from './access/get-access.handler.js';
import { Holders } from './access/holders.service.js';
import { WatchAccessHandler } from './access/watch-access.handler.js';
import { GetOrganisationHandler, organisationCommands } from './organisation/organisation.handlers.js';
import { LogInHandler } from './sessions/log-in.handler.js';
import { RefreshTokenMint } from './sessions/refresh-tokens.service.js';
import {
  EndOwnSessionsHandler,
  EndSessionHandler,
  EndUserSessionsHandler,
  LogOutHandler,
  RefreshTokensHandler,
} from './sessions/session.handlers.js';
import { Sessions } from './sessions/sessions.service.js';
import { AccessTokens } from './signing-keys/access-tokens.service.js';
import { GetGatewayKeysHandler } from './signing-keys/gateway-keys.handlers.js';
import {
  ListSigningKeysHandler,
  RevokeSigningKeyHandler,
  RotateSigningKeyHandler,
} from './signing-keys/signing-keys.handlers.js';
import { SigningKeys } from './signing-keys/signing-keys.service.js';
import { LoginThrottle } from './throttle/login-throttle.service.js';
import { teamCommands } from './teams/team.handlers.js';
import { FindTeamHandler } from './teams/find-team.handler.js';
import { FindUserHandler } from './users/find-user.handler.js';
import { GetMeHandler } from './users/get-me.handler.js';
import { PasswordHasher } from './users/password-hasher.adapter.js';

export { AccessChanges } from './access/access-changes.process.js';
export { Memberships } from './access/memberships.service.js';
export { IdentityStart } from './installation/identity-start.process.js';
export { RegistrationPolicy } from './accounts/registration-settings.port.js';
export { KeyedHash } from './keyed-hash.port.js';
export { PasswordHasher } from './users/password-hasher.adapter.js';
export { FingerprintKey } from './signing-keys/fingerprint-key.port.js';

/**
 * Users, sessions, keys. The composing module provides AccessChanges, AggregateStreams, FingerprintKey, KeyedHash, Memberships,
 * RegistrationPolicy, SecurityLog and ServiceClient.
 */
@Module({
  imports: [CqrsModule],
  providers: [
    AccountMails,
    Administrators,
    CancelEmailChangeHandler,
    ChangePasswordHandler,
    ChangeUserEmailHandler,
    ConfirmEmailChangeHandler,
    CreateAdministratorHandler,
    EndOwnSessionsHandler,
    EndSessionHandler,
    EndUserSessionsHandler,
    FindTeamHandler,
    FindUserHandler,
    GetAccessHandler,
    Holders,
    GetHolderAccessHandler,
    WatchAccessHandler,
    GetGatewayKeysHandler,
    GetMeHandler,
    IdentityStart,
    LogInHandler,
    LogOutHandler,
    LoginThrottle,
    OwnPassword,
    PasswordHasher,
    RefreshTokenMint,
    RefreshTokensHandler,
    RegisterHandler,
    RequestEmailChangeHandler,
    RequestPasswordResetHandler,
    ResetPasswordHandler,
    Sessions,
    SetUpFirstAdministratorHandler,
    SigningKeys,
    VerifyEmailHandler,
    Roster,
    ListSigningKeysHandler,
    RevokeSigningKeyHandler,
    RotateSigningKeyHandler,
    AccessTokens,
    ApiClientDecisions,
    ...apiClientCommands,
    ClientSecrets,
    ClientTokens,
    CreateApiClientHandler,
    IssueClientTokenHandler,
    RotateApiClientSecretHandler,
    UserDecisions,
    ...userCommands,
    ...absenceCommands,
    AcceptInvitationHandler,
    ChangeUserHandler,
    DeleteUserHandler,
    InviteUserAgainHandler,
    InviteUserHandler,
    ...teamCommands,
    GetOrganisationHandler,
    ...organisationCommands,
  ],
})
export class IdentityModule {}
