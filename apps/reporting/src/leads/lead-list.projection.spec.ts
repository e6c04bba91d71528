import type { LeadEvent } from '@crm/contracts/sales';
import type { Recorded } from '@crm/read-models';
import { leadList, type LeadRow } from './lead-list.projection.js';

const leadId = 'L1';
const at = (hour: number): string => `2026-11-20T${String(hour).padStart(2, '0')}:00:00.000Z`;

/** The row after these events, one each hour from midnight on. */
function rowAfter(...events: readonly (LeadEvent & { readonly erased?: true })[]): LeadRow | undefined {
  return events.reduce<LeadRow | undefined>((row, event, revision) => {
    const envelope = { revision, recordedAt: at(revision), actor: { id: 'U1' }, erased: false };
    return leadList.project(row, { ...envelope, ...event } as unknown as Recorded<LeadEvent>);
  }, undefined);
}

const captured: LeadEvent = {
  type: 'LeadCaptured',
  data: {
    leadId,
    name: 'Grace Hopper',
    email: 'Grace@Example.org',
    phone: '+12025550143',
    company: null,
    source: 'referral',
    customerId: null,
    estimatedAmount: null,
    rating: null,
    campaign: null,
    score: null,
    ownerId: 'U1',
    teamId: null,
  },
};
const contacted: LeadEvent = {
  type: 'LeadContacted',
  data: { leadId, from: 'new', to: 'contacted', channel: 'call', interactionId: null },
};
const steppedBack: LeadEvent = {
  type: 'LeadSteppedBack',
  data: { leadId, from: 'contacted', to: 'new', reason: 'wrong number' },
};
const lost: LeadEvent = {
  type: 'LeadLost',
  data: { leadId, from: 'contacted', to: 'lost', reason: 'no-budget', comment: 'next year' },
};
const stage = (status: string, since: number, until: number | null, hours: number) => ({
  status,
  since: at(since),
  until: until === null ? null : at(until),
  seconds: hours * 3600,
});

describe('the row of a lead', () => {
  it('is found by its mailbox and by every form of its phone number', () => {
    const row = rowAfter(captured);
    expect(row?.mailbox).toBe('grace@example.org');
    expect(row?.phoneForms).toEqual(expect.arrayContaining(['+12025550143', '2025550143']));
    const changes = { email: { from: 'Grace@Example.org', to: null }, phone: { from: '+12025550143', to: null } };
    const without: LeadEvent = {
      type: 'LeadContactDataChanged',
      data: { leadId, fields: ['email', 'phone'], changes },
    };
    expect(rowAfter(captured, without)).toMatchObject({ name: 'Grace Hopper', mailbox: null, phoneForms: [] });
  });

  it('keeps the time in each status, one entry for each', () => {
    expect(rowAfter(captured)?.stages).toEqual([stage('new', 0, null, 0)]);
    expect(rowAfter(captured, contacted, steppedBack, contacted, lost)).toMatchObject({
      status: 'lost',
      statusSince: at(4),
      stages: [stage('new', 2, 3, 2), stage('contacted', 3, 4, 2), stage('lost', 4, null, 0)],
      outcomes: ['lost'],
    });
  });

  it('says why it was lost until it is reopened', () => {
    const reopened: LeadEvent = { type: 'LeadReopened', data: { leadId, from: 'lost', to: 'contacted' } };
    expect(rowAfter(captured, contacted, lost)).toMatchObject({ lostReason: 'no-budget', lostComment: 'next year' });
    expect(rowAfter(captured, contacted, lost, reopened)).toMatchObject({
      status: 'contacted',
      lostReason: null,
      lostComment: null,
      lastContact: { at: at(1), channel: 'call', interactionId: null },
    });
  });

  it('belongs to whom it was given', () => {
    const [from, to] = [
      { ownerId: 'U1', teamId: null },
      { ownerId: null, teamId: 'T1' },
    ];
    expect(rowAfter(captured, { type: 'LeadAssigned', data: { leadId, from, to, rule: 'by-hand' } })).toMatchObject(to);
  });

  it('of an erased person shows no personal data, and everything else', () => {
    const {
      name: _name,
      email: _email,
      phone: _phone,
      company: _company,
      ...rest
    } = captured.data as never as Record<string, string>;
    const erased = { ...captured, data: rest, erased: true } as never as LeadEvent & { erased: true };
    const { comment: _comment, ...loss } = lost.data as never as Record<string, string>;
    expect(rowAfter(erased, contacted, { ...lost, data: loss, erased: true } as never)).toMatchObject({
      name: '[erased]',
      email: null,
      phone: null,
      mailbox: null,
      phoneForms: [],
      source: 'referral',
      status: 'lost',
      lostReason: 'no-budget',
      lostComment: '[erased]',
    });
  });
});
