import {
  type InteractionEvent,
  CustomerIsArchived,
  InteractionExists,
  InteractionIsVoided,
  InteractionNotFound,
  TooManyCorrections,
} from '@crm/contracts/customers';
import { spec } from '@crm/testing';
import { interactionDecider, MAX_CORRECTIONS, type InteractionCommand } from './interaction.decider.js';

const [interactionId, customerId] = ['I1', 'C1'];
const about = { kind: 'customer', id: customerId } as const;
const subjectAssignment = { ownerId: 'U2', teamId: null };
const interaction = spec(interactionDecider);
const log: Extract<InteractionCommand, { type: 'LogInteraction' }> = {
  type: 'LogInteraction',
  interactionId,
  about,
  subjectIsArchived: false,
  subjectAssignment,
  ownerId: 'U1',
  content: {
    type: 'call',
    direction: 'inbound',
    occurredAt: '2026-01-01T10:00:00.000Z',
    durationSeconds: null,
    outcome: null,
    subject: null,
    summary: 'Hello',
    participants: [{ name: 'Ada', role: 'buyer' }],
  },
};
const logged: InteractionEvent = {
  type: 'InteractionLogged',
  data: {
    interactionId,
    about,
    customerId,
    ownerId: 'U1',
    subjectAssignment,
    type: 'call',
    direction: 'inbound',
    occurredAt: '2026-01-01T10:00:00.000Z',
    summary: 'Hello',
    participants: [{ role: 'buyer', name: 'Ada' }],
  },
};
const voided: InteractionEvent = {
  type: 'InteractionVoided',
  data: { interactionId, about, customerId, reason: 'double' },
};
const correct = (
  content: Extract<InteractionCommand, { type: 'CorrectInteraction' }>['content'],
): InteractionCommand => ({
  type: 'CorrectInteraction',
  interactionId,
  content,
});
const summaryCorrected = (from: string, to: string): InteractionEvent => ({
  type: 'InteractionCorrected',
  data: { interactionId, about, customerId, fields: ['summary'], changes: { summary: { from, to } } },
});

describe('logging an interaction', () => {
  it('records given values and leaves out the others', () => interaction.given().when(log).then(logged));
  it('is refused for an archived customer', () =>
    interaction
      .given()
      .when({ ...log, subjectIsArchived: true })
      .thenRefused(CustomerIsArchived, { customerId }));
  it('is refused when the id is taken', () => interaction.given(logged).when(log).thenRefused(InteractionExists));
});

describe('correcting an interaction', () => {
  it('records the old and the new value of each field', () =>
    interaction
      .given(logged)
      .when(correct({ type: 'meeting', direction: null, durationSeconds: 60, subject: 'Offer', participants: [] }))
      .then({
        type: 'InteractionCorrected',
        data: {
          interactionId,
          about,
          customerId,
          fields: ['type', 'direction', 'durationSeconds', 'subject', 'participants'],
          changes: {
            type: { from: 'call', to: 'meeting' },
            direction: { from: 'inbound', to: null },
            durationSeconds: { from: null, to: 60 },
            subject: { from: null, to: 'Offer' },
            participants: { from: [{ role: 'buyer', name: 'Ada' }], to: [] },
          },
        },
      }));
  it('continues from the previous correction', () =>
    interaction
      .given(logged, summaryCorrected('Hello', 'Hullo'))
      .when(correct({ summary: 'Hi' }))
      .then(summaryCorrected('Hullo', 'Hi')));
  it('records nothing when nothing differs', () =>
    interaction
      .given(logged)
      .when(correct({ type: 'call', subject: null, participants: [{ name: 'Ada', role: 'buyer' }] }))
      .thenNothing());
  it('is limited in number', () =>
    interaction
      .given(logged, ...Array.from({ length: MAX_CORRECTIONS }, () => summaryCorrected('Hello', 'Hello')))
      .when(correct({ summary: 'Hi' }))
      .thenRefused(TooManyCorrections, { limit: MAX_CORRECTIONS }));
  it('is refused for an unknown interaction', () =>
    interaction.given().when(correct({})).thenRefused(InteractionNotFound, { interactionId }));
  it('is refused for a voided interaction', () =>
    interaction
      .given(logged, voided)
      .when(correct({ summary: 'Hi' }))
      .thenRefused(InteractionIsVoided));
  it('works when the texts were erased', () =>
    interaction
      .given({ ...logged, data: { ...logged.data, summary: undefined, participants: undefined } } as never)
      .when(correct({ summary: 'Hi', outcome: 'held' }))
      .then({
        type: 'InteractionCorrected',
        data: {
          interactionId,
          about,
          customerId,
          fields: ['outcome', 'summary'],
          changes: { outcome: { from: null, to: 'held' }, summary: { from: '', to: 'Hi' } },
        },
      }));
});

describe('voiding an interaction', () => {
  const command: InteractionCommand = { type: 'VoidInteraction', interactionId, reason: 'double' };
  it('records the reason', () => interaction.given(logged).when(command).then(voided));
  it('records nothing the second time', () => interaction.given(logged, voided).when(command).thenNothing());
});
