import { SigningKeyRetired, SigningKeyRevoked } from './signing-key.events.js';
import {
  ApiClientCreated,
  ApiClientRevoked,
  ApiClientScopesChanged,
  ApiClientSecretRotated,
  ApiTokenIssued,
} from './api-client.events.js';
import {
  TeamArchived,
  TeamCreated,
  TeamMemberAdded,
  TeamMemberRemoved,
  TeamRenamed,
  TeamRestored,
} from './team.events.js';
import { FirstAdministratorAppointed, SetUpTokenIssued, SigningKeyAdded } from './installation.events.js';
import { LoginFailed, LoginFailuresForgiven, loginFailedToTwo } from './login.events.js';
import {
  RefreshTokenReuseDetected,
  SessionEnded,
  SessionRefreshed,
  SessionStarted,
  sessionStartedV2,
} from './session.events.js';
import {
  AdministratorJoined,
  AdministratorLeft,
  UserDeactivated,
  UserDeleted,
  UserInvited,
  UserProfileChanged,
  UserReactivated,
} from './user-administration.events.js';
import {
  EmailVerificationRequested,
  EmailVerified,
  PasswordChanged,
  PasswordRehashed,
  PasswordResetRequested,
  RegistrationRepeated,
  UserActivated,
  UserRegistered,
  UserRolesChanged,
  UserSessionsEnded,
} from './user.events.js';

export const identityEvents = [
  UserRegistered,
  UserActivated,
  UserRolesChanged,
  PasswordChanged,
  PasswordRehashed,
  EmailVerificationRequested,
  EmailVerified,
  RegistrationRepeated,
  PasswordResetRequested,
  UserSessionsEnded,
  UserInvited,
  UserDeactivated,
  UserReactivated,
  UserProfileChanged,
  UserDeleted,
  AdministratorJoined,
  AdministratorLeft,
  TeamCreated,
  TeamRenamed,
  TeamMemberAdded,
  TeamMemberRemoved,
  TeamArchived,
  TeamRestored,
  ApiClientCreated,
  ApiClientSecretRotated,
  ApiClientScopesChanged,
  ApiClientRevoked,
  ApiTokenIssued,
  SessionStarted,
  SessionRefreshed,
  RefreshTokenReuseDetected,
  SessionEnded,
  LoginFailed,
  LoginFailuresForgiven,
  SetUpTokenIssued,
  FirstAdministratorAppointed,
  SigningKeyAdded,
  SigningKeyRetired,
  SigningKeyRevoked,
] as const;

/** How older versions of these events are read. */
export const identityUpcasters = [sessionStartedV2, loginFailedToTwo] as const;
