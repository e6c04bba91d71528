import Type from 'typebox';
import { ROLES } from '../../call-context.js';
import { CardOf, ListOf } from '../../list-question.js';
import { pageClass, viewClass } from '../../view-classes.js';
import { defineView, field, moment, oneOf, uuid, type RowOf } from '../../view-definition.js';

export const apiClientView = defineView({
  name: 'api-clients',
  title: 'API clients',
  description: 'A program that may call the API. Never contains a secret.',
  record: 'api-client',
  actions: ['read', 'manage'],
  defaultSort: 'name',
  searched: 'the name',
  examples: { filter: 'status eq "active"' },
  fields: {
    id: field(uuid({ description: 'The `client_id`.' }), { filter: true, column: true }),
    name: field(Type.String({ example: 'ERP' }), { filter: 'text', search: 'words', column: 'main' }),
    role: field(oneOf(ROLES, { example: 'integration' }), { filter: true, column: 'main' }),
    scopes: field(Type.Array(Type.String(), { example: ['customer.read'] }), {
      filter: { type: 'keyword', many: true },
      column: 'main',
    }),
    status: field(oneOf(['active', 'revoked']), { filter: true, column: 'main' }),
    createdAt: field(moment(), { filter: true, column: 'main' }),
    expiresAt: field(Type.Optional(moment({ description: 'Absent: it does not expire.' })), {
      filter: true,
      column: true,
    }),
    lastUsedAt: field(Type.Optional(moment({ description: 'When it last got a token. Absent: never.' })), {
      filter: true,
      column: 'main',
    }),
    previousSecretUntil: Type.Optional(
      moment({ description: 'Until when the previous secret works. Absent: there was none.' }),
    ),
  },
});
export type ShownApiClient = RowOf<typeof apiClientView>;

export class ApiClientView extends viewClass(apiClientView) {}
export class ApiClientPage extends pageClass(ApiClientView) {}
export class ListApiClients extends ListOf<ApiClientPage> {}
export class GetApiClient extends CardOf<ApiClientView> {}
