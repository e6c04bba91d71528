import type { OrganisationEvent } from '@crm/contracts/identity';
import { spec } from '@crm/testing';
import { organisationDecider, type OrganisationCommand } from './organisation.decider.js';

const organisation = spec(organisationDecider);
const change = (content: OrganisationCommand['content']): OrganisationCommand => ({
  type: 'ChangeOrganisation',
  content,
});
const inDollars: OrganisationEvent = {
  type: 'OrganisationChanged',
  data: { fields: ['currency'], changes: { currency: { from: 'EUR', to: 'USD' } } },
};

describe('an organisation', () => {
  it('counts in euros and in UTC until someone says otherwise', () => {
    organisation
      .given()
      .when(change({ currency: 'EUR', timeZone: 'UTC' }))
      .thenNothing();
    organisation
      .given()
      .when(change({ currency: 'USD' }))
      .then(inDollars);
  });

  it('changes what is named, with the old and the new value', () =>
    organisation
      .given(inDollars)
      .when(change({ currency: 'USD', timeZone: 'Europe/Berlin' }))
      .then({
        type: 'OrganisationChanged',
        data: { fields: ['timeZone'], changes: { timeZone: { from: 'UTC', to: 'Europe/Berlin' } } },
      }));
});
