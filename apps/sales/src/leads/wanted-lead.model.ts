import { plainText } from '@crm/contracts';
import { toE164 } from '@crm/contracts/customers';
import type { LeadChangeInput, LeadContactData, LeadDetails, LeadInput } from '@crm/contracts/sales';

const text = <T extends string | null | undefined>(value: T): T =>
  (typeof value === 'string' ? plainText(value) : value) as T;
const phone = <T extends string | null | undefined>(value: T): T =>
  (typeof value === 'string' ? (toE164(value) ?? value) : value) as T;

type Wanted<Fields> = { readonly [Name in keyof Fields]: Fields[Name] | undefined };

/** Converts input to the form the decider expects. undefined stays unchanged. */
export const wantedContactData = (input: LeadChangeInput): Wanted<LeadContactData> => ({
  name: text(input.name),
  email: text(input.email),
  phone: phone(input.phone),
  company: text(input.company),
});

/** `source` is the key of a choice. */
export const wantedDetails = (input: LeadChangeInput, source: string | undefined): Wanted<LeadDetails> => ({
  source,
  customerId: input.customerId,
  estimatedAmount: input.estimatedAmount && { ...input.estimatedAmount },
  rating: input.rating,
  campaign: text(input.campaign),
  score: input.score,
});

/** The same for a new lead, where nothing is unchanged. */
export const newContactData = (input: LeadInput): LeadContactData & { readonly name: string } => ({
  ...withNulls(wantedContactData(input)),
  name: plainText(input.name),
});

export const newDetails = (input: LeadInput, source: string): LeadDetails => ({
  ...withNulls(wantedDetails(input, source)),
  source,
});

type OrNull<Fields> = { readonly [Name in keyof Fields]: Exclude<Fields[Name], undefined> | null };
const withNulls = <Fields extends object>(fields: Fields): OrNull<Fields> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value ?? null])) as OrNull<Fields>;
