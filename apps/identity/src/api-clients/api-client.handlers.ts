import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Injectable } from '@nestjs/common';
import { matrix, mayGrant, requireRight, type Action } from '@crm/access';
import type { CallContext, Principal, Receipt, Role } from '@crm/contracts';
import {
  ChangeApiClientScopes,
  CreateApiClient,
  RevokeApiClient,
  RotateApiClientSecret,
  type SecretReceipt,
  MoreThanYouHold,
  ApiClientInvalid,
  ApiClientNotFound,
} from '@crm/contracts/identity';
import { AggregateStreams } from '@crm/event-store';
import { derivedId, newId } from '@crm/kernel';
import { SecurityLog } from '@crm/platform';

import { apiClientDecider, type ApiClientCommand } from './api-client.decider.js';

import { ClientSecrets } from './client-secrets.js';
import { secretHash } from '../secret-hash.js';

const HOUR_MS = 3600_000;

function requireGrant(principal: Principal, role: Role): void {
  if (!mayGrant(principal, role)) throw new MoreThanYouHold({ roles: [role] });
}

/** A scope is an action that the role allows. Throws ApiClientInvalid naming each that is not. */
function requireScopes(role: Role, scopes: readonly string[]): void {
  const faults = scopes.flatMap((scope, index) =>
    Object.hasOwn(matrix[role], scope as Action)
      ? []
      : [{ pointer: `/scopes/${index}`, code: 'beyond-role', detail: `The role ${role} does not allow this.` }],
  );
  if (faults.length > 0) throw new ApiClientInvalid(faults);
}

/** Every change of an API client goes through here: nobody touches one that may do more than they may. */
@Injectable()
export class ApiClientChanges {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly securityLog: SecurityLog,
  ) {}

  /** Throws MoreThanYouHold, ApiClientNotFound. Answers the role. */
  async requireAuthority(apiClientId: string, principal: Principal): Promise<Role> {
    const { state } = await this.streams.load(apiClientDecider, apiClientId);
    if (state.status === 'absent') throw new ApiClientNotFound({ apiClientId });
    requireGrant(principal, state.role);
    return state.role;
  }

  async execute(command: ApiClientCommand, context: CallContext): Promise<Receipt> {
    const { apiClientId: id, type } = command;
    const receipt = await this.streams.execute(apiClientDecider, id, command, context);
    if (receipt.repeated !== true) this.securityLog.record('authz_change', context, { id, code: CODES[type] });
    return receipt;
  }
}

const CODES: Readonly<Record<ApiClientCommand['type'], string>> = {
  CreateApiClient: 'api-client-created',
  RotateSecret: 'api-client-secret-rotated',
  ChangeScopes: 'api-client-scopes-changed',
  RevokeApiClient: 'api-client-revoked',
};

@CommandHandler(CreateApiClient)
export class CreateApiClientHandler implements ICommandHandler<CreateApiClient, SecretReceipt> {
  constructor(
    private readonly changes: ApiClientChanges,
    private readonly secrets: ClientSecrets,
  ) {}

  async execute({ client, context }: CreateApiClient): Promise<SecretReceipt> {
    requireRight(context.principal, 'api-client.manage');
    const { name, role, scopes, expiresAt } = client;
    requireGrant(context.principal, role);
    requireScopes(role, scopes);
    if (expiresAt !== undefined && !(Date.parse(expiresAt) > Date.now()))
      throw new ApiClientInvalid([
        { pointer: '/expiresAt', code: 'past', detail: 'This time has passed, or is none.' },
      ]);
    const apiClientId = context.fingerprint === undefined ? newId() : derivedId(context.commandId, 'api-client');
    const clientSecret = await this.secrets.of(context);
    const receipt = await this.changes.execute(
      {
        type: 'CreateApiClient',
        apiClientId,
        name: name.normalize('NFC').trim(),
        role,
        scopes,
        secretHash: secretHash(clientSecret),
        ...(expiresAt !== undefined && { expiresAt: new Date(expiresAt).toISOString() }),
      },
      context,
    );
    return { ...receipt, clientSecret };
  }
}

@CommandHandler(RotateApiClientSecret)
export class RotateApiClientSecretHandler implements ICommandHandler<RotateApiClientSecret, SecretReceipt> {
  constructor(
    private readonly changes: ApiClientChanges,
    private readonly secrets: ClientSecrets,
  ) {}

  async execute({ apiClientId, overlapHours, context }: RotateApiClientSecret): Promise<SecretReceipt> {
    requireRight(context.principal, 'api-client.manage');
    await this.changes.requireAuthority(apiClientId, context.principal);
    const clientSecret = await this.secrets.of(context);
    const previousValidUntil = new Date(Date.now() + overlapHours * HOUR_MS).toISOString();
    const receipt = await this.changes.execute(
      { type: 'RotateSecret', apiClientId, secretHash: secretHash(clientSecret), previousValidUntil },
      context,
    );
    return { ...receipt, clientSecret };
  }
}

@CommandHandler(ChangeApiClientScopes)
export class ChangeApiClientScopesHandler implements ICommandHandler<ChangeApiClientScopes, Receipt> {
  constructor(private readonly changes: ApiClientChanges) {}

  async execute({ apiClientId, scopes, context }: ChangeApiClientScopes): Promise<Receipt> {
    requireRight(context.principal, 'api-client.manage');
    requireScopes(await this.changes.requireAuthority(apiClientId, context.principal), scopes);
    return this.changes.execute({ type: 'ChangeScopes', apiClientId, scopes }, context);
  }
}

@CommandHandler(RevokeApiClient)
export class RevokeApiClientHandler implements ICommandHandler<RevokeApiClient, Receipt> {
  constructor(private readonly changes: ApiClientChanges) {}

  async execute({ apiClientId, context }: RevokeApiClient): Promise<Receipt> {
    requireRight(context.principal, 'api-client.manage');
    await this.changes.requireAuthority(apiClientId, context.principal);
    return this.changes.execute({ type: 'RevokeApiClient', apiClientId }, context);
  }
}
