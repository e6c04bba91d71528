import type { OrganisationEvent } from '@crm/contracts/identity';
import { changedFields, withChanges, type Decider } from '@crm/kernel';

export interface Organisation {
  readonly currency: string;
  /** In its usual spelling: the handler ensures it. */
  readonly timeZone: string;
}

export interface OrganisationCommand {
  readonly type: 'ChangeOrganisation';
  /** Omitted members stay unchanged. */
  readonly content: { readonly [Name in keyof Organisation]?: string | undefined };
}

/** There is one organisation; this is its id. */
export const ORGANISATION_ID = 'settings';

export const organisationDecider: Decider<Organisation, OrganisationCommand, OrganisationEvent> = {
  category: 'organisation',
  initial: { currency: 'EUR', timeZone: 'UTC' },
  decide({ content }, organisation) {
    const data = changedFields(organisation, content);
    return data === undefined ? [] : [{ type: 'OrganisationChanged', data }];
  },
  evolve: (organisation, { data }) => withChanges(organisation, data.changes),
};
