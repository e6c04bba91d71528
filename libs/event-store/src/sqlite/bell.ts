/** Wakes those who wait for something to happen. Ringing without a listener is remembered by nobody: look before you wait. */
export class Bell {
  readonly #waiting = new Set<() => void>();

  ring(): void {
    const woken = [...this.#waiting];
    this.#waiting.clear();
    for (const wake of woken) wake();
  }

  /** Resolves at the next ring, or when the signal aborts. */
  async next(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    let wake!: () => void;
    const rung = new Promise<void>((resolve) => (wake = resolve));
    this.#waiting.add(wake);
    signal.addEventListener('abort', wake, { once: true });
    try {
      await rung;
    } finally {
      this.#waiting.delete(wake);
      signal.removeEventListener('abort', wake);
    }
  }
}
