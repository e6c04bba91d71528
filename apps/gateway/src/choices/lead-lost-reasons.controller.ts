import { Body, Controller, Param } from '@nestjs/common';
import {
  AddLeadLostReason,
  ChoiceChangeInput,
  ChoiceInput,
  ChoiceNotFound,
  ChoicesView,
  ChoiceTaken,
  ChoiceView,
  GetLeadLostReason,
  ListLeadLostReasons,
  RenameLeadLostReason,
  RestoreLeadLostReason,
  RetireLeadLostReason,
  TooManyChoices,
} from '@crm/contracts/sales';
import { Changes, Creates, Does, Shows, Tells } from '../http-contract/routes.decorator.js';
import { ApiTag } from '../openapi/tags.openapi.js';
import { ChoicePath } from './choices.dto.js';

const reason = {
  name: 'reason',
  type: ChoiceView,
  of: (id: string) => new GetLeadLostReason(id),
  absent: ChoiceNotFound,
};

@ApiTag('lead lost reasons', 'Why leads are lost: the list that the reason is chosen from.')
@Controller('lead-lost-reasons')
export class LeadLostReasonsController {
  @Creates('/', 'choice.manage', {
    summary: 'Add a reason for losing leads',
    shows: reason,
    refuses: [ChoiceTaken, TooManyChoices],
  })
  addLeadLostReason(@Body() body: ChoiceInput) {
    return new AddLeadLostReason({ choice: body });
  }

  @Tells('/', 'choice.read', {
    summary: 'List the reasons for losing leads, retired ones included',
    shows: ChoicesView,
    answer: 'The whole list.',
  })
  listLeadLostReasons() {
    return new ListLeadLostReasons();
  }

  @Shows('/:choiceId', 'choice.read', { summary: 'Show a reason for losing leads', shows: reason })
  getLeadLostReason(@Param() { choiceId }: ChoicePath) {
    return new GetLeadLostReason(choiceId);
  }

  @Changes('/:choiceId', 'choice.manage', {
    summary: 'Rename a reason for losing leads',
    description: 'Its key stays, and so do the leads that have it. All lists share one revision.',
    shows: reason,
    refuses: [ChoiceTaken],
  })
  renameLeadLostReason(@Param() { choiceId }: ChoicePath, @Body() { label }: ChoiceChangeInput) {
    return new RenameLeadLostReason({ choiceId, label });
  }

  @Does('/:choiceId/retire', 'choice.manage', {
    summary: 'Retire a reason for losing leads',
    description: 'It can no longer be chosen; leads that have it keep it.',
    shows: reason,
  })
  retireLeadLostReason(@Param() { choiceId }: ChoicePath) {
    return new RetireLeadLostReason({ choiceId });
  }

  @Does('/:choiceId/restore', 'choice.manage', { summary: 'Offer a retired reason again', shows: reason })
  restoreLeadLostReason(@Param() { choiceId }: ChoicePath) {
    return new RestoreLeadLostReason({ choiceId });
  }
}
