import { readFileSync } from 'node:fs';
import { SECURITY_EVENTS } from '@crm/platform';
import { crm, RunningProgram } from '@crm/testing';
import { metricsUrlOf } from './prometheus.js';
import { documentedCodes } from './documented-codes.js';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

interface Panel {
  readonly title: string;
  readonly description: string;
  readonly targets: readonly { readonly expr: string }[];
}
interface Alert {
  readonly name: string;
  readonly expr: string;
  readonly runbook: string;
}

const alerts: readonly Alert[] = read('ops/prometheus/alerts.yml')
  .split(/^ {6}- alert: /m)
  .slice(1)
  .map((text) => {
    const [name = ''] = text.split('\n');
    const [, quoted = ''] = /^ +expr: (.+)$/m.exec(text) ?? [];
    const [, runbook = ''] = /^ +runbook_url: (.+)$/m.exec(text) ?? [];
    const expr = quoted.replace(/^'(.*)'$/, '$1').replaceAll("''", "'");
    return { name, expr, runbook };
  });
const dashboard = JSON.parse(read('ops/grafana/throughline.json')) as {
  schemaVersion: number;
  panels: readonly Panel[];
};
const runbooks = read('docs/runbooks.md');

/** Words of PromQL that are not metrics. */
const WORDS = new Set(
  'sum rate increase delta changes histogram_quantile predict_linear topk by le and or unless on without max min avg'.split(
    ' ',
  ),
);
/** The metrics in an expression, and the labels in its selectors and groupings. */
function namesIn(expr: string): { readonly metrics: string[]; readonly labels: string[] } {
  const labels = [...expr.matchAll(/[{,]\s*(\w+)\s*=~?"/g)].map(([, label = '']) => label);
  const grouped = [...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(/,\s*/));
  const bare = expr
    .replaceAll(/\{[^}]*\}/g, '')
    .replaceAll(/\[[^\]]*\]/g, '')
    .replaceAll(/by \([^)]*\)/g, '');
  const metrics = [...bare.matchAll(/\b[a-z]\w*/g)].map(([word]) => word).filter((word) => !WORDS.has(word));
  return { metrics, labels: [...labels, ...grouped] };
}

/** Every metric name that the program exposes, including those without a value yet. */
function namesOf(exposition: string): ReadonlySet<string> {
  const names = [...exposition.matchAll(/^# TYPE (\S+) (\S+)$/gm)].flatMap(([, name = '', type]) =>
    type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
  );
  // Prometheus adds it to every target.
  return new Set([...names, 'up']);
}

describe('monitoring from outside', () => {
  let program: RunningProgram;
  let known: ReadonlySet<string>;
  beforeAll(async () => {
    program = await RunningProgram.start({ env: { METRICS_PORT: '0' } });
    known = namesOf(await (await fetch(`${metricsUrlOf(program)}/metrics`)).text());
  });
  afterAll(() => program.dispose());

  const strangers = (exprs: readonly string[]): string[] =>
    exprs.flatMap((expr) =>
      namesIn(expr)
        .metrics.filter((name) => !known.has(name))
        .map((name) => `${name} in ${expr}`),
    );

  it('uses metrics that exist, in alarms and dashboard', () => {
    const panels = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
    const exprs = [...alerts.map(({ expr }) => expr), ...panels];
    expect(alerts.length).toBeGreaterThan(20);
    expect(panels.length).toBeGreaterThan(30);
    for (const expr of exprs) expect(namesIn(expr).metrics).not.toEqual([]);
    expect(strangers(exprs)).toEqual([]);
    expect(strangers(['rate(crm_made_up_total[5m])'])).toHaveLength(1);
  });

  it('uses labels and values that exist', () => {
    const exprs = alerts
      .map(({ expr }) => expr)
      .concat(dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)));
    const labels = new Set(exprs.flatMap((expr) => namesIn(expr).labels));
    const allowed = ['code', 'event', 'issue', 'job', 'le', 'method', 'outcome', 'projection', 'route', 'status_class'];
    expect([...labels].filter((label) => !allowed.includes(label))).toEqual([]);
    const valuesOf = (label: string): string[] =>
      exprs.flatMap((expr) =>
        [...expr.matchAll(new RegExp(`\\b${label}=~?"([^"]*)"`, 'g'))].flatMap(([, value = '']) => value.split('|')),
      );
    expect(valuesOf('event').filter((event) => !SECURITY_EVENTS.some((each) => each === event))).toEqual([]);
    expect(valuesOf('code').filter((code) => !documentedCodes.has(code))).toEqual([]);
    const readiness =
      read('apps/standalone/src/watching/readiness.service.ts') + read('apps/standalone/src/sealing.composition.ts');
    expect(valuesOf('issue').filter((code) => !readiness.includes(`'${code}'`))).toEqual([]);
  });

  it('has a panel and a runbook section for every alarm, and no other section', () => {
    const described = dashboard.panels.map(({ description }) => description).join(' ');
    const sections = [...runbooks.matchAll(/^## (\w+)$/gm)].map(([, name = '']) => name);
    expect(sections.toSorted()).toEqual(alerts.map(({ name }) => name).toSorted());
    for (const { name, runbook } of alerts) {
      expect(runbook).toBe(`docs/runbooks.md#${name.toLowerCase()}`);
      expect(described).toMatch(new RegExp(`\\b${name}\\b`));
    }
    expect(dashboard.schemaVersion).toBeGreaterThan(30);
  });

  it('names commands and settings that exist', async () => {
    const { stdout: help } = await crm(['help'], { env: {} });
    const commands = [...runbooks.matchAll(/`crm ([a-z -]+?)(?: [A-Z[][^`]*)?`/g)].map(([, name = '']) => name);
    expect(commands.length).toBeGreaterThan(3);
    for (const name of commands) {
      const words = name.split(' ');
      // The last word may be a value: `crm log level debug`.
      expect(
        [words, words.slice(0, -1)].some((each) => each.length > 0 && help.includes(`\n  ${each.join(' ')} `)),
      ).toBe(true);
    }
    const { stdout: printed } = await crm(['config', 'print', '--json'], { env: {} });
    const settings = [...runbooks.matchAll(/\b[A-Z]{3,}(?:_[A-Z]+)+\b/g)].map(([name]) => name);
    for (const name of settings) expect(printed).toContain(`"${name}"`);
  });
});
