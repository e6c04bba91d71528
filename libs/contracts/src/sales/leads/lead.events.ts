import Type from 'typebox';
import { assigned, ASSIGNED_FIELDS, holder } from '../../assignment.js';
import { changed, orNull } from '../../changed-fields.js';
import { personal } from '../../event-definition.js';
import { Money } from '../../money.js';
import { defineRecord, type EventOf } from '../../record-kind.js';
import type { DataOf } from '../../telling.js';

/** In the order in which a lead goes through them; it is converted or lost in the end. */
export const LEAD_STATUSES = ['new', 'contacted', 'qualified', 'converted', 'lost'] as const;
export type LeadStatus = (typeof LEAD_STATUSES)[number];
/** Those in which there is still work to do. */
export const OPEN_LEAD_STATUSES: readonly LeadStatus[] = ['new', 'contacted', 'qualified'];
export const LEAD_RATINGS = ['cold', 'warm', 'hot'] as const;
export type LeadRating = (typeof LEAD_RATINGS)[number];
export const CONTACT_CHANNELS = ['call', 'email', 'meeting', 'sms', 'chat'] as const;
export type ContactChannel = (typeof CONTACT_CHANNELS)[number];

const leadId = Type.String({ format: 'uuid' });
const text = (description: string) => orNull(Type.String({ description }));

const contactData = {
  name: orNull(Type.String({ description: 'null only as the former name of somebody who was erased.' })),
  email: text('As the person writes it.'),
  phone: text('E.164'),
  company: text('Where the person works.'),
};
const ContactChanges = changed(contactData);

const details = {
  source: Type.String({ description: 'Key of a choice of the list `lead-source`.' }),
  customerId: orNull(Type.String({ format: 'uuid', description: 'The customer that the lead is about.' })),
  estimatedAmount: orNull(Money),
  rating: orNull(Type.Enum(LEAD_RATINGS)),
  campaign: text('What made them come forward.'),
  score: orNull(Type.Integer({ description: '0 to 100' })),
};

/** A move from one status to another. */
const moves = { from: Type.Enum(LEAD_STATUSES), to: Type.Enum(LEAD_STATUSES) };
const byMove = { field: 'status' } as const;

export const leadRecord = defineRecord({
  kind: 'lead',
  names: ['leadId'],
  readWith: 'lead.read',
  // Everything personal in these events belongs to the lead.
  subject: ({ leadId: id }) => `lead:${id}`,
  events: {
    LeadCaptured: {
      description: 'Somebody may become a customer. Opens the stream; the lead is new.',
      tells: 'created',
      data: {
        leadId,
        name: personal(Type.String()),
        email: personal(contactData.email),
        phone: personal(contactData.phone),
        company: personal(contactData.company),
        ...details,
        ...holder,
      },
    },
    LeadContactDataChanged: {
      description: 'Name, e-mail address, phone number or company changed. `fields` names them unencrypted.',
      tells: 'changed',
      data: { leadId, fields: ContactChanges.fields, changes: personal(ContactChanges.changes) },
    },
    LeadDetailsChanged: {
      description: 'What is known of the chance changed: source, customer, amount, rating, campaign or score.',
      tells: 'changed',
      data: { leadId, ...changed(details) },
    },
    LeadContacted: {
      description: 'A new lead was contacted for the first time.',
      tells: byMove,
      data: {
        leadId,
        ...moves,
        channel: Type.Enum(CONTACT_CHANNELS),
        interactionId: orNull(
          Type.String({ format: 'uuid', description: 'The interaction that was logged about it.' }),
        ),
      },
    },
    LeadQualified: {
      description: 'The lead is worth an offer.',
      tells: byMove,
      data: { leadId, ...moves, criteria: personal(text('What speaks for it.')) },
    },
    LeadLost: {
      description: 'The lead will not become a customer.',
      tells: byMove,
      data: {
        leadId,
        ...moves,
        reason: Type.String({ description: 'Key of a choice of the list `lead-lost-reason`.' }),
        comment: personal(text('The reason in free words.')),
      },
    },
    LeadReopened: {
      description: 'A lost lead is worked on again.',
      tells: byMove,
      data: { leadId, ...moves },
    },
    LeadSteppedBack: {
      description: 'The lead went one step back, because it had gone too far by mistake or too early.',
      tells: byMove,
      data: { leadId, ...moves, reason: personal(Type.String()) },
    },
    LeadAssigned: {
      description: 'The lead has another owner or team.',
      tells: { fields: ASSIGNED_FIELDS },
      data: { leadId, ...assigned },
    },
    LeadArchived: {
      description: 'The lead was put away in the status that it had. It is no duplicate of anything.',
      tells: { verb: 'archived', says: { archived: [false, true] } },
      data: { leadId, reason: personal(text('Why.')) },
    },
    LeadRestored: {
      description: 'The lead is back, in the status that it had.',
      tells: { verb: 'restored', says: { archived: [true, false] } },
      data: { leadId },
    },
  },
});
export type LeadEvent = EventOf<typeof leadRecord>;

export type LeadContactData = Readonly<DataOf<typeof contactData>>;
export type LeadDetails = Readonly<DataOf<typeof details>>;
