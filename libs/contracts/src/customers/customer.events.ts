import Type, { type Static } from 'typebox';
import { defineEvent, personal, type EventOf } from '../event-definition.js';
import type { CustomerFactEvent } from './customer-facts.events.js';

/** Everything personal in these events belongs to the customer. */
const subject = (data: { customerId: string }): string => `customer:${data.customerId}`;
const closed = { additionalProperties: false } as const;
const customerId = Type.String({ format: 'uuid' });
const userId = Type.String({ description: 'User, or the API client that acted.' });

const PointKind = Type.Union([Type.Literal('email'), Type.Literal('phone')]);
/** `value` of an e-mail is as the person writes it; of a phone it is E.164. */
const ContactPoint = Type.Object(
  { value: Type.String(), label: Type.Optional(Type.String()), primary: Type.Boolean() },
  closed,
);
const Email = Type.Object(
  { address: Type.String(), label: Type.Optional(Type.String()), primary: Type.Boolean() },
  closed,
);
const Phone = Type.Object(
  { number: Type.String(), label: Type.Optional(Type.String()), primary: Type.Boolean() },
  closed,
);
const PostalAddress = Type.Object(
  {
    street: Type.Optional(Type.String()),
    city: Type.Optional(Type.String()),
    postalCode: Type.Optional(Type.String()),
    region: Type.Optional(Type.String()),
    country: Type.Optional(
      Type.String({ description: 'ISO 3166-1 alpha-2 where the source said so, else as written.' }),
    ),
  },
  closed,
);
export type CustomerEmail = Static<typeof Email>;
export type CustomerPhone = Static<typeof Phone>;
export type CustomerAddress = Static<typeof PostalAddress>;
export type CustomerContactPoint = Static<typeof ContactPoint>;
export type ContactPointKind = Static<typeof PointKind>;

export const CustomerCreated = defineEvent({
  type: 'CustomerCreated',
  description: 'Somebody became known to us. Opens the stream; never recorded twice for one customer.',
  subject,
  schema: Type.Object(
    {
      customerId,
      kind: Type.Union([Type.Literal('person'), Type.Literal('organization')]),
      name: personal(Type.String()),
      emails: personal(Type.Array(Email)),
      phones: personal(Type.Array(Phone)),
      company: Type.Optional(personal(Type.String())),
      address: Type.Optional(personal(PostalAddress)),
      source: Type.String({ description: 'How we came to know them: website, referral, import, api, …' }),
      ownerId: Type.Optional(userId),
      tags: Type.Array(Type.String()),
    },
    closed,
  ),
});

/** What a detail was and is now; null: absent. */
const textChange = Type.Object(
  { from: Type.Union([Type.String(), Type.Null()]), to: Type.Union([Type.String(), Type.Null()]) },
  closed,
);
const addressChange = Type.Object(
  { from: Type.Union([PostalAddress, Type.Null()]), to: Type.Union([PostalAddress, Type.Null()]) },
  closed,
);
const DetailChanges = Type.Object(
  { name: Type.Optional(textChange), company: Type.Optional(textChange), address: Type.Optional(addressChange) },
  closed,
);
export type CustomerDetailChanges = Static<typeof DetailChanges>;

export const CustomerDetailsChanged = defineEvent({
  type: 'CustomerDetailsChanged',
  description: 'Details were corrected or completed. Names only what differs; `fields` says so in clear.',
  subject,
  schema: Type.Object(
    {
      customerId,
      fields: Type.Array(Type.Union([Type.Literal('name'), Type.Literal('company'), Type.Literal('address')])),
      changes: personal(DetailChanges),
    },
    closed,
  ),
});

export const ContactPointAdded = defineEvent({
  type: 'ContactPointAdded',
  description: 'One more e-mail address or phone number of the customer. It goes to the end of the list.',
  subject,
  schema: Type.Object({ customerId, kind: PointKind, point: personal(ContactPoint) }, closed),
});
export const ContactPointRemoved = defineEvent({
  type: 'ContactPointRemoved',
  description: 'An e-mail address or phone number no longer belongs to the customer.',
  subject,
  schema: Type.Object({ customerId, kind: PointKind, value: personal(Type.String()) }, closed),
});
export const ContactPointChanged = defineEvent({
  type: 'ContactPointChanged',
  description: 'Spelling, label or rank of a contact point changed; it still reaches the same mailbox or phone.',
  subject,
  schema: Type.Object(
    { customerId, kind: PointKind, from: personal(ContactPoint), to: personal(ContactPoint) },
    closed,
  ),
});

export const CustomerAssigned = defineEvent({
  type: 'CustomerAssigned',
  description: 'Another user answers for the customer from now on.',
  schema: Type.Object({ customerId, from: Type.Union([userId, Type.Null()]), to: userId }, closed),
});
export const CustomerTagged = defineEvent({
  type: 'CustomerTagged',
  description: 'A tag was put on the customer. Tags are not personal: they must make sense for many.',
  schema: Type.Object({ customerId, tag: Type.String() }, closed),
});
export const CustomerUntagged = defineEvent({
  type: 'CustomerUntagged',
  description: 'A tag was taken off the customer.',
  schema: Type.Object({ customerId, tag: Type.String() }, closed),
});
export const CustomerArchived = defineEvent({
  type: 'CustomerArchived',
  description: 'Out of the daily lists. The e-mail addresses are free for others until the customer is restored.',
  subject,
  schema: Type.Object({ customerId, reason: Type.Optional(personal(Type.String())) }, closed),
});
export const CustomerRestored = defineEvent({
  type: 'CustomerRestored',
  description: 'Back from the archive, with its e-mail addresses claimed again.',
  schema: Type.Object({ customerId }, closed),
});

/** A value of a custom field; several options are a list of texts. null: none. */
const customFieldValue = Type.Union([
  Type.String(),
  Type.Number(),
  Type.Boolean(),
  Type.Array(Type.String()),
  Type.Null(),
]);
export const CustomFieldSet = defineEvent({
  type: 'CustomFieldSet',
  description:
    'A custom field of the customer has another value, or none. Those of a creation follow it in the same append.',
  subject,
  schema: Type.Object(
    {
      customerId,
      key: Type.String(),
      slot: Type.String({ description: 'Where read models keep the value; the field’s own for ever.' }),
      from: personal(customFieldValue),
      to: personal(customFieldValue),
    },
    closed,
  ),
});

export type CustomerEvent =
  | EventOf<typeof CustomerCreated>
  | EventOf<typeof CustomFieldSet>
  | EventOf<typeof CustomerDetailsChanged>
  | EventOf<typeof ContactPointAdded>
  | EventOf<typeof ContactPointRemoved>
  | EventOf<typeof ContactPointChanged>
  | EventOf<typeof CustomerAssigned>
  | EventOf<typeof CustomerTagged>
  | EventOf<typeof CustomerUntagged>
  | EventOf<typeof CustomerArchived>
  | EventOf<typeof CustomerRestored>
  | CustomerFactEvent;
