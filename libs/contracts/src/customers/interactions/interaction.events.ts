import Type, { type Static } from 'typebox';
import { Assignment } from '../../assignment.js';
import { personal } from '../../event-definition.js';
import { defineRecord, type EventOf } from '../../record-kind.js';
import { about, aboutCustomers, subjectKey } from '../../subject.js';

const closed = { additionalProperties: false } as const;
const interactionId = Type.String({ format: 'uuid' });
const moment = Type.String({ description: 'RFC 3339, UTC.' });

export const INTERACTION_TYPES = ['call', 'email', 'meeting', 'note', 'sms', 'chat'] as const;
export const DIRECTIONS = ['inbound', 'outbound', 'internal'] as const;
export const OUTCOMES = [
  'answered',
  'no-answer',
  'busy',
  'voicemail',
  'sent',
  'replied',
  'bounced',
  'held',
  'no-show',
  'cancelled',
  'completed',
] as const;

const oneOf = <const Words extends readonly string[]>(words: Words) =>
  Type.Unsafe<Words[number]>({ type: 'string', enum: [...words] });
const orNull = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) => Type.Union([schema, Type.Null()]);

const Participant = Type.Object(
  {
    name: Type.Optional(Type.String()),
    email: Type.Optional(Type.String()),
    phone: Type.Optional(Type.String({ description: 'E.164' })),
    userId: Type.Optional(Type.String({ description: 'Set when the participant is a user.' })),
    role: Type.Optional(Type.String()),
  },
  closed,
);
export type InteractionParticipant = Static<typeof Participant>;

const InteractionType = oneOf(INTERACTION_TYPES);
const Direction = oneOf(DIRECTIONS);
const Outcome = oneOf(OUTCOMES);
const Seconds = Type.Integer({ minimum: 0 });
export type InteractionType = (typeof INTERACTION_TYPES)[number];
export type InteractionDirection = (typeof DIRECTIONS)[number];
export type InteractionOutcome = (typeof OUTCOMES)[number];

const change = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) =>
  Type.Optional(Type.Object({ from: schema, to: schema }, closed));

const plainChanges = {
  type: change(InteractionType),
  direction: change(orNull(Direction)),
  occurredAt: change(moment),
  durationSeconds: change(orNull(Seconds)),
  outcome: change(orNull(Outcome)),
};
const personalChanges = {
  subject: change(orNull(Type.String())),
  summary: change(Type.String()),
  participants: change(Type.Array(Participant)),
};
const Changes = Type.Object({ ...plainChanges, ...personalChanges }, closed);
export type InteractionChanges = Static<typeof Changes>;

type Data = Readonly<Record<string, unknown>>;

const corrected = {
  interactionId,
  ...about,
  fields: Type.Array(Type.String(), { description: 'Names of all corrected fields.' }),
};

const changesOf = (changes: unknown, personalOnes: boolean): Data =>
  Object.fromEntries(
    Object.entries(changes ?? {}).filter(([field]) => Object.hasOwn(personalChanges, field) === personalOnes),
  );

/** In the log the changes of personal fields are stored separately, because only they are encrypted. */
const correctionStored = {
  data: {
    ...corrected,
    changes: Type.Object(plainChanges, closed),
    personalChanges: Type.Optional(personal(Type.Object(personalChanges, closed))),
  },
  write: ({ changes, ...data }: Data): Data => {
    const encrypted = changesOf(changes, true);
    return {
      ...data,
      changes: changesOf(changes, false),
      ...(Object.keys(encrypted).length > 0 && { personalChanges: encrypted }),
    };
  },
  read: ({ personalChanges, ...stored }: Data): Data => ({
    ...stored,
    changes: { ...(stored['changes'] as Data), ...(personalChanges as Data | undefined) },
  }),
};

export const interactionRecord = defineRecord({
  kind: 'interaction',
  names: ['interactionId', 'about', 'customerId'],
  readWith: 'interaction.read',
  // An interaction is personal data of the record that it is about: erasing that erases it.
  subject: (data) => subjectKey(data.about),
  upcasters: aboutCustomers(['InteractionLogged', 'InteractionCorrected', 'InteractionVoided']),
  events: {
    InteractionLogged: {
      description: 'An interaction was logged. Opens the stream; the interaction may have happened long before.',
      version: 2,
      tells: 'created',
      data: {
        interactionId,
        ...about,
        ownerId: Type.String({ description: 'The user or API client who logged it.' }),
        subjectAssignment: Assignment,
        type: InteractionType,
        direction: Type.Optional(Direction),
        occurredAt: moment,
        durationSeconds: Type.Optional(Seconds),
        outcome: Type.Optional(Outcome),
        subject: Type.Optional(personal(Type.String())),
        summary: personal(Type.String()),
        participants: personal(Type.Array(Participant)),
      },
    },
    InteractionCorrected: {
      description:
        'The interaction was corrected. Contains the old and the new value of each corrected field; the original stays in the log.',
      version: 2,
      tells: 'changed',
      data: { ...corrected, changes: personal(Changes) },
      stored: correctionStored,
      public: { version: 3, up: correctionStored.read },
    },
    InteractionVoided: {
      description:
        'The interaction should not have been logged, for example a duplicate or about the wrong record. It stays visible and is marked.',
      version: 2,
      tells: { verb: 'voided', says: { status: ['written', 'voided'] } },
      data: { interactionId, ...about, reason: personal(Type.String()) },
    },
  },
});
export type InteractionEvent = EventOf<typeof interactionRecord>;
