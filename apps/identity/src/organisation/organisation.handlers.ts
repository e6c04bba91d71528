import { changesOf, shownRevision } from '@crm/commands';
import { timeZoneName } from '@crm/contracts';
import { ChangeOrganisation, GetOrganisation, type OrganisationView } from '@crm/contracts/identity';
import { AggregateStreams } from '@crm/event-store';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ORGANISATION_ID, organisationDecider } from './organisation.decider.js';

const organisation = changesOf({
  decider: organisationDecider,
  id: () => ORGANISATION_ID,
  owned: null,
  existsFromTheStart: true,
});

export const organisationCommands = [
  organisation.change(ChangeOrganisation, 'organisation.change', ({ change: { currency, timeZone } }) => ({
    type: 'ChangeOrganisation',
    content: { currency, timeZone: timeZoneName(timeZone) },
  })),
];

@QueryHandler(GetOrganisation)
export class GetOrganisationHandler implements IQueryHandler<GetOrganisation> {
  constructor(private readonly streams: AggregateStreams) {}

  /** Reads the log, not a view: the latest change is included. */
  async execute(): Promise<OrganisationView> {
    const { state, revision } = await this.streams.load(organisationDecider, ORGANISATION_ID);
    return { revision: shownRevision(revision), ...state };
  }
}
