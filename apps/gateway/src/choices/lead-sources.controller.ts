import { Body, Controller, Param } from '@nestjs/common';
import {
  AddLeadSource,
  ChoiceChangeInput,
  ChoiceInput,
  ChoiceNotFound,
  ChoicesView,
  ChoiceTaken,
  ChoiceView,
  GetLeadSource,
  ListLeadSources,
  RenameLeadSource,
  RestoreLeadSource,
  RetireLeadSource,
  TooManyChoices,
} from '@crm/contracts/sales';
import { Changes, Creates, Does, Shows, Tells } from '../http-contract/routes.decorator.js';
import { ApiTag } from '../openapi/tags.openapi.js';
import { ChoicePath } from './choices.dto.js';

const source = {
  name: 'source',
  type: ChoiceView,
  of: (id: string) => new GetLeadSource(id),
  absent: ChoiceNotFound,
};

@ApiTag('lead sources', 'How leads come: the list that their source is chosen from.')
@Controller('lead-sources')
export class LeadSourcesController {
  @Creates('/', 'choice.manage', {
    summary: 'Add a lead source',
    shows: source,
    refuses: [ChoiceTaken, TooManyChoices],
  })
  addLeadSource(@Body() body: ChoiceInput) {
    return new AddLeadSource({ choice: body });
  }

  @Tells('/', 'choice.read', {
    summary: 'List the lead sources, retired ones included',
    shows: ChoicesView,
    answer: 'The whole list.',
  })
  listLeadSources() {
    return new ListLeadSources();
  }

  @Shows('/:choiceId', 'choice.read', { summary: 'Show a lead source', shows: source })
  getLeadSource(@Param() { choiceId }: ChoicePath) {
    return new GetLeadSource(choiceId);
  }

  @Changes('/:choiceId', 'choice.manage', {
    summary: 'Rename a lead source',
    description: 'Its key stays, and so do the leads that have it. All lists share one revision.',
    shows: source,
    refuses: [ChoiceTaken],
  })
  renameLeadSource(@Param() { choiceId }: ChoicePath, @Body() { label }: ChoiceChangeInput) {
    return new RenameLeadSource({ choiceId, label });
  }

  @Does('/:choiceId/retire', 'choice.manage', {
    summary: 'Retire a lead source',
    description: 'It can no longer be chosen; leads that have it keep it.',
    shows: source,
  })
  retireLeadSource(@Param() { choiceId }: ChoicePath) {
    return new RetireLeadSource({ choiceId });
  }

  @Does('/:choiceId/restore', 'choice.manage', { summary: 'Offer a retired lead source again', shows: source })
  restoreLeadSource(@Param() { choiceId }: ChoicePath) {
    return new RestoreLeadSource({ choiceId });
  }
}
