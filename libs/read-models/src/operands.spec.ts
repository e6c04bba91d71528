import { InvalidQuery } from '@crm/contracts/refusals';
import { parseFilter } from './filter-parser.js';
import { matches } from './matching.js';
import { resolveFilter } from './query.js';
import type { CollectionSpec, Document, FieldSpec } from './read-model-store.port.js';

const keyword = (path: string, operand: FieldSpec['operand'], many = false): FieldSpec => ({
  path,
  type: 'keyword',
  ...(operand && { operand }),
  ...(many && { many }),
});
const spec: CollectionSpec = {
  name: 'ships.v1',
  fields: {
    launchedAt: keyword('launchedAt', 'moment'),
    seenAt: keyword('seenAt', 'moment', true),
    insuredUntil: keyword('insuredUntil', 'day'),
    id: keyword('id', 'id'),
    by: keyword('by', 'reference'),
    origin: keyword('origin', 'code'),
    position: keyword('position', 'position'),
    rig: keyword('rig', { oneOf: ['sloop', 'brig', 'brigantine'] }),
    letter: keyword('letter', { oneOf: ['a', 'A'] }),
    email: keyword('mailboxes', 'email', true),
    phone: keyword('phoneForms', 'phone', true),
    name: { path: 'name', type: 'text' },
    tons: { path: 'tons', type: 'number' },
  },
  indexes: [],
};
const meets = (filter: string, document: Document): boolean =>
  matches(resolveFilter(spec, parseFilter(filter, spec)), document);
function refusalOf(filter: string): InvalidQuery['facts'] | undefined {
  try {
    parseFilter(filter, spec);
    return undefined;
  } catch (error) {
    if (error instanceof InvalidQuery) return error.facts;
    throw error;
  }
}

describe('a moment in a filter', () => {
  const ship = { launchedAt: '2026-11-30T15:00:00.000Z' };
  it.each([
    '2026-11-30T15:00:00.000Z',
    '2026-11-30T15:00:00Z',
    '2026-11-30T15:00Z',
    '2026-11-30t15:00:00z',
    '2026-11-30 15:00:00Z',
    '2026-11-30T10:00:00-05:00',
    '2026-12-01T01:00:00.000000001+10:00',
    '2026-11-30T20:45+05:45',
    ' 2026-11-30T15:00Z ',
  ])('is the same, written as %s', (moment) => {
    const result = (op: string): boolean => meets(`launchedAt ${op} "${moment}"`, ship);
    expect(['eq', 'ne', 'lt', 'le', 'gt', 'ge'].map(result)).toEqual([true, false, false, true, false, true]);
    expect(meets(`launchedAt in ("${moment}", "1999-01-01T00:00Z")`, ship)).toBe(true);
  });

  it('is compared to the millisecond: a second without a fraction is its beginning', () => {
    const later = { launchedAt: '2026-11-30T15:00:00.120Z' };
    const result = (op: string): boolean => meets(`launchedAt ${op} "2026-11-30T15:00:00Z"`, later);
    expect(['eq', 'ne', 'lt', 'le', 'gt', 'ge'].map(result)).toEqual([false, true, false, false, true, true]);
  });

  it.each([
    ['2026-11-29T23:59:59.999Z', [false, true, true, true, false, false]],
    ['2026-11-30T00:00:00.000Z', [true, false, false, true, false, true]],
    ['2026-11-30T23:59:59.999Z', [true, false, false, true, false, true]],
    ['2026-12-01T00:00:00.000Z', [false, true, false, false, true, true]],
    [null, [false, true, false, false, false, false]],
  ])('is compared with the whole day of UTC, if only a day is given: %s', (launchedAt, results) => {
    const result = (op: string): boolean => meets(`launchedAt ${op} "2026-11-30"`, { launchedAt });
    expect(['eq', 'ne', 'lt', 'le', 'gt', 'ge'].map(result)).toEqual(results);
  });

  it('may be one of several days and moments', () => {
    const filter = 'launchedAt in ("2026-11-29", "2026-11-30T15:00Z", "2026-12-24")';
    const days = ['2026-11-29T12:00:00.000Z', '2026-11-30T15:00:00.000Z', '2026-11-30T15:00:00.001Z'];
    expect(days.map((launchedAt) => meets(filter, { launchedAt }))).toEqual([true, true, false]);
  });

  it.each([
    'yesterday',
    '',
    '2026-11-30T10:00:00',
    '2026-11-30T10:00:00 01:00',
    '2026-02-30T10:00:00Z',
    '2026-02-30',
    '2026-11',
    '30.11.2026',
    '2026-11-30T24:00:00Z',
    '2026-11-30T10:00:60Z',
    '2026-11-30T10:00:00+25:00',
    '0000-01-01T00:00:00+10:00',
    '9999-12-31T23:00:00-10:00',
    '1764498600000',
  ])('is refused as %j, with the field and what it takes', (moment) =>
    expect(refusalOf(`name eq "x" and launchedAt ge "${moment}"`)).toEqual({
      parameter: 'filter',
      reason: expect.stringMatching(/^launchedAt must be compared with a moment .*"2026-11-30T10:00:00Z"/),
      offset: 30,
    }),
  );
  it('is no number, and has no beginning', () => {
    expect(refusalOf('launchedAt ge 1764498600000')?.reason).toMatch(/^launchedAt must be compared with a moment/);
    expect(refusalOf('launchedAt prefix "2026-11"')?.reason).toBe('launchedAt supports eq, ne, in, lt, le, gt, ge');
  });
  it('among many is no day: one could lie behind its beginning and another before its end', () => {
    expect(refusalOf('seenAt eq "2026-11-30"')?.reason).toMatch(/^seenAt must be compared with a moment/);
    expect(refusalOf('seenAt eq "2026-11-30T00:00Z"')).toBeUndefined();
  });
});

