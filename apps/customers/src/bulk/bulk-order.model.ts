/**
 * Runs jobs concurrently, except that jobs which touch the same thing run one after the other, in the order in which they were added. A
 * job's names are everything it touches: the record, and the values that no two records may share.
 */
export class InOrder {
  private readonly latest = new Map<string, Promise<unknown>>();

  add<Result>(names: Iterable<string>, job: () => Promise<Result>): Promise<Result> {
    const touched = [...names];
    const earlier = touched.map((name) => this.latest.get(name)).filter((promise) => promise !== undefined);
    const result = earlier.length === 0 ? job() : Promise.allSettled(earlier).then(job);
    for (const name of touched) this.latest.set(name, result);
    result.catch(() => undefined); // the caller of `add` handles it
    return result;
  }
}
