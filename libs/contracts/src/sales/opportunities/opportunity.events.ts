import Type, { type Static, type TObject } from 'typebox';
import { changed, orNull } from '../../changed-fields.js';
import { personal } from '../../event-definition.js';
import { Money } from '../../money.js';
import { defineRecord, type EventOf } from '../../record-kind.js';
import { assigned, ASSIGNED_FIELDS, holder } from '../../assignment.js';
import { FORECAST_CATEGORIES } from '../pipelines/pipeline.events.js';

export const OPPORTUNITY_STATUSES = ['open', 'won', 'lost'] as const;
export type OpportunityStatus = (typeof OPPORTUNITY_STATUSES)[number];

const opportunityId = Type.String({ format: 'uuid' });
const uuidOrNull = (description: string) => orNull(Type.String({ format: 'uuid', description }));
const stage = Type.String({ description: 'Key of a stage of its pipeline.' });
const day = (description: string) => Type.String({ format: 'date', description });

const Contact = Type.Object(
  { customerId: Type.String({ format: 'uuid' }), role: Type.String() },
  { additionalProperties: false },
);
export type OpportunityContact = Readonly<Static<typeof Contact>>;

/** Free words, which belong to the deal as personal data do to a person. */
const texts = {
  title: orNull(Type.String({ description: 'null only as the former title of an erased deal.' })),
  nextStep: orNull(Type.String()),
};
const TextChanges = changed(texts);

const details = {
  amount: orNull(Money),
  customerId: uuidOrNull('The customer that may buy.'),
  leadId: uuidOrNull('The lead that it came from.'),
  expectedCloseOn: orNull(day('When it is expected to be won.')),
  forecastOverride: orNull(
    Type.Enum(FORECAST_CATEGORIES, { description: 'How a forecast counts it, instead of as its stage says.' }),
  ),
  contacts: Type.Array(Contact, { description: 'Customers who take part, each with a role.' }),
};

/** What a deal is given when it enters a stage. Later changes of the stage do not touch it. */
const entry = {
  probability: Type.Integer({ description: 'Percent.' }),
  category: Type.Enum(FORECAST_CATEGORIES),
  rottenAfterDays: orNull(Type.Integer()),
  at: Type.String({ description: 'When it entered the stage. RFC 3339, UTC.' }),
};
const moved = {
  from: stage,
  to: stage,
  secondsInStage: Type.Integer({ description: 'How long it was in `from`.' }),
  ...entry,
};
const closedOn = day('When it was closed.');
const byMove = { field: 'stage' } as const;

export const opportunityRecord = defineRecord({
  kind: 'opportunity',
  names: ['opportunityId'],
  readWith: 'opportunity.read',
  subject: ({ opportunityId: id }) => `opportunity:${id}`,
  events: {
    OpportunityOpened: {
      description: 'A deal may be made. Opens the stream.',
      tells: 'created',
      data: {
        opportunityId,
        title: personal(Type.String()),
        nextStep: personal(texts.nextStep),
        ...details,
        pipelineId: Type.String({ format: 'uuid' }),
        stage,
        ...entry,
        openedOn: day('When it was opened.'),
        ...holder,
      },
    },
    OpportunityTextsChanged: {
      description: 'The title or the next step changed. `fields` names them unencrypted.',
      tells: 'changed',
      data: { opportunityId, fields: TextChanges.fields, changes: personal(TextChanges.changes) },
    },
    OpportunityDetailsChanged: {
      description: 'What is known of the deal changed: amount, customer, lead, expected close, forecast or contacts.',
      tells: 'changed',
      data: { opportunityId, ...changed(details) },
    },
    OpportunityStageMoved: {
      description: 'An open deal went to another open stage, forwards or backwards.',
      tells: byMove,
      data: {
        opportunityId,
        ...moved,
        skipped: Type.Array(stage, { description: 'The stages between the two, in the order of the pipeline.' }),
      },
    },
    OpportunityWon: {
      description: 'The customer buys.',
      tells: byMove,
      data: { opportunityId, ...moved, closedOn },
    },
    OpportunityLost: {
      description: 'The customer does not buy.',
      tells: byMove,
      data: {
        opportunityId,
        ...moved,
        closedOn,
        reason: personal(Type.String()),
        competitor: personal(orNull(Type.String({ description: 'Who got the deal instead.' }))),
      },
    },
    OpportunityReopened: {
      description: 'A closed deal is worked on again.',
      tells: byMove,
      data: { opportunityId, ...moved },
    },
    OpportunityAssigned: {
      description: 'The deal has another owner or team.',
      tells: { fields: ASSIGNED_FIELDS },
      data: { opportunityId, ...assigned },
    },
    OpportunityArchived: {
      description: 'The deal was put away as it was.',
      tells: { verb: 'archived', says: { archived: [false, true] } },
      data: { opportunityId },
    },
    OpportunityRestored: {
      description: 'The deal is back as it was.',
      tells: { verb: 'restored', says: { archived: [true, false] } },
      data: { opportunityId },
    },
  },
});
export type OpportunityEvent = EventOf<typeof opportunityRecord>;

type Opened = Extract<OpportunityEvent, { type: 'OpportunityOpened' }>['data'];
export type OpportunityDetails = Readonly<Pick<Opened, keyof typeof details>>;
export type StageEntry = Readonly<Pick<Opened, keyof typeof entry>>;
export type OpportunityTexts = Readonly<Static<TObject<typeof texts>>>;