describe('a day in a filter', () => {
  it('is compared as a day', () => {
    const ship = { insuredUntil: '2026-11-30' };
    const result = (op: string): boolean => meets(`insuredUntil ${op} "2026-11-30"`, ship);
    expect(['eq', 'ne', 'lt', 'le', 'gt', 'ge'].map(result)).toEqual([true, false, false, true, false, true]);
  });
  it.each(['2026-11-31', '2026-11-30T00:00:00Z', 'tomorrow'])('is not %s', (day) =>
    expect(refusalOf(`insuredUntil lt "${day}"`)).toMatchObject({
      reason: 'insuredUntil must be compared with a calendar day like "2026-11-30"',
    }),
  );
});

describe('a choice in a filter', () => {
  it.each(['rig eq "brig"', 'rig eq "BRIG"', 'rig in ("sloop", "Brig")', 'rig prefix "Bri"', 'rig ne "sloop"'])(
    'is compared in any case: %s',
    (filter) => expect(meets(filter, { rig: 'brig' })).toBe(true),
  );
  it('is exact where words differ only in case', () =>
    expect(['a', 'A'].map((letter) => meets('letter eq "A"', { letter }))).toEqual([false, true]));
  it('is refused with the allowed words', () =>
    expect(refusalOf('rig in ("sloop", "dinghy")')).toEqual({
      parameter: 'filter',
      reason: 'rig must be compared with one of sloop, brig, brigantine',
      allowed: ['sloop', 'brig', 'brigantine'],
      offset: 7,
    }));
  it('has no order', () => expect(refusalOf('rig gt "brig"')?.reason).toBe('rig supports eq, ne, in, prefix'));
  it('may be absent', () => expect(meets('rig eq null', {})).toBe(true));
});

describe('other forms in a filter', () => {
  const ID = '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10';
  it.each<[string, Document]>([
    [`id eq "${ID.toUpperCase()}"`, { id: ID }],
    [`by eq "${ID.toUpperCase()}"`, { by: ID }],
    ['by eq "imports"', { by: 'imports' }],
    ['origin eq "Referral"', { origin: 'referral' }],
    ['origin prefix "Ref"', { origin: 'referral' }],
    ['position gt "99"', { position: '00000000000000000100' }],
    ['email eq "Ada@XN--BCHER-KVA.example"', { mailboxes: ['ada@bücher.example'] }],
    ['email prefix "ada@büch"', { mailboxes: ['ada@bücher.example'] }],
    ['phone eq "0171 1234567"', { phoneForms: ['+491711234567', '1711234567', '01711234567'] }],
    ['phone prefix "+49 171"', { phoneForms: ['+491711234567'] }],
    ['phone suffix "45-67"', { phoneForms: ['~765432117194'] }],
    ['phone ne "0171 7654321"', { phoneForms: ['+491711234567', '01711234567'] }],
  ])('mean the same: %s', (filter, document) => expect(meets(filter, document)).toBe(true));
  it.each<[string, Document]>([
    ['email prefix "ada@example."', { mailboxes: ['ada@example-two.org'] }],
    ['phone ne "0171 1234567"', { phoneForms: ['+491711234567', '01711234567'] }],
    ['phone eq "+43 171 1234567"', { phoneForms: ['+491711234567', '01711234567'] }],
  ])('do not match: %s', (filter, document) => expect(meets(filter, document)).toBe(false));
  it.each([
    ['id eq "me"', 'id must be compared with a UUID'],
    ['id prefix "019"', 'id supports eq, ne, in, lt, le, gt, ge'],
    ['by eq "not a name"', 'by must be compared with a UUID, or the name of a part of the program'],
    ['position lt "now"', 'position must be compared with a position of the log: a string of up to 20 digits'],
    ['phone eq "call me"', 'phone must be compared with a phone number'],
    ['phone suffix "67"', 'phone must be compared with a phone number'],
    ['phone gt "+49"', 'phone supports eq, ne, in, prefix, suffix'],
    ['name suffix "x"', 'name supports eq, ne, in, lt, le, gt, ge, prefix'],
    ['tons suffix "1"', 'tons supports eq, ne, in, lt, le, gt, ge'],
  ])('are refused with a reason: %s', (filter, reason) => expect(refusalOf(filter)?.reason).toContain(reason));
});
