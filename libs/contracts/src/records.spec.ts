import { recordOfType, records } from './records.js';

describe('the records of the program', () => {
  it('have distinct names, streams and event types', () => {
    for (const each of ['kind', 'category'] as const)
      expect(new Set(records.map((record) => record[each])).size).toBe(records.length);
    const types = records.flatMap(({ definitions }) => definitions.map(({ type }) => type));
    expect(new Set(types).size).toBe(types.length);
  });
  it('are named by properties that their events have', () => {
    for (const { kind, names, definitions } of records)
      for (const name of names)
        expect([kind, name, definitions.some(({ data }) => name in data.properties)]).toEqual([kind, name, true]);
  });
  // A new credential needs a line here. A line that disappears means that a secret would be shown.
  it('keep these secrets, and no others', () =>
    expect(
      records
        .flatMap(({ definitions }) =>
          definitions.flatMap(({ type, secretFields }) => secretFields.map((field) => `${type}.${field}`)),
        )
        .sort(),
    ).toEqual([
      'ApiClientCreated.secretHash',
      'ApiClientSecretRotated.secretHash',
      'EmailChangeRequested.currentTokenHash',
      'EmailChangeRequested.newTokenHash',
      'EmailVerificationRequested.tokenHash',
      'PasswordChanged.hash',
      'PasswordRehashed.hash',
      'PasswordResetRequested.tokenHash',
      'SessionRefreshed.refreshTokenHash',
      'SessionStarted.refreshTokenHash',
      'SetUpTokenIssued.tokenHash',
      'SigningKeyAdded.privateKey',
      'UserInvited.tokenHash',
    ]));
  it('encrypt personal fields in the log, whatever they are called there', () => {
    for (const { type, personalFields, encryptedFields } of records.flatMap(({ definitions }) => definitions))
      expect([type, encryptedFields.length > 0]).toEqual([type, personalFields.length > 0]);
  });
  it('are known by the types of their events', () => {
    expect(recordOfType('NoteAdded')?.kind).toBe('note');
    expect(recordOfType('LeadScored')).toBeUndefined();
  });
});
