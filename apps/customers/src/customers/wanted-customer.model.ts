import {
  languageTag,
  plainText,
  profileHandle,
  timeZoneName,
  toE164,
  utc,
  type AddressInput,
  type ConsentInput,
  type CustomerAddress,
  type CustomerChangeInput,
  type EmailInput,
  type ExternalIdInput,
  type CustomerInput,
  type PhoneInput,
  type PreferencesChangeInput,
  type SocialProfileInput,
  type WantedValue,
} from '@crm/contracts/customers';
import type { WantedConsent } from './consents.policy.js';
import type { WantedEmail, WantedPhone } from './contact-points.policy.js';
import type { CustomerCommand, WantedChange } from './customer.decider.js';
import type { ExternalId } from './external-ids.model.js';
import type { WantedPreferences } from './preferences.model.js';
import type { Profile } from './profiles.model.js';

/** Converts input to the form the decider expects: trimmed, NFC, phones as E.164. The shape was checked before. */
export const wantedEmails = (emails: readonly EmailInput[]): WantedEmail[] =>
  emails.map(({ address, ...rest }) => ({ address: plainText(address), ...wantedRank(rest) }));

export const wantedPhones = (phones: readonly PhoneInput[]): WantedPhone[] =>
  phones.map(({ number, ...rest }) => ({ number: toE164(number) ?? number, ...wantedRank(rest) }));

const wantedRank = ({ label, primary }: Pick<EmailInput, 'label' | 'primary'>) => ({
  ...(label !== undefined && { label: plainText(label) }),
  ...(primary !== undefined && { primary }),
});

/** Drops empty parts. Returns undefined when no part is left. */
export function wantedAddress(address: AddressInput): CustomerAddress | undefined {
  const parts = Object.entries(address).filter((part): part is [string, string] => typeof part[1] === 'string');
  return parts.length === 0 ? undefined : Object.fromEntries(parts.map(([name, text]) => [name, plainText(text)]));
}

export const wantedExternalId = ({ system, id }: ExternalIdInput): ExternalId => ({ system, id: plainText(id) });

export const wantedProfile = ({ network, handle }: SocialProfileInput): Profile => ({
  network,
  handle: profileHandle(handle),
});

/** Language and time zone in their canonical spelling. */
export const wantedPreferences = ({
  language,
  preferredChannel,
  timeZone,
}: PreferencesChangeInput): WantedPreferences => ({
  ...(language !== undefined && { language: language && (languageTag(language) ?? language) }),
  ...(preferredChannel !== undefined && { preferredChannel }),
  ...(timeZone !== undefined && { timeZone: timeZone && (timeZoneName(timeZone) ?? timeZone) }),
});

export const wantedConsent = ({ channel, purpose, state, proof }: ConsentInput): WantedConsent => ({
  channel,
  purpose,
  state,
  proof: {
    source: plainText(proof.source),
    ...(proof.text !== undefined && { text: plainText(proof.text) }),
    obtainedAt: utc(proof.obtainedAt),
  },
});

/** Without custom fields, which are checked against their definitions. */
export function wantedChange(change: CustomerChangeInput): WantedChange {
  const { name, company, address, emails, phones, preferences, externalIds, profiles } = change;
  return {
    ...(name !== undefined && { name: plainText(name) }),
    ...(company !== undefined && { company: company && plainText(company) }),
    ...(address !== undefined && { address: (address && wantedAddress(address)) ?? null }),
    ...(emails !== undefined && { emails: wantedEmails(emails) }),
    ...(phones !== undefined && { phones: wantedPhones(phones) }),
    ...(preferences !== undefined && { preferences: wantedPreferences(preferences) }),
    ...(externalIds !== undefined && { externalIds: externalIds.map(wantedExternalId) }),
    ...(profiles !== undefined && { profiles: profiles.map(wantedProfile) }),
  };
}

type Creation = Extract<CustomerCommand, { type: 'CreateCustomer' }>;

export function wantedCustomer(
  customerId: string,
  holder: Pick<CustomerInput, 'ownerId' | 'teamId'>,
  customer: CustomerInput,
  customFields: readonly WantedValue[],
): Creation {
  const address = customer.address && wantedAddress(customer.address);
  return {
    type: 'CreateCustomer',
    customerId,
    kind: customer.kind,
    name: plainText(customer.name),
    emails: wantedEmails(customer.emails ?? []),
    phones: wantedPhones(customer.phones ?? []),
    ...(customer.company !== undefined && { company: plainText(customer.company) }),
    ...(address !== undefined && { address }),
    source: customer.source ?? 'api',
    ...holder,
    tags: (customer.tags ?? []).map(plainText),
    ...(customer.preferences !== undefined && { preferences: wantedPreferences(customer.preferences) }),
    customFields,
    ...(customer.externalIds !== undefined && { externalIds: customer.externalIds.map(wantedExternalId) }),
    ...(customer.profiles !== undefined && { profiles: customer.profiles.map(wantedProfile) }),
  };
}
