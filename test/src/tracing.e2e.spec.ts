import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RunningProgram, type Environment } from '@crm/testing';
import { Collector, type ReceivedSpan } from './collector.js';

const PROBE = new URL('./loaded-modules.process.js', import.meta.url).href;
const CALLER = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' };
const NAME = 'Wilhelmina Unmistakable';
const SAMPLED = { traceparent: `00-${CALLER.traceId}-${CALLER.spanId}-01` };
const NOT_SAMPLED = { traceparent: `00-${CALLER.traceId}-${CALLER.spanId}-00` };

const withCollector = async (
  env: Environment,
  work: (program: RunningProgram, collector: Collector) => Promise<void>,
): Promise<void> => {
  const collector = await Collector.listen();
  const program = await RunningProgram.start({ env: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, ...env } });
  try {
    await work(program, collector);
  } finally {
    await program.dispose();
    await collector.close();
  }
};
const createCustomer = (program: RunningProgram, headers: Readonly<Record<string, string>>, name = NAME) =>
  program.askAsAdministrator('/api/v1/customers', { body: { kind: 'person', name }, headers });
const attribute = (span: ReceivedSpan | undefined, key: string) =>
  span?.attributes.find((each) => each.key === key)?.value;

describe('traces', () => {
  it('given a write, then its spans are children of the caller’s span: request, command, append; and the views that fold it link to the command', () =>
    withCollector({ OTEL_EXPORTER_OTLP_HEADERS: 'x-collector=let%20me%20in' }, async (program, collector) => {
      const { headers, body } = await createCustomer(program, SAMPLED);
      const { id } = body as { id: string };
      await program.askAsAdministrator(`/api/v1/customers/${id}`);
      // What was not sent yet is sent while the program stops.
      expect(await program.stop()).toBe(0);

      const mine = collector.spans.filter(({ traceId }) => traceId === CALLER.traceId);
      const [request] = mine.filter(({ name }) => name === 'POST /api/v1/customers');
      const [command] = mine.filter(({ name }) => name === 'command CreateCustomer');
      const appends = mine.filter(({ name, parentSpanId }) => name === 'append' && parentSpanId === command?.spanId);
      expect(request).toMatchObject({ parentSpanId: CALLER.spanId, kind: 2 });
      expect(headers.get('traceparent')).toBe(`00-${CALLER.traceId}-${request?.spanId}-01`);
      expect(attribute(request, 'http.route')).toEqual({ stringValue: '/api/v1/customers' });
      expect(Number(attribute(request, 'http.response.status_code')?.intValue)).toBe(201);
      expect(command?.parentSpanId).toBe(request?.spanId);
      expect(collector.named('query GetAccess').every(({ parentSpanId }) => parentSpanId !== undefined)).toBe(true);
      expect(appends.length).toBeGreaterThan(0);
      const projections = collector.named('project customers.list');
      expect(
        projections.flatMap(({ links = [] }) => links.map(({ traceId, spanId }) => `${traceId} ${spanId}`)),
      ).toContain(`${CALLER.traceId} ${command?.spanId}`);
      expect(collector.named('GET /api/v1/customers/:customerId')).toHaveLength(1);

      const all = collector.bodies.join('\n');
      for (const personal of [NAME, 'ada@example.org', '127.0.0.1', id]) expect(all).not.toContain(personal);
      expect(new Set(collector.headers)).toEqual(new Set(['let me in']));
    }));

  it('given a refusal, then its span names the code and is not marked as an error', () =>
    withCollector({}, async (program, collector) => {
      await program.askAsAdministrator('/api/v1/customers', { body: {}, headers: SAMPLED });
      await program.stop();
      const [span] = collector.named('POST /api/v1/customers');
      expect(attribute(span, 'error.type')).toEqual({ stringValue: 'request.invalid' });
      expect(span?.status.code ?? 0).toBe(0);
    }));

  it('given a sampling share of 0, then only requests that their callers sample are traced', () =>
    withCollector({ OTEL_TRACES_SAMPLER_ARG: '0' }, async (program, collector) => {
      await createCustomer(program, {}, 'Alan Turing');
      await createCustomer(program, NOT_SAMPLED, 'Barbara Liskov');
      const { body } = await createCustomer(program, SAMPLED);
      // This read waits for the view.
      await program.askAsAdministrator(`/api/v1/customers/${(body as { id: string }).id}`, { headers: NOT_SAMPLED });
      await program.stop();
      expect(collector.named('POST /api/v1/customers')).toHaveLength(1);
      expect(collector.named('command CreateCustomer')).toHaveLength(1);
      expect(collector.named('project customers.list')).toHaveLength(1);
    }));

  it('given an unreachable collector, then the program serves and ends in time', async () => {
    const program = await RunningProgram.start({ env: { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' } });
    try {
      expect((await createCustomer(program, SAMPLED)).status).toBe(201);
      expect(await program.stop()).toBe(0);
    } finally {
      await program.dispose();
    }
  });

  it('given no endpoint, then no module of the SDK is loaded; given one, the SDK is loaded', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'modules-'));
    const loaded = async (name: string, env: Environment): Promise<readonly string[]> => {
      const file = join(folder, name);
      const program = await RunningProgram.start({
        env: { ...env, NODE_OPTIONS: `--import ${PROBE}`, LOADED_MODULES: file },
      });
      await createCustomer(program, SAMPLED);
      await program.stop();
      await program.dispose();
      return existsSync(file) ? [...new Set(readFileSync(file, 'utf8').trim().split('\n'))] : [];
    };
    try {
      // Only the API package, which does nothing by itself, comes with the metrics library.
      expect(await loaded('off', {})).toEqual(['@opentelemetry/api']);
      expect(await loaded('on', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' })).toContain(
        '@opentelemetry/sdk-trace',
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 90_000);
});
