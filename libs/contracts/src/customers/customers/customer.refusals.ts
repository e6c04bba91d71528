import { refusal } from '@crm/kernel';

/** Why two customers look alike. */
export type LikenessSignal = 'phone' | 'name-and-company' | 'name';

export class CustomerExists extends refusal<{ customerId: string }>()('customers.exists', {
  kind: 'conflict',
  title: 'This customer already exists.',
  meaning: 'A customer with this id was created before.',
  remedy: 'Use the existing customer.',
  facts: { customerId: 'The existing customer.' },
}) {}
/** `holder` is present only for callers who may read that customer. */
export class EmailTaken extends refusal<{ holder?: string }>()('customers.email-taken', {
  kind: 'conflict',
  title: 'Another customer has this e-mail address.',
  meaning: 'An e-mail address can belong to only one active customer.',
  remedy: 'Use the customer that has the address, or leave the address out.',
  facts: { holder: 'Id of the customer that has it; absent when you may not see that customer.' },
}) {}
/** `holder` is present only for callers who may read that customer. */
export class ExternalIdTaken extends refusal<{ system: string; holder?: string }>()('customers.external-id-taken', {
  kind: 'conflict',
  title: 'Another customer has this external id.',
  meaning: 'An id in another system can belong to only one active customer.',
  remedy: 'Use the customer that has the id, or leave the id out.',
  facts: {
    system: 'The other system.',
    holder: 'Id of the customer that has it; absent when you may not see that customer.',
  },
}) {}
/** The holder of the id changed between the lookup and the write. */
export class ExternalIdMoved extends refusal<{ system: string }>()('customers.external-id-moved', {
  kind: 'conflict',
  title: 'The external id changed hands during the request. Repeat the request.',
  meaning: 'Other requests kept creating, archiving or changing the customer while this one tried to write.',
  remedy: 'Send the same request again.',
  facts: { system: 'The other system.' },
}) {}
export class CustomerThereAlready extends refusal<{ customerId: string }>()('customers.there-already', {
  kind: 'stale',
  title: 'The customer already exists, and the request has If-None-Match.',
  meaning: 'With If-None-Match the request may only create a customer, and one with this external id already exists.',
  remedy: 'Omit `If-None-Match` to change that customer.',
  facts: { customerId: 'The customer.' },
}) {}
export class KindDiffers extends refusal<{ customerId: string }>()('customers.kind-differs', {
  kind: 'conflict',
  title: 'A person cannot become an organization, nor an organization a person.',
  meaning: 'The customer with this external id is of the other kind.',
  remedy: 'Correct the kind, or archive the customer and send the request again.',
  facts: { customerId: 'The customer.' },
}) {}
export class ConsentOutdated extends refusal<{ customerId: string; channel: string; purpose: string }>()(
  'customers.consent-outdated',
  {
    kind: 'conflict',
    title: 'The consent was withdrawn after this grant was obtained.',
    meaning: 'A grant obtained before the withdrawal does not restore the consent.',
    remedy: 'Ask the person again, or correct `obtainedAt`.',
    facts: { customerId: 'The customer.', channel: 'The channel.', purpose: 'The purpose.' },
  },
) {}
export class TooManyConsents extends refusal<{ customerId: string; limit: number }>()('customers.too-many-consents', {
  kind: 'conflict',
  title: 'The customer would have too many consents.',
  meaning: 'The number of consents per customer is limited. Each pair of channel and purpose counts once.',
  remedy: 'Use an existing purpose.',
  facts: { customerId: 'The customer.', limit: 'The maximum number of consents.' },
}) {}
export class CustomerIsArchived extends refusal<{ customerId: string }>()('customers.archived', {
  kind: 'conflict',
  title: 'The customer is archived. Restore it first.',
  meaning: 'An archived customer cannot be changed.',
  remedy: 'Restore it, or leave it unchanged.',
  facts: { customerId: 'The archived customer.' },
}) {}
/** A candidate the caller may not read has no id. */
export class LikelyDuplicate extends refusal<{
  candidates: readonly { id?: string; signals: readonly LikenessSignal[] }[];
}>()('customers.likely-duplicate', {
  kind: 'conflict',
  title: 'This looks like an existing customer. Send allowDuplicate=true to create it anyway.',
  meaning:
    'An active customer has the same phone number, or the same name and company. For a customer without contact points, the same name is enough.',
  remedy: 'Use one of the candidates, or repeat the request with `allowDuplicate=true`.',
  facts: { candidates: 'The similar customers, each with the signals that matched.' },
}) {}
export class OwnerNotActive extends refusal<{ ownerId: string }>()('customers.owner-not-active', {
  kind: 'conflict',
  title: 'Only active users can own customers.',
  meaning: 'The new owner does not exist or is not active.',
  remedy: 'Choose an active user.',
  facts: { ownerId: 'The user who cannot own customers.' },
}) {}
export class TooManyContactPoints extends refusal<{ customerId: string; limit: number }>()(
  'customers.too-many-contact-points',
  {
    kind: 'conflict',
    title: 'The customer would have too many contact points.',
    meaning: 'The number of e-mail addresses and phone numbers per customer is limited.',
    remedy: 'Remove some of them.',
    facts: { customerId: 'The customer.', limit: 'The maximum number.' },
  },
) {}
export class TooManyTags extends refusal<{ customerId: string; limit: number }>()('customers.too-many-tags', {
  kind: 'conflict',
  title: 'The customer would have too many tags.',
  meaning: 'The number of tags per customer is limited.',
  remedy: 'Remove some of them.',
  facts: { customerId: 'The customer.', limit: 'The maximum number of tags.' },
}) {}
/** The customer does not exist, or the caller may not read it; the refusal is the same. No id when the caller sent none. */
export class CustomerNotFound extends refusal<{ customerId?: string }>()('customers.not-found', {
  kind: 'not-found',
  title: 'There is no such customer.',
  meaning: 'No customer has this id, or you may not see the customer. The answer is the same in both cases.',
  remedy: 'Check the id.',
  facts: { customerId: 'The requested id; absent when the request used an external id.' },
}) {}
