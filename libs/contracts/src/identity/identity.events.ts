import { FirstAdministratorAppointed, SetUpTokenIssued, SigningKeyAdded } from './installation.events.js';
import { SessionStarted } from './session.events.js';
import {
  AdministratorJoined,
  AdministratorLeft,
  UserDeactivated,
  UserDeleted,
  UserInvited,
  UserProfileChanged,
  UserReactivated,
} from './user-administration.events.js';
import { EmailVerified, PasswordChanged, UserActivated, UserRegistered, UserRolesChanged } from './user.events.js';

export const identityEvents = [
  UserRegistered,
  UserActivated,
  UserRolesChanged,
  PasswordChanged,
  EmailVerified,
  UserInvited,
  UserDeactivated,
  UserReactivated,
  UserProfileChanged,
  UserDeleted,
  AdministratorJoined,
  AdministratorLeft,
  SessionStarted,
  SetUpTokenIssued,
  FirstAdministratorAppointed,
  SigningKeyAdded,
] as const;
