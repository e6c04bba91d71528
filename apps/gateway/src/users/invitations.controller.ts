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
    summary: 'Accept an invitation by setting a password; the account becomes active',
    refuses: [InvitationRefused, PasswordRefused, TooManyLogins],
    ...NO_CONDITIONS,
  })
  acceptInvitation(@Body() body: InvitationAcceptanceInput) {
    return new AcceptInvitation(body);
  }
}
