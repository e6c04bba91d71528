import Type, { type Static } from 'typebox';
import { personal } from '../../event-definition.js';
import { defineEvents, type EventOf } from '../../record-kind.js';

const closed = { additionalProperties: false } as const;
const customerId = Type.String({ format: 'uuid' });
const maybeText = Type.Union([Type.String(), Type.Null()]);

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
    source: Type.String({ description: 'Where it was said: web form, call, paper, …' }),
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
  externalId: personal(Type.String({ description: 'What that system calls the customer.' })),
};

/** Facts about a customer that stand in its own stream. */
export const customerProfile = defineEvents({
  ConsentGranted: {
    description: 'The customer allowed us to use a channel for a purpose. Holds until it is withdrawn.',
    tells: { field: consented, adds: 'proof' },
    data: consent,
  },
  ConsentWithdrawn: {
    description: 'The customer no longer allows us to use a channel for a purpose, or never did and said so.',
    tells: { field: consented, adds: 'proof' },
    data: consent,
  },
  PreferenceSet: {
    description: 'How the customer wants to be dealt with changed in one respect; null: unknown.',
    tells: { field: ({ key }) => `preferences.${key}` },
    data: {
      customerId,
      key: Type.Union([Type.Literal('language'), Type.Literal('preferredChannel'), Type.Literal('timeZone')]),
      from: personal(maybeText),
      to: personal(maybeText),
    },
  },
  ExternalIdLinked: {
    description: 'Another system knows the customer under this id. No two active customers share one.',
    tells: { field: ({ system }) => `externalIds.${system}`, adds: 'externalId' },
    data: externalId,
  },
  ExternalIdUnlinked: {
    description: 'An id of another system no longer stands for the customer, and is free for others.',
    tells: { field: ({ system }) => `externalIds.${system}`, takes: 'externalId' },
    data: externalId,
  },
});
export type CustomerProfileEvent = EventOf<typeof customerProfile>;
