/** Wakes everything that waits on it. A notification without a waiter is lost: check the condition before waiting. */
export class Signal {
  readonly #waiting = new Set<() => void>();

  notify(): void {
    const woken = [...this.#waiting];
    this.#waiting.clear();
    for (const wake of woken) wake();
  }

  /** Resolves at the next notification, or when the signal aborts. */
  async next(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    let wake!: () => void;
    const notified = new Promise<void>((resolve) => (wake = resolve));
    this.#waiting.add(wake);
    signal.addEventListener('abort', wake, { once: true });
    try {
      await notified;
    } finally {
      this.#waiting.delete(wake);
      signal.removeEventListener('abort', wake);
    }
  }
}
