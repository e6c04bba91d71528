import Type from 'typebox';
import { CardOf, ListOf } from '../../list-question.js';
import { pageClass, viewClass } from '../../view-classes.js';
import { defineView, field, moment, oneOf, uuid, type RowOf } from '../../view-definition.js';
import { MAX_TEAM_MEMBERS } from './team.messages.js';

export const teamView = defineView({
  name: 'teams',
  title: 'Teams',
  description: 'A team, archived or in use.',
  record: 'team',
  actions: ['read', 'manage'],
  defaultSort: 'name',
  searched: 'the name',
  examples: { filter: 'status eq "active"' },
  fields: {
    id: field(uuid(), { filter: true, column: true }),
    name: field(Type.String({ example: 'North' }), { filter: 'text', search: 'words', column: 'main' }),
    status: field(oneOf(['active', 'archived']), { filter: true, column: 'main' }),
    memberIds: field(Type.Array(Type.String({ format: 'uuid' }), { maxItems: MAX_TEAM_MEMBERS, example: [] }), {
      filter: { many: true },
      column: [{ name: 'members', main: true, cell: (ids) => ids.length }, {}],
      names: 'user',
    }),
    createdAt: field(moment(), { filter: true, column: 'main' }),
  },
});
export type ShownTeam = RowOf<typeof teamView>;

export class TeamView extends viewClass(teamView) {}
export class TeamPage extends pageClass(TeamView) {}
export class ListTeams extends ListOf<TeamPage> {}
export class GetTeam extends CardOf<TeamView> {}
