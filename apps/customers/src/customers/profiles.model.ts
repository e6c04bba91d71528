import { profileKey, type CustomerEvent } from '@crm/contracts/customers';

/** The profile of a customer in a social network. */
export interface Profile {
  readonly network: string;
  readonly handle: string;
}

/** Returns the events that turn one list into the other. Another spelling of a handle replaces the profile. */
export function replaceProfiles(
  customerId: string,
  current: readonly Profile[],
  wanted: readonly Profile[],
): CustomerEvent[] {
  const next = [...new Map(wanted.map((profile) => [profileKey(profile), profile])).values()];
  const isIn = (list: readonly Profile[], { network, handle }: Profile): boolean =>
    list.some((other) => other.network === network && other.handle === handle);
  return [
    ...current.filter((profile) => !isIn(next, profile)).map((profile) => said('ProfileRemoved', customerId, profile)),
    ...next.filter((profile) => !isIn(current, profile)).map((profile) => said('ProfileAdded', customerId, profile)),
  ];
}

const said = (type: 'ProfileAdded' | 'ProfileRemoved', customerId: string, profile: Profile): CustomerEvent => ({
  type,
  data: { customerId, ...profile },
});
