import Type, { type Static } from 'typebox';
import { personal } from '../../event-definition.js';
import { defineEvents, type EventOf } from '../../record-kind.js';

const closed = { additionalProperties: false } as const;
const customerId = Type.String({ format: 'uuid' });
const maybeText = Type.Union([Type.String(), Type.Null()]);
const maybeId = Type.Union([Type.String({ format: 'uuid' }), Type.Null()]);

export const CHANNELS = ['email', 'phone', 'sms', 'post', 'chat'] as const;
const Channel = Type.Union([
  Type.Literal('email'),
  Type.Literal('phone'),
  Type.Literal('sms'),
  Type.Literal('post'),
  Type.Literal('chat'),
]);
export type Channel = (typeof CHANNELS)[number];

const Proof = Type.Object(
  {
    source: Type.String({ description: 'Where the person said so: web form, call, paper, …' }),
    text: Type.Optional(Type.String({ description: 'The wording that was agreed to, or a reference to it.' })),
    obtainedAt: Type.String({ format: 'date-time', description: 'When the person said so: before it was recorded.' }),
  },
  closed,
);
export type ConsentProof = Static<typeof Proof>;

const consent = {
  customerId,
  channel: Channel,
  purpose: Type.String({ description: 'What for: marketing, service, newsletter, …' }),
  proof: personal(Proof),
};
const consented = ({ channel, purpose }: { channel: Channel; purpose: string }): string =>
  `consents.${channel}.${purpose}`;

export const PREFERENCES = ['language', 'preferredChannel', 'timeZone'] as const;
export type PreferenceKey = (typeof PREFERENCES)[number];

const externalId = {
  customerId,
  system: Type.String({ description: 'Which other system: sap, shop, …' }),
  externalId: personal(Type.String({ description: 'Id of the customer in that system.' })),
};

const profile = {
  customerId,
  network: Type.String({ description: 'Which network: linkedin, mastodon, …' }),
  handle: personal(Type.String({ description: 'Name of the customer there, without a leading @.' })),
};

/** Further facts about a customer, in the stream of the customer. */
export const customerProfile = defineEvents({
  ConsentGranted: {
    description: 'The customer allowed us to use a channel for a purpose. Valid until it is withdrawn.',
    tells: { field: consented, adds: 'proof' },
    data: consent,
  },
  ConsentWithdrawn: {
    description: 'The customer no longer allows us to use a channel for a purpose, or never did and said so.',
    tells: { field: consented, adds: 'proof' },
    data: consent,
  },
  PreferenceSet: {
    description: 'A preference of the customer changed; null: unknown.',
    tells: { field: ({ key }) => `preferences.${key}` },
    data: {
      customerId,
      key: Type.Union([Type.Literal('language'), Type.Literal('preferredChannel'), Type.Literal('timeZone')]),
      from: personal(maybeText),
      to: personal(maybeText),
    },
  },
  ExternalIdLinked: {
    description: 'Another system knows the customer under this id. No two active customers share an id.',
    tells: { field: ({ system }) => `externalIds.${system}`, adds: 'externalId' },
    data: externalId,
  },
  ExternalIdUnlinked: {
    description: 'An id in another system no longer belongs to the customer and is free for others.',
    tells: { field: ({ system }) => `externalIds.${system}`, takes: 'externalId' },
    data: externalId,
  },
  ProfileAdded: {
    description:
      'The customer has this profile in a social network. Profiles given at creation follow CustomerCreated.',
    tells: { field: ({ network }) => `profiles.${network}`, adds: 'handle' },
    data: profile,
  },
  ProfileRemoved: {
    description: 'The profile no longer belongs to the customer.',
    tells: { field: ({ network }) => `profiles.${network}`, takes: 'handle' },
    data: profile,
  },
  CustomerParentChanged: {
    description: 'The organisation is a subsidiary of another organisation, or (null) of none, from now on.',
    tells: { field: 'subsidiaryOf' },
    data: { customerId, from: maybeId, to: maybeId },
  },
});
export type CustomerProfileEvent = EventOf<typeof customerProfile>;
