import Type from 'typebox';
import { Message } from '../../call-context.js';
import { ListOf } from '../../list-question.js';
import { DIRECTORY_KINDS, type NamesView } from '../../named-ids.js';
import { instanceOf, pageClass, viewClass } from '../../view-classes.js';
import { defineView, field, nullable, oneOf, uuid, type RowOf } from '../../view-definition.js';

import { AbsenceInput } from '../users/absence.js';

export const DIRECTORY_STATUSES = ['active', 'inactive', 'deleted'] as const;

export const directoryView = defineView({
  name: 'directory',
  title: 'Directory',
  description:
    'A user, a team or an API client, as everyone who is signed in sees them: with the days on which a user is away, without addresses, roles and rights.',
  defaultSort: 'name',
  searched: 'the name',
  examples: { filter: 'kind eq "user" and status eq "active"', q: 'grace' },
  fields: {
    id: field(uuid(), { filter: true }),
    kind: field(oneOf(DIRECTORY_KINDS), { filter: true }),
    name: field(Type.String({ description: '`[erased]` for an erased person.', example: 'Grace Hopper' }), {
      filter: 'text',
      search: 'words',
    }),
    status: field(
      oneOf(DIRECTORY_STATUSES, {
        description:
          '`active`: can be chosen for new records. `inactive`: an invited or deactivated user, an archived team, a revoked API client. `deleted`: a user who no longer exists, whose name stays beside older records.',
      }),
      { filter: true },
    ),
    teamIds: field(Type.Array(Type.String({ format: 'uuid' }), { description: 'The teams of a user.', example: [] }), {
      filter: { many: true },
      names: 'team',
    }),
    absence: nullable(instanceOf(AbsenceInput, 'Days on which a user is away.')),
  },
});
export type DirectoryEntry = RowOf<typeof directoryView>;

export class DirectoryEntryView extends viewClass(directoryView) {}
export class DirectoryPage extends pageClass(DirectoryEntryView) {}
export class ListDirectory extends ListOf<DirectoryPage> {}

export interface FoundNames {
  readonly names: NamesView;
  readonly stale: boolean;
}

/** The names behind the ids of one answer. Sent by the gateway for `include=names`. */
export class GetNames extends Message<FoundNames> {
  constructor(readonly ids: readonly string[]) {
    super();
  }
}
