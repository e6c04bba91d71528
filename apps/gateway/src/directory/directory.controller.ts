import { Controller, Query } from '@nestjs/common';
import { DirectoryPage, ListDirectory } from '@crm/contracts/identity';
import { questionOf } from '../http-contract/list-query.dto.js';
import { Lists } from '../http-contract/routes.decorator.js';
import { ApiTag } from '../openapi/tags.openapi.js';
import { DirectoryQuery } from './directory.dto.js';

@ApiTag('directory', 'Names of users, teams and API clients, for everyone who is signed in.')
@Controller('directory')
export class DirectoryController {
  @Lists('/', 'directory.read', {
    summary: 'List, search and filter the names of users, teams and API clients',
    description:
      'For pickers and for names beside records. Contains deleted users too, because older records name them; `status eq "active"` leaves them out. ' +
      'Contains no addresses, roles and rights, and no accounts that were registered but never activated.',
    shows: DirectoryPage,
  })
  listDirectory(@Query() query: DirectoryQuery) {
    return new ListDirectory(questionOf(query));
  }
}
