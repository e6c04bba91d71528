import { setTimeout as sleep } from 'node:timers/promises';
import type { Question } from '@crm/testing';
import { inFolder, program, under, type Figure } from '../measure.js';
import { Standalone } from '../standalone.js';

/** Longest time that one request may hold the event loop. */
const HELD_MS = 50;
/** The largest body that is accepted. */
const BODY_BYTES = 1024 * 1024 - 1024;

interface Hostile {
  readonly what: string;
  readonly path: string;
  readonly question: Question;
  /** The answer is an upload, and what reads the file is the dry run. */
  readonly runs?: true;
}

const members = (count: number): Record<string, number> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 1]));
const repeated = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));
/** As many of them as a body can hold. */
const filling = (item: object): object[] =>
  repeated(Math.floor(BODY_BYTES / (JSON.stringify(item).length + 1)), () => item);

/** What a caller sends that wants to keep the program busy: each is at the limit of what is read at all. */
function requests(token: string): readonly Hostile[] {
  const anonymous = (what: string, body: object): Hostile => ({ what, path: '/api/v1/auth/login', question: { body } });
  const create = (what: string, body: object): Hostile => ({
    what,
    path: '/api/v1/customers',
    question: { token, body: { kind: 'person', name: 'x', ...body } },
  });
  const list = (what: string, query: string): Hostile => ({
    what,
    path: `/api/v1/customers?${query}`,
    question: { token },
  });
  const file = (what: string, body: string | Uint8Array, type = 'text/csv'): Hostile => ({
    what,
    path: '/api/v1/imports',
    question: { token, body, headers: { 'content-type': type } },
    runs: true,
  });
  const card = (what: string, lines: string): Hostile =>
    file(what, `BEGIN:VCARD\r\nFN:x\r\n${lines}\r\nEND:VCARD\r\n`, 'text/vcard');
  const condition = 'name eq "x"';
  return [
    anonymous('unknown members in one object', members(80_000)),
    anonymous(
      'unknown members in nested objects',
      repeated(30, () => 0).reduce<object>((inner) => ({ ...members(400), inner }), {}),
    ),
    anonymous('unknown members in many objects', { list: repeated(1000, () => members(90)) }),
    anonymous('an unknown member with a very long name', { ['/'.repeat(BODY_BYTES - 100)]: 1 }),
    create('unknown members in e-mail addresses', { emails: repeated(1000, () => members(80)) }),
    create('many invalid e-mail addresses', { emails: repeated(1000, (n) => ({ address: `no address ${n}` })) }),
    create('many long tags', { tags: repeated(1000, (n) => `${n}${'t'.repeat(900)}`) }),
    create('a very long name', { name: 'n\u0301'.repeat(150_000) }),
    create('very many custom fields', { customFields: members(500) }),
    {
      what: 'a bulk of the largest size',
      path: '/api/v1/customers/bulk?dryRun=true',
      question: {
        token,
        body: {
          operations: filling({ op: 'create', customer: { kind: 'person', name: 'x', ...members(400) } }).slice(0, 500),
        },
      },
    },
    {
      what: 'a bulk of 500 customers',
      path: '/api/v1/customers/bulk?dryRun=true',
      question: {
        token,
        body: {
          operations: repeated(500, (n) => ({
            op: 'create',
            customer: {
              kind: 'person',
              name: `Person ${n}`,
              emails: repeated(5, (k) => ({ address: `a${n}-${k}@example.org` })),
            },
          })),
        },
      },
    },
    list('a filter of 20 conditions', `filter=${encodeURIComponent(repeated(20, () => condition).join(' or '))}`),
    list(
      'a filter of six lists of 50 addresses',
      `filter=${encodeURIComponent(repeated(6, (n) => `email in (${repeated(50, (k) => `"${n}${k}@x"`).join(',')})`).join(' or '))}`,
    ),
    list('a filter of 4,000 parentheses', `filter=${'('.repeat(4_000)}`),
    list(
      'a filter of 200 values',
      `filter=${encodeURIComponent(`name in (${repeated(200, (n) => `"${n}"`).join(',')})`)}`,
    ),
    list('a sort of many fields', `sort=${repeated(800, () => 'name').join(',')}`),
    list('a cursor that is none', `cursor=${'A'.repeat(6_000)}`),
    list('a search of many words', `q=${encodeURIComponent(repeated(1_000, (n) => `w${n}`).join(' '))}`),
    {
      what: 'long conditional headers',
      path: '/api/v1/me',
      question: {
        token,
        headers: { 'if-none-match': repeated(2_000, (n) => `"${n}"`).join(','), accept: 'a/b,'.repeat(300) },
      },
    },
    {
      what: 'a CSV header of 100,000 columns',
      path: '/api/v1/imports?name=wide.csv',
      question: {
        token,
        body: `${repeated(100_000, (n) => `c${n}`).join(',')}\n`,
        headers: { 'content-type': 'text/csv' },
      },
    },
    {
      what: 'a form of 100,000 fields',
      path: '/api/v1/auth/token',
      question: {
        body: repeated(100_000, (n) => `f${n}=1`).join('&'),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      },
    },
    {
      what: 'a form with one very long name',
      path: '/api/v1/auth/token',
      question: {
        body: `${'/'.repeat(BODY_BYTES - 100)}=1`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      },
    },
    {
      what: 'a stream of an unknown parameter',
      path: `/api/v1/changes?kinds=${'x,'.repeat(3_000)}`,
      question: { token },
    },
    {
      what: 'a stream from a position that is none',
      path: '/api/v1/changes',
      question: { token, headers: { 'last-event-id': '9'.repeat(8_000) } },
    },
    file('CSV that is all quotes', `Name\n${'"a,b\n'.repeat(90)}`),
    file('CSV of delimiters', `Name\n${',;|\t'.repeat(BODY_BYTES / 4)}\n`),
    file(
      'a table whose encoding is not said',
      Buffer.from(`Name;Ort\n${'M\u00fcller;K\u00f6ln\n'.repeat(20_000)}`, 'latin1'),
    ),
    card('a card of very many properties', 'TEL:1\r\n'.repeat(140_000)),
    card('a card of very many parameters', `TEL${';A=1'.repeat(16_000)}:1\r\n`.repeat(15)),
    card('a card that is folded very often', `NOTE:x\r\n${' y\r\n'.repeat(250_000)}`),
    { what: 'a feed of many types', path: `/api/v1/events?types=${'crm.x,'.repeat(660)}`, question: { token } },
  ];
}

