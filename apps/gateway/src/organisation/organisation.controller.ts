import { Body, Controller, Patch } from '@nestjs/common';
import {
  ChangeOrganisation,
  GetOrganisation,
  OrganisationChangeInput,
  OrganisationView,
} from '@crm/contracts/identity';
import { Does, Tells } from '../http-contract/routes.decorator.js';
import { ApiTag } from '../openapi/tags.openapi.js';

@ApiTag('organisation', 'The base currency and the time zone of this deployment.')
@Controller('organisation')
export class OrganisationController {
  @Tells('/', 'signed-in', {
    summary: 'Show the settings of the organisation',
    shows: OrganisationView,
    answer: 'The settings. Until they are changed: `EUR` and `UTC`.',
  })
  getOrganisation() {
    return new GetOrganisation();
  }

  @Does('/', 'organisation.change', {
    verb: Patch,
    summary: 'Change the settings of the organisation',
    description:
      'With another base currency, sums need rates to that currency: add them first. Nothing that is recorded changes.',
  })
  changeOrganisation(@Body() change: OrganisationChangeInput) {
    return new ChangeOrganisation({ change });
  }
}
