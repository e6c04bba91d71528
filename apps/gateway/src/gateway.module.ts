import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './auth/access.guard.js';
import { AccessTokenStrategy } from './auth/access-token.strategy.js';
import { ApiClientsController } from './api-clients/api-clients.controller.js';
import { TokenController } from './api-clients/token.controller.js';
import { AccountsController } from './accounts/accounts.controller.js';
import { AuditExportController } from './audit/audit-export.controller.js';
import { AuditController } from './audit/audit.controller.js';
import { CustomerHistoryController } from './audit/customer-history.controller.js';
import { RefusalJournal } from './audit/refusal-journal.service.js';
import { UsageCounter } from './audit/usage-counter.service.js';
import { UsageController } from './audit/usage.controller.js';
import { AuthController } from './sessions/auth.controller.js';
import { SessionWrites } from './sessions/session-writes.service.js';
import { Tickets } from './auth/tickets.service.js';
import { ChangeHub } from './changes/change-hub.service.js';
import { ChangesController } from './changes/changes.controller.js';
import { CurrentAccess } from './auth/current-access.service.js';
import { LastingRequests } from './auth/lasting-requests.service.js';
import { GatewayKeyRing } from './auth/gateway-keys.service.js';
import { CustomFieldsController } from './custom-fields/custom-fields.controller.js';
import { BulkController } from './bulk/bulk.controller.js';
import { CustomerProfileController } from './customers/customer-profile.controller.js';
import { CustomersController } from './customers/customers.controller.js';
import { DirectoryController } from './directory/directory.controller.js';
import { EventsController } from './events/events.controller.js';
import { ExportsController } from './exports/exports.controller.js';
import { HealthController } from './health/health.controller.js';
import { ImportsController } from './imports/imports.controller.js';
import { InteractionsController } from './interactions/interactions.controller.js';
import { NotesController } from './notes/notes.controller.js';
import { CurrencyRatesController } from './currency-rates/currency-rates.controller.js';
import { OrganisationController } from './organisation/organisation.controller.js';
import { LeadLostReasonsController } from './choices/lead-lost-reasons.controller.js';
import { LeadSourcesController } from './choices/lead-sources.controller.js';
import { LeadsController } from './leads/leads.controller.js';
import { OpportunitiesController } from './opportunities/opportunities.controller.js';
import { PipelinesController } from './pipelines/pipelines.controller.js';
import { ProductsController } from './products/products.controller.js';
import {
  LeadTimelineController,
  OpportunityTimelineController,
  TimelineController,
} from './timeline/timeline.controller.js';
import { Answers } from './http-contract/answers.http.js';
import { CallContexts } from './http-contract/call-contexts.service.js';
import { LastWrites } from './http-contract/last-writes.service.js';
import { MessageRoutes } from './http-contract/message-routes.decorator.js';
import { NamedAnswers } from './http-contract/named-answers.service.js';
import { RateLimits } from './http-contract/rate-limits.service.js';
import { RoutePlans } from './http-contract/route-plans.service.js';
import { RunningKeys } from './http-contract/running-keys.service.js';
import { PermissionsController } from './roles/permissions.controller.js';
import { ProblemsController } from './problems/problems.controller.js';
import { RolesController } from './roles/roles.controller.js';
import { JwksController } from './signing-keys/jwks.controller.js';
import { MeController } from './users/me.controller.js';
import { TeamsController } from './teams/teams.controller.js';
import { InvitationsController } from './users/invitations.controller.js';
import { UsersController } from './users/users.controller.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { UserSessionsController } from './sessions/user-sessions.controller.js';

export { ChangeHub } from './changes/change-hub.service.js';
export { configureGateway } from './gateway.http.js';
export { buildOpenApiDocument } from './openapi/document.openapi.js';

/** The REST facade. Needs ServiceClient, SecurityLog and Health from the application. */
@Module({
  controllers: [
    AuthController,
    AccountsController,
    SessionsController,
    UserSessionsController,
    MeController,
    PermissionsController,
    RolesController,
    ProblemsController,
    CustomersController,
    CustomerProfileController,
    BulkController,
    CustomFieldsController,
    InteractionsController,
    NotesController,
    TimelineController,
    LeadTimelineController,
    OpportunityTimelineController,
    ProductsController,
    CurrencyRatesController,
    OrganisationController,
    PipelinesController,
    OpportunitiesController,
    LeadSourcesController,
    LeadLostReasonsController,
    LeadsController,
    ImportsController,
    ExportsController,
    EventsController,
    AuditExportController,
    AuditController,
    CustomerHistoryController,
    UsageController,
    ChangesController,
    DirectoryController,
    UsersController,
    InvitationsController,
    TeamsController,
    ApiClientsController,
    TokenController,
    JwksController,
    HealthController,
  ],
  providers: [
    Answers,
    CallContexts,
    LastWrites,
    MessageRoutes,
    NamedAnswers,
    SessionWrites,
    RateLimits,
    RoutePlans,
    RunningKeys,
    CurrentAccess,
    LastingRequests,
    GatewayKeyRing,
    Tickets,
    ChangeHub,
    RefusalJournal,
    UsageCounter,
    AccessTokenStrategy,
    AccessGuard,
    { provide: APP_GUARD, useExisting: AccessGuard },
  ],
})
export class GatewayModule {}
