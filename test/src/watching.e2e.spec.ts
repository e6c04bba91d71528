import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import * as contexts from '@crm/contracts/contexts';
import { SECURITY_EVENTS } from '@crm/platform';
import { crm, RunningProgram } from '@crm/testing';
import { metricsUrlOf, scrape, sumOf, type Sample } from './prometheus.js';
import { documentedCodes } from './documented-codes.js';

const document = (name: string): string => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');

/** The allowed values of labels. */
const routes = new Set([
  ...Object.keys((JSON.parse(document('openapi.json')) as { paths: object }).paths).map((path) =>
    path.replaceAll(/\{(\w+)\}/g, ':$1'),
  ),
  '/api/docs',
  '/api/docs/:asset',
  '/api/openapi.json',
  '*',
  'unmatched',
]);
const commands = new Set(Object.values(contexts).flatMap((context) => Object.keys(context)));
const closedSets: Readonly<Record<string, (value: string) => boolean>> = {
  route: (value) => routes.has(value),
  method: (value) => ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'other'].includes(value),
  status_class: (value) => ['2xx', '3xx', '4xx', '5xx', 'aborted'].includes(value),
  code: (value) => documentedCodes.has(value) || value === 'aborted',
  outcome: (value) => documentedCodes.has(value) || value === 'ok' || value === 'failed',
  command: (value) => commands.has(value),
  issue: (value) => /^(check|disk|event-loop|keys|log|program|projection|seal)\.[a-z-]+$/.test(value),
  event: (value) => SECURITY_EVENTS.some((event) => event === value),
  projection: (value) => /^[a-z]+\.[a-z-]+$/.test(value),
};
const strangers = (samples: readonly Sample[]): string[] => [
  ...new Set(
    samples
      .filter(({ name }) => name.startsWith('crm_'))
      .flatMap(({ name, labels }) =>
        Object.entries(labels)
          .filter(([label, value]) => closedSets[label]?.(value) === false)
          .map(([label, value]) => `${name} ${label}=${value}`),
      ),
  ),
];

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'PURGE', 'PROPFIND', 'M-SEARCH'];
/** A request that makes no sense: a made-up path, verb, id or address, on an existing route or none. */
const oddQuestion = (index: number): { path: string; method: string } => {
  const noise = randomBytes(6).toString('hex');
  const paths = [
    `/${noise}`,
    `/api/v1/${noise}`,
    `/api/v1/customers/${noise}`,
    `/api/v1/customers/${noise}/ada@example.org`,
    `/api/v1/users/${noise}?q=ada@example.org`,
    `/problems/${noise}`,
    `/api/docs/${noise}`,
    `/%zz${noise}`,
  ];
  return { path: paths[index % paths.length] as string, method: METHODS[index % METHODS.length] as string };
};
const send = (url: string, { path, method }: { path: string; method: string }): Promise<void> =>
  new Promise((resolve, reject) => {
    request(`${url}${path}`, { method, headers: { 'x-request-id': path.slice(1, 9) } }, (response) =>
      response.resume().once('end', resolve),
    )
      .once('error', reject)
      .end();
  });

describe('metrics', () => {
  let program: RunningProgram;
  beforeAll(async () => (program = await RunningProgram.start({ env: { METRICS_PORT: '0' } })));
  afterAll(() => program.dispose());

  it('are served on their own port and address, to GET /metrics only', async () => {
    const url = metricsUrlOf(program);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await program.ask('/metrics')).status).toBe(404);
    const answer = await fetch(`${url}/metrics`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/plain')]);
    expect((await fetch(`${url}/`)).status).toBe(404);
    expect((await fetch(`${url}/metrics`, { method: 'POST' })).status).toBe(405);
  });

  it('count operations and their outcomes', async () => {
    const before = await scrape(program);
    const headers = { 'idempotency-key': 'metrics-1' };
    const body = { kind: 'person', name: 'Grace Hopper' };
    const created = await program.askAsAdministrator('/api/v1/customers', { body, headers });
    expect([created.status, created.text]).toEqual([201, expect.any(String)]);
    await program.askAsAdministrator('/api/v1/customers', { body, headers });
    await program.askAsAdministrator(`/api/v1/customers/${(created.body as { id: string }).id}`);
    await program.askAsAdministrator('/api/v1/customers', { body: {} });
    await program.ask('/api/v1/auth/login', { body: { email: 'nobody@example.org', password: 'wrong' } });
    const after = await scrape(program);
    const grown = (name: string, labels: Record<string, string> = {}) =>
      sumOf(after, name, labels) - sumOf(before, name, labels);
    expect({
      created: grown('crm_http_requests_total', { method: 'POST', route: '/api/v1/customers', status_class: '2xx' }),
      refused: grown('crm_http_requests_total', { method: 'POST', route: '/api/v1/customers', status_class: '4xx' }),
      read: grown('crm_http_request_duration_seconds_count', { method: 'GET', route: '/api/v1/customers/:customerId' }),
      replays: grown('crm_idempotency_replays_total'),
      commands: grown('crm_commands_total', { command: 'CreateCustomer', outcome: 'ok' }),
      wrongPasswords: grown('crm_security_events_total', { event: 'authn_login_fail' }),
      refusals: grown('crm_http_refusals_total', { code: 'request.invalid' }),
      running: sumOf(after, 'crm_http_requests_in_flight'),
      ready: sumOf(after, 'crm_ready'),
    }).toEqual({
      created: 2,
      refused: 1,
      read: 1,
      replays: 1,
      commands: 2,
      wrongPasswords: 1,
      refusals: 1,
      running: 0,
      ready: 1,
    });
    expect(grown('crm_log_append_duration_seconds_count')).toBeGreaterThan(0);
    expect(grown('crm_log_sync_duration_seconds_count')).toBeGreaterThan(0);
    expect(grown('crm_projection_events_total', { projection: 'customers.list' })).toBeGreaterThan(0);
    expect(sumOf(after, 'crm_log_position')).toBeGreaterThan(sumOf(before, 'crm_log_position'));
    expect(sumOf(after, 'process_resident_memory_bytes')).toBeGreaterThan(0);
  });

  it('have no label that a caller could invent: a thousand odd requests add no odd series', async () => {
    for (let round = 0; round < 20; round++)
      await Promise.all(Array.from({ length: 50 }, (_, index) => send(program.url, oddQuestion(round * 50 + index))));
    const samples = await scrape(program);
    expect(sumOf(samples, 'crm_http_requests_total')).toBeGreaterThan(800); // the others are not HTTP
    expect(strangers(samples)).toEqual([]);
    expect(samples.length).toBeLessThan(2000);
    expect(sumOf(samples, 'crm_http_requests_in_flight')).toBe(0);
  });
});

