import { Body, Controller, Param, Put, Query } from '@nestjs/common';
import {
  ActivateUser,
  ChangeUser,
  ChangeUserRoles,
  DeactivateUser,
  DeactivationInput,
  DeleteUser,
  EmailTaken,
  GetUser,
  InviteUser,
  InviteUserAgain,
  LastAdministratorStays,
  ListUsers,
  MoreThanYouHold,
  UserInput,
  NotYourself,
  ReactivateUser,
  RolesInput,
  TeamNotActive,
  TooManyMembers,
  UserChangeInput,
  UserNotFound,
  UserPage,
  UserView,
  WrongUserStatus,
} from '@crm/contracts/identity';
import { questionOf } from '../http-contract/list-query.dto.js';
import { Changes, Creates, Does, Lists, Removes, Shows } from '../http-contract/routes.decorator.js';
import { ApiTag } from '../openapi/tags.openapi.js';
import { UserPath, UsersQuery } from './users.dto.js';

const user = { name: 'user', type: UserView, of: (id: string) => new GetUser(id), absent: UserNotFound };

@ApiTag('users', 'Colleagues: invitations, roles, deactivation.')
@Controller('users')
export class UsersController {
  @Lists('/', 'user.read', {
    summary: 'List, search and filter users; managers see their colleagues',
    shows: UserPage,
  })
  listUsers(@Query() query: UsersQuery) {
    return new ListUsers(questionOf(query));
  }

  @Shows('/:userId', 'user.read', { summary: 'Show one user', shows: user })
  getUser(@Param() { userId }: UserPath) {
    return new GetUser(userId);
  }

  @Creates('/', 'user.manage', {
    summary: 'Invite somebody',
    description:
      'A link goes to the address; it works once, for 7 days. Whoever opens it sets a password and may start. A repeated request (Idempotency-Key) sends no second mail.',
    shows: user,
    refuses: [MoreThanYouHold, EmailTaken, TeamNotActive, TooManyMembers],
  })
  inviteUser(@Body() body: UserInput) {
    return new InviteUser(body);
  }

  @Does('/:userId/invite', 'user.manage', {
    summary: 'Send another invitation; the one before is worthless',
    shows: user,
    refuses: [MoreThanYouHold, WrongUserStatus],
  })
  inviteUserAgain(@Param() { userId }: UserPath) {
    return new InviteUserAgain(userId);
  }

  @Does('/:userId/activate', 'user.manage', {
    summary: 'Approve an account that somebody registered, with these roles',
    description: 'The account becomes active once its address is verified too.',
    shows: user,
    refuses: [MoreThanYouHold, WrongUserStatus],
  })
  activateUser(@Param() { userId }: UserPath, @Body() { roles }: RolesInput) {
    return new ActivateUser(userId, roles);
  }

  @Does('/:userId/deactivate', 'user.manage', {
    summary: 'Lock an account; all its sessions end',
    description: 'Its access tokens are refused within 5 seconds. The last active administrator stays.',
    shows: user,
    refuses: [MoreThanYouHold, NotYourself, WrongUserStatus, LastAdministratorStays],
  })
  deactivateUser(@Param() { userId }: UserPath, @Body() { reason }: DeactivationInput) {
    return new DeactivateUser(userId, reason);
  }

  @Does('/:userId/reactivate', 'user.manage', {
    summary: 'Open a deactivated account again, with its roles',
    shows: user,
    refuses: [MoreThanYouHold, WrongUserStatus],
  })
  reactivateUser(@Param() { userId }: UserPath) {
    return new ReactivateUser(userId);
  }

  @Changes('/:userId/roles', 'user.manage', {
    verb: Put,
    summary: 'Give a user exactly these roles',
    description: 'What is taken away is gone within a second, also with tokens that were issued before.',
    shows: user,
    refuses: [MoreThanYouHold, WrongUserStatus, LastAdministratorStays],
  })
  changeUserRoles(@Param() { userId }: UserPath, @Body() { roles }: RolesInput) {
    return new ChangeUserRoles(userId, roles);
  }

  @Changes('/:userId', 'user.manage', {
    summary: 'Change what a user is called',
    shows: user,
    refuses: [MoreThanYouHold],
  })
  changeUser(@Param() { userId }: UserPath, @Body() body: UserChangeInput) {
    return new ChangeUser(userId, body);
  }

  @Removes('/:userId', 'user.manage', {
    summary: 'Delete an account for good',
    description: 'Its sessions end and its address is free. What the user owns stays theirs until it is assigned anew.',
    refuses: [UserNotFound, MoreThanYouHold, NotYourself, LastAdministratorStays],
  })
  deleteUser(@Param() { userId }: UserPath) {
    return new DeleteUser(userId);
  }
}
