import type { RunningProgram } from '@crm/testing';

/** One line of the Prometheus exposition. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const LINE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/;
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/g;

/** The metrics of a program, which has to run with METRICS_PORT=0, so that its log names the port. */
export async function scrape(program: RunningProgram): Promise<readonly Sample[]> {
  const response = await fetch(`${metricsUrlOf(program)}/metrics`);
  if (response.status !== 200) throw new Error(`metrics answered ${response.status}`);
  return samplesOf(await response.text());
}

export function metricsUrlOf(program: RunningProgram): string {
  const line = program.stderr.split('\n').find((each) => each.includes('Metrics are served.'));
  if (line === undefined) throw new Error(`no metrics are served:\n${program.stderr}`);
  const { host, port } = JSON.parse(line) as { host: string; port: number };
  return `http://${host}:${port}`;
}

export const samplesOf = (text: string): readonly Sample[] =>
  text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, name = '', labels = '', value = ''] = LINE.exec(line) ?? [];
      if (name === '') throw new Error(`no sample: ${line}`);
      return {
        name,
        labels: Object.fromEntries([...labels.matchAll(LABEL)].map(([, label = '', text = '']) => [label, text])),
        value: Number(value),
      };
    });

/** The sum over all series of that name whose labels have these values. */
export const sumOf = (
  samples: readonly Sample[],
  name: string,
  labels: Readonly<Record<string, string>> = {},
): number =>
  samples
    .filter(
      (sample) => sample.name === name && Object.entries(labels).every(([key, value]) => sample.labels[key] === value),
    )
    .reduce((sum, { value }) => sum + value, 0);
