import type { CustomerEvent, PreferenceKey } from '@crm/contracts/customers';

/** What is known of how a customer wants to be dealt with. */
export type Preferences = Readonly<Partial<Record<PreferenceKey, string>>>;
/** undefined stays, null is cleared. */
export type WantedPreferences = Readonly<Partial<Record<PreferenceKey, string | null>>>;

const KEYS: readonly PreferenceKey[] = ['language', 'preferredChannel', 'timeZone'];

/** The facts that turn one into the other. */
export function setPreferences(customerId: string, current: Preferences, wanted: WantedPreferences): CustomerEvent[] {
  return KEYS.flatMap((key): CustomerEvent[] => {
    const [from, to] = [current[key] ?? null, wanted[key]];
    return to === undefined || to === from ? [] : [{ type: 'PreferenceSet', data: { customerId, key, from, to } }];
  });
}
