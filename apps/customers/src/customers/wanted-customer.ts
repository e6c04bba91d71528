import {
  plainText,
  toE164,
  type AddressInput,
  type EmailInput,
  type NewCustomer,
  type PhoneInput,
} from '@crm/contracts/customers';
import type { CustomerAddress } from '@crm/contracts/customers';
import type { WantedPoint } from './contact-points.policy.js';
import type { WantedValue } from './custom-values.policy.js';
import type { CustomerCommand } from './customer.decider.js';

/** Turns what was entered into what the decider works with: NFC, trimmed, phones as E.164. The shape was checked before. */
export const wantedEmails = (emails: readonly EmailInput[]): WantedPoint[] =>
  emails.map(({ address, label, primary }) => point(plainText(address), label, primary));

export const wantedPhones = (phones: readonly PhoneInput[]): WantedPoint[] =>
  phones.map(({ number, label, primary }) => point(toE164(number) ?? number, label, primary));

const point = (value: string, label: string | undefined, primary: boolean | undefined): WantedPoint => ({
  value,
  ...(label !== undefined && { label: plainText(label) }),
  ...(primary !== undefined && { primary }),
});

/** Without empty parts; an address without any part is none. */
export function wantedAddress(address: AddressInput): CustomerAddress | undefined {
  const parts = Object.entries(address).filter((part): part is [string, string] => typeof part[1] === 'string');
  return parts.length === 0 ? undefined : Object.fromEntries(parts.map(([name, text]) => [name, plainText(text)]));
}

type Creation = Extract<CustomerCommand, { type: 'create' }>;

export function wantedCustomer(
  customerId: string,
  ownerId: string | undefined,
  customer: NewCustomer,
  customFields: readonly WantedValue[],
): Creation {
  const address = customer.address && wantedAddress(customer.address);
  return {
    type: 'create',
    customerId,
    kind: customer.kind,
    name: plainText(customer.name),
    emails: wantedEmails(customer.emails ?? []),
    phones: wantedPhones(customer.phones ?? []),
    ...(customer.company !== undefined && { company: plainText(customer.company) }),
    ...(address !== undefined && { address }),
    source: customer.source ?? 'api',
    ...(ownerId !== undefined && { ownerId }),
    tags: (customer.tags ?? []).map(plainText),
    customFields,
  };
}
