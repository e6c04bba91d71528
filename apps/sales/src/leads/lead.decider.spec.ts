import type { Assignment, AssignmentChange } from '@crm/contracts';
import {
  LeadExists,
  LeadInWork,
  LeadIsArchived,
  LeadMoveNotAllowed,
  LeadNotFound,
  type LeadEvent,
  type LeadStatus,
} from '@crm/contracts/sales';
import { spec } from '@crm/testing';
import { leadDecider, type LeadCommand } from './lead.decider.js';

const lead = spec(leadDecider);
const leadId = 'L1';
const contactData = { name: 'Grace Hopper', email: 'grace@example.org', phone: null, company: null };
const details = {
  source: 'referral',
  customerId: null,
  estimatedAmount: null,
  rating: null,
  campaign: null,
  score: null,
};
const holder = { ownerId: 'U1', teamId: null };
const captured: LeadEvent = { type: 'LeadCaptured', data: { leadId, ...contactData, ...details, ...holder } };
const contacted: LeadEvent = {
  type: 'LeadContacted',
  data: { leadId, from: 'new', to: 'contacted', channel: 'call', interactionId: null },
};
const qualified = (from: LeadStatus = 'contacted'): LeadEvent => ({
  type: 'LeadQualified',
  data: { leadId, from, to: 'qualified', criteria: null },
});
const lost = (from: LeadStatus): LeadEvent => ({
  type: 'LeadLost',
  data: { leadId, from, to: 'lost', reason: 'no-budget', comment: null },
});
const archived: LeadEvent = { type: 'LeadArchived', data: { leadId, reason: null } };

const contact: LeadCommand = { type: 'ContactLead', leadId, channel: 'call', interactionId: null };
const qualify: LeadCommand = { type: 'QualifyLead', leadId, criteria: null };
const lose: LeadCommand = { type: 'LoseLead', leadId, reason: 'no-budget', comment: null };
const reopen: LeadCommand = { type: 'ReopenLead', leadId };
const stepBack: LeadCommand = { type: 'StepLeadBack', leadId, reason: 'too early' };
const archive = (onlyNew = false): LeadCommand => ({ type: 'ArchiveLead', leadId, reason: null, onlyNew });

/** What leads to each status. */
const HISTORIES: readonly (readonly [status: LeadStatus, allowed: readonly string[], history: readonly LeadEvent[]])[] =
  [
    ['new', ['contact', 'qualify', 'lose'], [captured]],
    ['contacted', ['qualify', 'lose', 'step-back'], [captured, contacted]],
    ['qualified', ['lose', 'step-back'], [captured, contacted, qualified()]],
    ['lost', ['reopen'], [captured, contacted, lost('contacted')]],
  ];
const COMMANDS = { contact, qualify, lose, reopen, 'step-back': stepBack };

