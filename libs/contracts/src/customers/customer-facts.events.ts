import Type, { type Static } from 'typebox';
import { defineEvent, personal, type EventOf } from '../event-definition.js';

/** Everything personal in these events belongs to the customer. */
const subject = (data: { customerId: string }): string => `customer:${data.customerId}`;
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

const consent = Type.Object(
  {
    customerId,
    channel: Channel,
    purpose: Type.String({ description: 'What for: marketing, service, newsletter, …' }),
    proof: personal(Proof),
  },
  closed,
);
export const ConsentGranted = defineEvent({
  type: 'ConsentGranted',
  description: 'The customer allowed us to use a channel for a purpose. Holds until it is withdrawn.',
  subject,
  schema: consent,
});
export const ConsentWithdrawn = defineEvent({
  type: 'ConsentWithdrawn',
  description: 'The customer no longer allows us to use a channel for a purpose, or never did and said so.',
  subject,
  schema: consent,
});

export const PREFERENCES = ['language', 'preferredChannel', 'timeZone'] as const;
export type PreferenceKey = (typeof PREFERENCES)[number];
export const PreferenceSet = defineEvent({
  type: 'PreferenceSet',
  description: 'How the customer wants to be dealt with changed in one respect; null: unknown.',
  subject,
  schema: Type.Object(
    {
      customerId,
      key: Type.Union([Type.Literal('language'), Type.Literal('preferredChannel'), Type.Literal('timeZone')]),
      from: personal(maybeText),
      to: personal(maybeText),
    },
    closed,
  ),
});

const externalId = Type.Object(
  {
    customerId,
    system: Type.String({ description: 'Which other system: sap, shop, …' }),
    externalId: personal(Type.String({ description: 'What that system calls the customer.' })),
  },
  closed,
);
export const ExternalIdLinked = defineEvent({
  type: 'ExternalIdLinked',
  description: 'Another system knows the customer under this id. No two active customers share one.',
  subject,
  schema: externalId,
});
export const ExternalIdUnlinked = defineEvent({
  type: 'ExternalIdUnlinked',
  description: 'An id of another system no longer stands for the customer, and is free for others.',
  subject,
  schema: externalId,
});

export type CustomerFactEvent =
  | EventOf<typeof ConsentGranted>
  | EventOf<typeof ConsentWithdrawn>
  | EventOf<typeof PreferenceSet>
  | EventOf<typeof ExternalIdLinked>
  | EventOf<typeof ExternalIdUnlinked>;
