import type { CustomerEvent, PreferenceKey } from '@crm/contracts/customers';

/** How a customer wants to be contacted. */
export type Preferences = Readonly<Partial<Record<PreferenceKey, string>>>;
/** undefined: unchanged. null: cleared. */
export type WantedPreferences = Readonly<Partial<Record<PreferenceKey, string | null>>>;

const KEYS: readonly PreferenceKey[] = ['language', 'preferredChannel', 'timeZone'];

/** Returns the events that set the wanted preferences. */
export function setPreferences(customerId: string, current: Preferences, wanted: WantedPreferences): CustomerEvent[] {
  return KEYS.flatMap((key): CustomerEvent[] => {
    const [from, to] = [current[key] ?? null, wanted[key]];
    return to === undefined || to === from ? [] : [{ type: 'PreferenceSet', data: { customerId, key, from, to } }];
  });
}
