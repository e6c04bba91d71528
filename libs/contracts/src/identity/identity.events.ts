import { FirstAdministratorAppointed, SetUpTokenIssued, SigningKeyAdded } from './installation.events.js';
import { SessionStarted } from './session.events.js';
import { PasswordChanged, UserActivated, UserRegistered, UserRolesChanged } from './user.events.js';

export const identityEvents = [
  UserRegistered,
  UserActivated,
  UserRolesChanged,
  PasswordChanged,
  SessionStarted,
  SetUpTokenIssued,
  FirstAdministratorAppointed,
  SigningKeyAdded,
] as const;