describe('the log', () => {
  let program: RunningProgram;
  beforeAll(async () => (program = await RunningProgram.start()));
  afterAll(() => program.dispose());
  const level = (...words: string[]) => crm(['log', 'level', ...words], { env: { DATA_DIR: program.dataDir } });
  /** Lines arrive over a pipe, a moment after the answer. */
  const lineWith = async (text: string): Promise<string> => {
    for (;;) {
      const line = program.stderr.split('\n').find((each) => each.includes(text) && each.endsWith('}'));
      if (line !== undefined) return line;
      await pause(20);
    }
  };

  it('shows each request at level debug, set while the program runs: route, status, time and caller, but no content', async () => {
    expect(await level()).toMatchObject({ code: 0, stdout: 'info\n' });
    const quiet = { 'x-request-id': 'quiet-1' };
    await program.askAsAdministrator('/api/v1/customers', { headers: quiet });
    expect(await level('debug')).toMatchObject({ code: 0, stdout: 'debug, before: info\n' });
    await program.askAsAdministrator('/api/v1/customers?q=Ada', { headers: { 'x-request-id': 'seen-1' } });
    const line = await lineWith('seen-1');
    expect(program.stderr).not.toContain('quiet-1');
    expect(JSON.parse(line)).toMatchObject({
      level: 'debug',
      method: 'GET',
      route: '/api/v1/customers',
      status: 200,
      requestId: 'seen-1',
      durationMs: expect.any(Number),
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
      actorId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(line).not.toContain('Ada');
    await level('info');
    await program.askAsAdministrator('/api/v1/customers', { headers: { 'x-request-id': 'quiet-2' } });
    await level('debug');
    await program.askAsAdministrator('/api/v1/customers', { headers: { 'x-request-id': 'seen-2' } });
    await lineWith('seen-2');
    expect(program.stderr).not.toContain('quiet-2');
  });
  it('accepts no other levels, and without a program shows LOG_LEVEL', async () => {
    expect(await level('loud')).toMatchObject({ code: 2, stderr: expect.stringContaining('"loud"') });
    await program.stop();
    expect(await level()).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\w+ \(LOG_LEVEL; no program runs\)/),
    });
    expect(await level('debug')).toMatchObject({ code: 1, stderr: expect.stringContaining('No program runs') });
  });
});

describe('readiness', () => {
  it('reports a nearly full disk with code and text, as the metrics do, and the program keeps serving', async () => {
    const program = await RunningProgram.start({ env: { METRICS_PORT: '0', DISK_FREE_BYTES: '90000TiB' } });
    try {
      const { status, body } = await program.ask('/readyz');
      expect([status, body]).toEqual([
        200,
        {
          status: 'ok',
          issues: [expect.stringMatching(/^The disk of DATA_DIR has \d+ MiB \([\d.]+ %\) left\.$/)],
          details: [{ code: 'disk.low', text: expect.any(String), blocking: false }],
        },
      ]);
      const samples = await scrape(program);
      expect(sumOf(samples, 'crm_issues', { issue: 'disk.low' })).toBe(1);
      expect(sumOf(samples, 'crm_ready')).toBe(1);
    } finally {
      await program.dispose();
    }
  });
});
