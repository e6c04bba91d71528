import { inWords, isAudited, outcomeOf, recordOf } from './audit-records.model.js';

const ID = '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10';

describe('the record that an entry is about', () => {
  it.each<[what: string, stream: string, data: object, type: string, id: string]>([
    ['is named by its stream', `customer-${ID}`, {}, 'customer', ID],
    ['is named by the event where one stream holds many', 'custom-fields-all', { fieldId: ID }, 'custom-field', ID],
    ['is named by the event, in the form of key ids', 'signing-keys-all', { kid: 'K1' }, 'signing-key', 'K1'],
    ['is the account that a log-in failed for', 'login-journal-ab12', { userId: ID }, 'user', ID],
    ['is the journal if there is no account', 'login-journal-ab12', { at: '' }, 'login-journal', 'ab12'],
    ['is the client that a token was issued to', `api-token-${ID}`, { apiClientId: 'A' }, 'api-client', 'A'],
    ['of a later release is recognised by the name of its stream', `sales-lead-${ID}`, {}, 'sales-lead', ID],
    ['of a stream without an id is the stream', 'odd', {}, 'odd', 'odd'],
  ])('%s', (_what, stream, data, type, id) => expect(recordOf(stream, data)).toEqual({ type, id }));
});

describe('an action', () => {
  it('was done, refused, or failed', () => {
    expect(['UserActivated', 'LoginFailed', 'AccessRefused', 'ExportFailed'].map(outcomeOf)).toEqual([
      undefined,
      'refused',
      'refused',
      'failed',
    ]);
  });
  it('of a later release failed if its name says so', () =>
    expect(['CampaignFailed', 'CampaignStarted'].map(outcomeOf)).toEqual(['failed', undefined]));
  it('is part of the trail, unless another event says the same', () =>
    expect(['NoteAdded', 'LeadScored', 'ValueClaimed', 'ValueReleased', 'LogSealed'].map(isAudited)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]));
  it('is shown as text', () => expect(inWords('CustomerDetailsChanged')).toBe('Customer details changed'));
});
