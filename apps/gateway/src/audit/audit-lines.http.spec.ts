import { createHash } from 'node:crypto';
import type { AuditEntryView } from '@crm/contracts/audit';
import { parse } from 'csv-parse/sync';
import { AuditLines } from './audit-lines.http.js';

const entry = (name: string): AuditEntryView => ({
  id: 'E1',
  position: '00000000000000000001',
  at: '2026-11-21T09:30:00.000Z',
  recordedAt: '2026-11-21T09:30:00.001Z',
  action: 'CustomerTagged',
  words: 'Customer tagged',
  outcome: 'done',
  actor: { type: 'user', id: 'U1', name },
  source: 'api',
  record: { type: 'customer', id: 'C1' },
  revision: 1,
  ip: '198.51.100.7',
  requestId: '=1+1',
  traceId: null,
  correlationId: 'c',
  changes: [{ field: 'tags', from: null, to: 'vip, "gold"' }],
  data: {},
  hash: 'ab',
});
const fileOf = (format: 'csv' | 'jsonl') => {
  const lines = new AuditLines(format);
  const before = lines.head() + lines.page([entry('李雷'), entry('=HYPERLINK("x")')]) + lines.page([entry('-2')]);
  return { before, ...lines.end() };
};
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('the trail as a file', () => {
  it('ends with the number of its rows and the checksum of everything before', () => {
    for (const format of ['csv', 'jsonl'] as const) {
      const file = fileOf(format);
      expect(file.sha256).toBe(sha256(file.before));
      expect(file.line).toContain(file.sha256);
      expect(file.line).toMatch(/rows"?[,:]3/);
    }
  });

  it('holds nothing that a spreadsheet executes', () => {
    const { before } = fileOf('csv');
    const [, ...rows] = parse(before) as string[][];
    expect(rows).toHaveLength(3);
    for (const row of rows) for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    expect(rows[0]).toContain('李雷');
    expect(JSON.parse(rows[0]?.[18] ?? '')).toEqual([{ field: 'tags', from: null, to: 'vip, "gold"' }]);
  });

  it('is one entry per line as JSON', () => {
    const lines = fileOf('jsonl').before.trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as AuditEntryView).actor.name)).toEqual([
      '李雷',
      '=HYPERLINK("x")',
      '-2',
    ]);
  });
});
