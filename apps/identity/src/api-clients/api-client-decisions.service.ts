import type { Decisions } from '@crm/commands';
import type { CallContext, Receipt } from '@crm/contracts';
import { AggregateStreams } from '@crm/event-store';
import { SecurityLog } from '@crm/platform';
import { Injectable } from '@nestjs/common';
import { apiClientDecider, type ApiClientCommand } from './api-client.decider.js';

const CODES: Readonly<Record<ApiClientCommand['type'], string>> = {
  CreateApiClient: 'api-client-created',
  RotateApiClientSecret: 'api-client-secret-rotated',
  ChangeApiClientScopes: 'api-client-scopes-changed',
  RevokeApiClient: 'api-client-revoked',
};

/** Executes every change of an API client and records each in the security log. */
@Injectable()
export class ApiClientDecisions implements Decisions<ApiClientCommand> {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly securityLog: SecurityLog,
  ) {}

  async execute(command: ApiClientCommand, context: CallContext): Promise<Receipt> {
    const { apiClientId: id, type } = command;
    const receipt = await this.streams.execute(apiClientDecider, id, command, context);
    if (receipt.repeated !== true) this.securityLog.record('authz_change', context, { id, code: CODES[type] });
    return receipt;
  }
}
