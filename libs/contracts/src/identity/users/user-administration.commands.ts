import { Message, type Receipt, type Role } from '../../call-context.js';
import { command } from '../../command.js';
import type { Absence } from './absence.js';
import type { InvitationAcceptanceInput, OwnChangeInput, UserInput } from './user-administration.inputs.js';

/** Creates an account and mails its owner a link to set the password. */
export class InviteUser extends Message<Receipt> {
  constructor(readonly user: UserInput) {
    super();
  }
}
/** Mails another link; the previous one no longer works. */
export class InviteUserAgain extends Message<Receipt> {
  constructor(readonly userId: string) {
    super();
  }
}
/** Sent by the person who has the link. */
export class AcceptInvitation extends Message<Receipt> {
  constructor(readonly acceptance: InvitationAcceptanceInput) {
    super();
  }
}
/** Approves an account that its owner registered. */
export class ActivateUser extends Message<Receipt> {
  constructor(
    readonly userId: string,
    readonly roles: readonly Role[],
  ) {
    super();
  }
}
export class DeactivateUser extends Message<Receipt> {
  constructor(
    readonly userId: string,
    readonly reason?: string,
  ) {
    super();
  }
}
export class ReactivateUser extends Message<Receipt> {
  constructor(readonly userId: string) {
    super();
  }
}
export class ChangeUserRoles extends Message<Receipt> {
  constructor(
    readonly userId: string,
    readonly roles: readonly Role[],
  ) {
    super();
  }
}
/** Sent by the user or by an administrator. */
export class ChangeUser extends Message<Receipt> {
  constructor(
    readonly userId: string,
    readonly change: OwnChangeInput,
  ) {
    super();
  }
}
/** By a manager. Users change their own absence with ChangeUser. null: not away. */
export class SetUserAbsence extends command<{ userId: string; absence: Absence | null }>() {}
/** Permanent. */
export class DeleteUser extends Message<Receipt> {
  constructor(readonly userId: string) {
    super();
  }
}
