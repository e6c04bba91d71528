import { matrix, mayGrant, requireRight, type Action } from '@crm/access';
import { changesOf } from '@crm/commands';
import { creationId, plainText, type Principal, type Role } from '@crm/contracts';
import {
  ApiClientInvalid,
  ApiClientNotFound,
  ChangeApiClientScopes,
  CreateApiClient,
  MoreThanYouHold,
  RevokeApiClient,
  RotateApiClientSecret,
  type SecretReceipt,
} from '@crm/contracts/identity';
import { AggregateStreams } from '@crm/event-store';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { secretHash } from '../secret-hash.model.js';
import { ApiClientDecisions } from './api-client-decisions.service.js';
import { apiClientDecider } from './api-client.decider.js';
import { ClientSecrets } from './client-secrets.service.js';

const HOUR_MS = 3600_000;

/** A scope is an action that the role allows. Throws ApiClientInvalid, which lists each scope that is not. */
function requireScopes(role: Role, scopes: readonly string[]): void {
  const faults = scopes.flatMap((scope, index) =>
    Object.hasOwn(matrix[role], scope as Action)
      ? []
      : [{ pointer: `/scopes/${index}`, code: 'beyond-role', detail: `The role ${role} does not allow this.` }],
  );
  if (faults.length > 0) throw new ApiClientInvalid(faults);
}

function requireGrant(principal: Principal, role: Role): void {
  if (!mayGrant(principal, role)) throw new MoreThanYouHold({ roles: [role] });
}

/** Returns the role of the client. Throws ApiClientNotFound, and MoreThanYouHold if the client may do more than the caller. */
async function requireAuthority(streams: AggregateStreams, apiClientId: string, principal: Principal): Promise<Role> {
  const { state } = await streams.load(apiClientDecider, apiClientId);
  if (state.status === 'absent') throw new ApiClientNotFound({ apiClientId });
  requireGrant(principal, state.role);
  return state.role;
}

const apiClient = changesOf({
  decider: apiClientDecider,
  id: ({ apiClientId }) => apiClientId,
  owned: null,
  through: ApiClientDecisions,
});

export const apiClientCommands = [
  apiClient.change(ChangeApiClientScopes, 'api-client.manage', async ({ apiClientId, scopes, context }, streams) => {
    requireScopes(await requireAuthority(streams, apiClientId, context.principal), scopes);
    return { type: 'ChangeApiClientScopes', apiClientId, scopes };
  }),
  apiClient.change(RevokeApiClient, 'api-client.manage', async ({ apiClientId, context }, streams) => {
    await requireAuthority(streams, apiClientId, context.principal);
    return { type: 'RevokeApiClient', apiClientId };
  }),
];

@CommandHandler(CreateApiClient)
export class CreateApiClientHandler implements ICommandHandler<CreateApiClient, SecretReceipt> {
  constructor(
    private readonly decisions: ApiClientDecisions,
    private readonly secrets: ClientSecrets,
  ) {}

  async execute({ client, context }: CreateApiClient): Promise<SecretReceipt> {
    requireRight(context.principal, 'api-client.manage');
    const { name, role, scopes, expiresAt } = client;
    requireGrant(context.principal, role);
    requireScopes(role, scopes);
    if (expiresAt !== undefined && !(Date.parse(expiresAt) > Date.now()))
      throw new ApiClientInvalid([
        { pointer: '/expiresAt', code: 'past', detail: 'This must be a time in the future.' },
      ]);
    const clientSecret = await this.secrets.of(context);
    const receipt = await this.decisions.execute(
      {
        type: 'CreateApiClient',
        apiClientId: creationId(context, 'api-client'),
        name: plainText(name),
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
    private readonly streams: AggregateStreams,
    private readonly decisions: ApiClientDecisions,
    private readonly secrets: ClientSecrets,
  ) {}

  async execute({ apiClientId, overlapHours, context }: RotateApiClientSecret): Promise<SecretReceipt> {
    requireRight(context.principal, 'api-client.manage');
    await requireAuthority(this.streams, apiClientId, context.principal);
    const clientSecret = await this.secrets.of(context);
    const previousValidUntil = new Date(Date.now() + overlapHours * HOUR_MS).toISOString();
    const hash = secretHash(clientSecret);
    const command = { type: 'RotateApiClientSecret', apiClientId, secretHash: hash, previousValidUntil } as const;
    return { ...(await this.decisions.execute(command, context)), clientSecret };
  }
}
