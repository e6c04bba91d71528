import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** From a millisecond, which a read takes, to the 30 s after which callers have given up. */
export const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/**
 * The metrics of this program, for Prometheus. Names begin with `crm_`, in base units; counters end with `_total`. The values of a label
 * come from a closed set (routes, codes, names of views): never an id, never a value that a caller or a person provides.
 */
export class Metrics {
  private readonly registry = new Registry();

  counter<Label extends string = never>(name: string, help: string, labelNames: readonly Label[] = []): Counter<Label> {
    return new Counter<Label>({ name, help, labelNames, registers: [this.registry] });
  }

  histogram<Label extends string = never>(
    name: string,
    help: string,
    buckets: readonly number[] = SECONDS,
    labelNames: readonly Label[] = [],
  ): Histogram<Label> {
    return new Histogram<Label>({ name, help, labelNames, buckets: [...buckets], registers: [this.registry] });
  }

  /** A value that is read at each scrape. If `read` returns undefined, the metric is left out. */
  gauge(name: string, help: string, read: () => number | undefined | Promise<number | undefined>): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      async collect() {
        const value = await read();
        if (value === undefined) this.remove();
        else this.set(value);
      },
    });
  }

  /** The same with one value for each label. Labels that are gone are left out. */
  gaugeBy(
    name: string,
    help: string,
    label: string,
    read: () => Iterable<readonly [string, number]> | Promise<Iterable<readonly [string, number]>>,
  ): void {
    new Gauge({
      name,
      help,
      labelNames: [label],
      registers: [this.registry],
      async collect() {
        const values = await read();
        this.reset();
        for (const [key, value] of values) this.set({ [label]: key }, value);
      },
    });
  }

  /** Memory, CPU, file descriptors, garbage collection and event loop of the process, under the names that Node.js dashboards use. */
  describeProcess(version: string): void {
    collectDefaultMetrics({ register: this.registry });
    new Gauge({
      name: 'crm_build_info',
      help: 'Always 1; the labels name the version of the program and of Node.js.',
      labelNames: ['version', 'node'],
      registers: [this.registry],
    }).set({ version, node: process.versions.node }, 1);
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** The text that Prometheus reads. */
  async exposition(): Promise<string> {
    return this.registry.metrics();
  }
}
