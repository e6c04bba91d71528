import { eventOfType, events } from './records.js';
import { shownData } from './public-record.js';

describe('what an auditor is shown of an event', () => {
  it('is never what opens something', () => {
    const secrets = events.flatMap((each) => each.secretFields.map((field) => [each, field] as const));
    expect(secrets.length).toBeGreaterThan(8);
    for (const [each, field] of secrets)
      expect([each.type, shownData(each, { [field]: 'secret', userId: 'u' })]).toEqual([each.type, { userId: 'u' }]);
  });

  it('keeps the checksum of an export, which opens nothing', () =>
    expect(shownData(eventOfType('AuditExportCompleted'), { rows: 1, sha256: 'ab' })).toHaveProperty('sha256'));
});
