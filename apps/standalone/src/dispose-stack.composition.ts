/** Steps that close what was opened, last first, like the standard AsyncDisposableStack, which Node 22 does not have yet. */
export class DisposeStack {
  private readonly steps: (() => Promise<unknown>)[] = [];

  defer(step: () => Promise<unknown>): void {
    this.steps.push(step);
  }

  async disposeAsync(): Promise<void> {
    for (let step = this.steps.pop(); step !== undefined; step = this.steps.pop()) await step();
  }
}
