import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AcceptInvitation,
  InvitationAcceptanceInput,
  InvitationRefused,
  PasswordRefused,
  TooManyLogins,
} from '@crm/contracts/identity';
import { Does, NO_CONDITIONS } from '../http-contract/routes.decorator.js';

@ApiTags('auth')
@Controller('auth')
export class InvitationsController {
  @Does('/accept-invitation', 'public', {
    summary: 'Set a password with the link of an invitation; the account is open from then on',
    refuses: [InvitationRefused, PasswordRefused, TooManyLogins],
    ...NO_CONDITIONS,
  })
  acceptInvitation(@Body() body: InvitationAcceptanceInput) {
    return new AcceptInvitation(body);
  }
}