/** Uploads a file and reads it to its end. */
async function dryRun(standalone: Standalone, question: Question): Promise<number> {
  const { id } = await standalone.json<{ id: string }>('/api/v1/imports', question);
  const { token } = question;
  const path = `/api/v1/imports/${id}`;
  const body = { mode: 'create', dryRun: true };
  const status = await standalone.status(`${path}/start`, { ...(token !== undefined && { token }), body });
  for (;;) {
    const { state } = await standalone.json<{ state: string }>(path, { ...(token !== undefined && { token }) });
    if (state !== 'validating') return status;
    await sleep(20);
  }
}

await program(({ short }) =>
  inFolder(async (folder) => {
    const standalone = await Standalone.start(folder);
    const figures: Figure[] = [];
    for (const { what, path, question, runs } of requests(await standalone.token())) {
      let [longest, status] = [0, 0];
      // The first time a path is taken, code is compiled: not the caller's doing.
      for (let time = 0; time < (short ? 2 : 6); time++) {
        await standalone.vitals();
        status = await (runs === true ? dryRun(standalone, question) : standalone.status(path, question));
        await sleep(20);
        const { loopDelayMaxMs } = await standalone.vitals();
        if (time > 0) longest = Math.max(longest, loopDelayMaxMs);
      }
      figures.push(under(`event loop held by ${what} (${status}), longest`, longest, 'ms', HELD_MS));
    }
    await standalone.stop();
    return figures;
  }),
);