describe('a lead', () => {
  it('is captured once, with its owner and team', () => {
    const capture: LeadCommand = { type: 'CaptureLead', leadId, contactData, details, holder };
    lead.given().when(capture).then(captured);
    lead.given(captured).when(capture).thenRefused(LeadExists, { leadId });
  });

  it('goes from new to contacted and qualified, or from new to qualified at once', () => {
    lead.given(captured).when(contact).then(contacted);
    lead.given(captured, contacted).when(qualify).then(qualified());
    lead.given(captured).when(qualify).then(qualified('new'));
  });

  it('is lost for a reason from every open status, and reopened as contacted', () => {
    lead.given(captured).when(lose).then(lost('new'));
    lead.given(captured, contacted, qualified()).when(lose).then(lost('qualified'));
    lead
      .given(captured, lost('new'))
      .when(reopen)
      .then({ type: 'LeadReopened', data: { leadId, from: 'lost', to: 'contacted' } });
  });

  it('goes one step back with a reason', () => {
    const back = (from: LeadStatus, to: LeadStatus): LeadEvent => ({
      type: 'LeadSteppedBack',
      data: { leadId, from, to, reason: 'too early' },
    });
    lead.given(captured, contacted, qualified()).when(stepBack).then(back('qualified', 'contacted'));
    lead.given(captured, contacted).when(stepBack).then(back('contacted', 'new'));
  });

  it.each(HISTORIES)('that is %s is refused every move but %j, with a list of these', (status, allowed, history) => {
    for (const [move, command] of Object.entries(COMMANDS))
      if (!allowed.includes(move))
        lead
          .given(...history)
          .when(command)
          .thenRefused(LeadMoveNotAllowed, { leadId, status, allowed });
    for (const move of allowed)
      expect(() =>
        leadDecider.decide(
          COMMANDS[move as keyof typeof COMMANDS],
          history.reduce(leadDecider.evolve, leadDecider.initial),
        ),
      ).not.toThrow();
  });

  it('is changed field by field; personal data and the rest in events of their own', () => {
    const estimatedAmount = { amount: 100, currency: 'EUR' };
    lead
      .given(captured)
      .when({
        type: 'ChangeLead',
        leadId,
        contactData: { name: 'Grace Hopper', phone: '+12025550143' },
        details: { estimatedAmount, source: 'referral' },
      })
      .then(
        {
          type: 'LeadContactDataChanged',
          data: { leadId, fields: ['phone'], changes: { phone: { from: null, to: '+12025550143' } } },
        },
        {
          type: 'LeadDetailsChanged',
          data: {
            leadId,
            fields: ['estimatedAmount'],
            changes: { estimatedAmount: { from: null, to: estimatedAmount } },
          },
        },
      );
    lead
      .given(captured)
      .when({ type: 'ChangeLead', leadId, contactData: { company: null }, details: {} })
      .thenNothing();
  });

  it('is changed even after the person was erased', () => {
    const {
      name: _name,
      email: _email,
      phone: _phone,
      company: _company,
      ...rest
    } = captured.data as typeof contactData & typeof details;
    const erased = { type: 'LeadCaptured', data: rest } as unknown as LeadEvent;
    lead
      .given(erased)
      .when({ type: 'ChangeLead', leadId, contactData: { name: 'Ada' }, details: {} })
      .then({
        type: 'LeadContactDataChanged',
        data: { leadId, fields: ['name'], changes: { name: { from: null, to: 'Ada' } } },
      });
  });

  it('is given to a user, a team or both; what is left out stays', () => {
    const assign = (change: AssignmentChange): LeadCommand => ({
      type: 'AssignLead',
      leadId,
      change,
      rule: 'by-hand',
    });
    const assigned = (to: Assignment): LeadEvent => ({
      type: 'LeadAssigned',
      data: { leadId, from: holder, to, rule: 'by-hand' },
    });
    lead
      .given(captured)
      .when(assign({ ownerId: 'U2' }))
      .then(assigned({ ownerId: 'U2', teamId: null }));
    lead
      .given(captured)
      .when(assign({ teamId: 'T1' }))
      .then(assigned({ ownerId: 'U1', teamId: 'T1' }));
    lead
      .given(captured)
      .when(assign({ ownerId: null, teamId: 'T1' }))
      .then(assigned({ ownerId: null, teamId: 'T1' }));
    lead
      .given(captured)
      .when(assign({ ownerId: 'U1' }))
      .thenNothing();
  });

  it('is archived in any status, except by callers who may archive new ones only', () => {
    lead.given(captured).when(archive(true)).then(archived);
    lead.given(captured, contacted).when(archive()).then(archived);
    lead.given(captured, contacted).when(archive(true)).thenRefused(LeadInWork, { leadId, status: 'contacted' });
    lead.given(captured, archived).when(archive()).thenNothing();
  });

  it('stays as it is while it is archived, and is restored in the status that it had', () => {
    for (const command of Object.values(COMMANDS))
      lead.given(captured, archived).when(command).thenRefused(LeadIsArchived, { leadId });
    const restored: LeadEvent = { type: 'LeadRestored', data: { leadId } };
    lead.given(captured, archived).when({ type: 'RestoreLead', leadId }).then(restored);
    lead.given(captured).when({ type: 'RestoreLead', leadId }).thenNothing();
    lead.given(captured, contacted, archived, restored).when(qualify).then(qualified());
  });

  it('must exist', () => lead.given().when(contact).thenRefused(LeadNotFound, { leadId }));
});
