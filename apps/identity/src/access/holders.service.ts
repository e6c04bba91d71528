import type { Access, Holder } from '@crm/contracts/identity';
import { AggregateStreams } from '@crm/event-store';
import { Injectable } from '@nestjs/common';
import { apiClientDecider, isInUse } from '../api-clients/api-client.decider.js';
import { userDecider } from '../users/user.decider.js';
import { Memberships } from './memberships.service.js';

/** What users and API clients may do now. It comes from the log, so a right is gone as soon as it is taken away; so do teams, which an index finds. */
@Injectable()
export class Holders {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly memberships: Memberships,
  ) {}

  /** null: not active. Throws while the teams cannot be found. */
  accessOf(holder: Holder, id: string): Promise<Access | null> {
    return holder === 'user' ? this.ofUser(id) : this.ofClient(id);
  }

  private async ofUser(id: string): Promise<Access | null> {
    const { state: user } = await this.streams.load(userDecider, id);
    return user.status === 'active' ? { roles: user.roles, ...(await this.memberships.of(id)) } : null;
  }

  private async ofClient(id: string): Promise<Access | null> {
    const { state: client } = await this.streams.load(apiClientDecider, id);
    if (!isInUse(client, new Date().toISOString())) return null;
    const { role, scopes, expiresAt: validUntil } = client;
    return { roles: [role], teamIds: [], colleagueIds: [], scopes, ...(validUntil !== undefined && { validUntil }) };
  }
}
