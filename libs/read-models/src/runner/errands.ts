/** Work that waits until nothing else runs, and then runs in the order in which it was added. */
export class Errands {
  private readonly waiting: { run(): Promise<void>; refuse(reason: Error): void }[] = [];

  add<T>(work: () => Promise<T>): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    this.waiting.push({ run: () => work().then(resolve, reject), refuse: reject });
    return promise;
  }

  async run(): Promise<void> {
    for (let next = this.waiting.shift(); next !== undefined; next = this.waiting.shift()) await next.run();
  }

  refuse(reason: Error): void {
    for (const { refuse } of this.waiting.splice(0)) refuse(reason);
  }
}
