import { refusal } from '@crm/kernel';

/** Why two customers look alike. */
export type LikenessSignal = 'phone' | 'name-and-company' | 'name';

export class CustomerExists extends refusal<{ customerId: string }>()('customers.exists', {
  kind: 'conflict',
  title: 'This customer exists already.',
  meaning: 'A customer with this id was created before.',
  remedy: 'Use the existing customer.',
  facts: { customerId: 'The existing customer.' },
}) {}
/** `holder` is there only for callers who may read that customer. */
export class EmailTaken extends refusal<{ holder?: string }>()('customers.email-taken', {
  kind: 'conflict',
  title: 'Another customer has this e-mail address.',
  meaning: 'An e-mail address belongs to one customer that is not archived.',
  remedy: 'Use the customer that has the address, or leave the address out.',
  facts: { holder: 'Id of the customer who has it; absent when you may not see it.' },
}) {}
/** `holder` is there only for callers who may read that customer. */
export class ExternalIdTaken extends refusal<{ system: string; holder?: string }>()('customers.external-id-taken', {
  kind: 'conflict',
  title: 'Another customer has this id of the other system.',
  meaning: 'An id of another system belongs to one customer that is not archived.',
  remedy: 'Use the customer that has the id, or leave the id out.',
  facts: {
    system: 'The other system.',
    holder: 'Id of the customer who has it; absent when you may not see it.',
  },
}) {}
/** The id was given up between looking its holder up and changing them. */
export class ExternalIdMoved extends refusal<{ system: string }>()('customers.external-id-moved', {
  kind: 'conflict',
  title: 'The id of the other system changed hands just now. Repeat the request.',
  meaning: 'Others created, archived or changed the customer again and again while this request looked at it.',
  remedy: 'Send the same request again.',
  facts: { system: 'The other system.' },
}) {}
export class CustomerThereAlready extends refusal<{ customerId: string }>()('customers.there-already', {
  kind: 'stale',
  title: 'There is such a customer already, and If-None-Match asked for none.',
  meaning: 'The request was to create only, and the id of the other system belongs to a customer.',
  remedy: 'Leave `If-None-Match` out to change that customer.',
  facts: { customerId: 'The customer.' },
}) {}
export class KindDiffers extends refusal<{ customerId: string }>()('customers.kind-differs', {
  kind: 'conflict',
  title: 'A person does not become an organization, nor the other way round.',
  meaning: 'The customer whom the other system knows under this id is of the other kind.',
  remedy: 'Correct the kind, or archive the customer and send the request again.',
  facts: { customerId: 'The customer.' },
}) {}
export class ConsentOutdated extends refusal<{ customerId: string; channel: string; purpose: string }>()(
  'customers.consent-outdated',
  {
    kind: 'conflict',
    title: 'The consent was withdrawn after this grant was obtained.',
    meaning: 'A grant brings nothing back to life that the person has ended since.',
    remedy: 'Ask the person again, or correct `obtainedAt`.',
    facts: { customerId: 'The customer.', channel: 'The channel.', purpose: 'The purpose.' },
  },
) {}
export class TooManyConsents extends refusal<{ customerId: string; limit: number }>()('customers.too-many-consents', {
  kind: 'conflict',
  title: 'The customer would have more consents than are allowed.',
  meaning: 'Each channel and purpose counts once.',
  remedy: 'Use the purposes there are.',
  facts: { customerId: 'The customer.', limit: 'How many are allowed.' },
}) {}
export class CustomerIsArchived extends refusal<{ customerId: string }>()('customers.archived', {
  kind: 'conflict',
  title: 'The customer is archived. Restore it first.',
  meaning: 'An archived customer cannot be changed.',
  remedy: 'Restore it, or leave it.',
  facts: { customerId: 'The archived customer.' },
}) {}
/** A candidate the caller may not read has no id. */
export class LikelyDuplicate extends refusal<{
  candidates: readonly { id?: string; signals: readonly LikenessSignal[] }[];
}>()('customers.likely-duplicate', {
  kind: 'conflict',
  title: 'This looks like a customer we know. Insist with allowDuplicate=true.',
  meaning: 'Phone, or name and company, are those of a customer we know.',
  remedy: 'Use one of the candidates, or repeat with `allowDuplicate=true`.',
  facts: { candidates: 'The customers it resembles, each with the signals that say so.' },
}) {}
export class OwnerNotActive extends refusal<{ ownerId: string }>()('customers.owner-not-active', {
  kind: 'conflict',
  title: 'Customers can only be given to active users.',
  meaning: 'The new owner does not exist or is not active.',
  remedy: 'Choose an active user.',
  facts: { ownerId: 'The user who cannot own customers now.' },
}) {}
export class TooManyContactPoints extends refusal<{ customerId: string; limit: number }>()(
  'customers.too-many-contact-points',
  {
    kind: 'conflict',
    title: 'The customer would have more contact points than are allowed.',
    meaning: 'E-mail addresses and phone numbers of one customer are limited.',
    remedy: 'Remove some of them.',
    facts: { customerId: 'The customer.', limit: 'How many are allowed.' },
  },
) {}
export class TooManyTags extends refusal<{ customerId: string; limit: number }>()('customers.too-many-tags', {
  kind: 'conflict',
  title: 'The customer would have more tags than are allowed.',
  meaning: 'The tags of one customer are limited.',
  remedy: 'Remove some of them.',
  facts: { customerId: 'The customer.', limit: 'How many are allowed.' },
}) {}
/** There is none, or the caller may not read it: both look the same. Without an id where the caller did not send one. */
export class CustomerNotFound extends refusal<{ customerId?: string }>()('customers.not-found', {
  kind: 'not-found',
  title: 'There is no such customer.',
  meaning: 'No customer has this id, or you may not see it: both are told in the same words.',
  remedy: 'Check the id.',
  facts: { customerId: 'The id that was asked for; absent when another name was.' },
}) {}
