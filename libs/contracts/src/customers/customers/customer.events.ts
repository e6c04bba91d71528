import Type, { type Static } from 'typebox';
import { assigned, ASSIGNED_FIELDS } from '../../assignment.js';
import { internal, personal } from '../../event-definition.js';
import { defineRecord, type EventOf } from '../../record-kind.js';
import { defineUpcaster } from '../../upcaster.js';
import {
  Email,
  Phone,
  Point,
  PointKind,
  pointsStoredIn,
  valueStoredIn,
  type ContactPointKind,
} from './contact-point.js';
import { customerProfile } from './customer-profile.events.js';

const closed = { additionalProperties: false } as const;
const customerId = Type.String({ format: 'uuid' });
const userId = Type.String({ description: 'The user, or the API client that acted.' });

const PostalAddress = Type.Object(
  {
    street: Type.Optional(Type.String()),
    city: Type.Optional(Type.String()),
    postalCode: Type.Optional(Type.String()),
    region: Type.Optional(Type.String()),
    country: Type.Optional(
      Type.String({ description: 'ISO 3166-1 alpha-2 if the source gave it, otherwise as written.' }),
    ),
  },
  closed,
);
export type CustomerAddress = Static<typeof PostalAddress>;

const aPoint = { customerId, kind: PointKind };
const addedPoint = pointsStoredIn(aPoint, 'point');
const removedPoint = valueStoredIn(aPoint);
const changedPoint = pointsStoredIn(aPoint, 'from', 'to');
const listOf = ({ kind }: { kind: ContactPointKind }): string => (kind === 'email' ? 'emails' : 'phones');

/** The old and the new value of a detail; null: absent. */
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

/** A value of a custom field; several options are a list of strings. null: none. */
const customFieldValue = Type.Union([
  Type.String(),
  Type.Number(),
  Type.Boolean(),
  Type.Array(Type.String()),
  Type.Null(),
]);

const withoutSlot = ({ slot: _slot, ...rest }: Readonly<Record<string, unknown>>) => rest;

/** Before customers could belong to a team, they were given from owner to owner. */
const assignedV2 = defineUpcaster({
  type: 'CustomerAssigned',
  from: 1,
  to: 2,
  up: ({ from, to, ...rest }) => ({
    ...rest,
    from: { ownerId: from, teamId: null },
    to: { ownerId: to, teamId: null },
    rule: 'by-hand',
  }),
});

export const customerRecord = defineRecord({
  kind: 'customer',
  names: ['customerId'],
  readWith: 'customer.read',
  // Everything personal in these events belongs to the customer.
  subject: ({ customerId }) => `customer:${customerId}`,
  upcasters: [assignedV2],
  events: {
    CustomerCreated: {
      description: 'A customer was created. Opens the stream; never recorded twice for one customer.',
      tells: 'created',
      data: {
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
    },
    CustomerDetailsChanged: {
      description: 'Details were corrected or completed. Contains only what changed; `fields` names it unencrypted.',
      tells: 'changed',
      data: {
        customerId,
        fields: Type.Array(Type.Union([Type.Literal('name'), Type.Literal('company'), Type.Literal('address')])),
        changes: personal(DetailChanges),
      },
    },
    ContactPointAdded: {
      description: 'An e-mail address or phone number was added at the end of the list.',
      tells: { field: listOf, adds: 'point' },
      data: { ...aPoint, point: personal(Point) },
      stored: addedPoint,
      public: { version: 2, up: addedPoint.read },
    },
    ContactPointRemoved: {
      description: 'An e-mail address or phone number no longer belongs to the customer.',
      tells: { field: listOf, takes: ({ address, number }) => address ?? number },
      data: {
        ...aPoint,
        address: Type.Optional(personal(Type.String({ description: 'Set when an e-mail address was removed.' }))),
        number: Type.Optional(personal(Type.String({ description: 'Set when a phone number was removed.' }))),
      },
      stored: removedPoint,
      public: { version: 2, up: removedPoint.read },
    },
    ContactPointChanged: {
      description: 'Spelling, label or rank of a contact point changed; it still reaches the same mailbox or phone.',
      tells: { field: listOf },
      data: { ...aPoint, from: personal(Point), to: personal(Point) },
      stored: changedPoint,
      public: { version: 2, up: changedPoint.read },
    },
    CustomerAssigned: {
      description:
        'The customer belongs to another owner or team from now on. A team given at creation follows CustomerCreated in the same append.',
      version: 2,
      tells: { fields: ASSIGNED_FIELDS },
      data: { customerId, ...assigned },
    },
    CustomerTagged: {
      description: 'A tag was added to the customer. Tags are not personal: they must make sense for many customers.',
      tells: { field: 'tags', adds: 'tag' },
      data: { customerId, tag: Type.String() },
    },
    CustomerUntagged: {
      description: 'A tag was removed from the customer.',
      tells: { field: 'tags', takes: 'tag' },
      data: { customerId, tag: Type.String() },
    },
    CustomerArchived: {
      description: 'The customer was archived. Its e-mail addresses are free for others until it is restored.',
      tells: { verb: 'archived', says: { status: ['active', 'archived'] } },
      data: { customerId, reason: Type.Optional(personal(Type.String())) },
    },
    CustomerRestored: {
      description: 'The customer was restored from the archive, and its e-mail addresses were claimed again.',
      tells: { verb: 'restored', says: { status: ['archived', 'active'] } },
      data: { customerId },
    },
    CustomFieldSet: {
      description:
        'A custom field of the customer was set or cleared. Values given at creation follow CustomerCreated in the same append.',
      tells: { field: ({ key }) => `customFields.${key}` },
      data: {
        customerId,
        key: Type.String(),
        slot: internal(
          Type.String({ description: 'Where read models store the value; it belongs to the field forever.' }),
        ),
        from: personal(customFieldValue),
        to: personal(customFieldValue),
      },
      public: { version: 2, up: withoutSlot },
    },
    ...customerProfile,
  },
});
export type CustomerEvent = EventOf<typeof customerRecord>;
