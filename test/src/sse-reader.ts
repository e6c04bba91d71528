/** One frame of a stream, as the HTML standard dispatches it, or a comment. */
export interface Frame {
  readonly id?: string;
  readonly event?: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly data?: any;
  readonly comment?: string;
  readonly retry?: string;
}

/** A client of a stream of server-sent events. Keeps all frames. */
export class SseReader {
  readonly frames: Frame[] = [];
  lastEventId = '';
  private readonly stopper = new AbortController();
  private readonly waiting = new Set<() => void>();
  /** Resolves when the stream is over, however it ended. */
  readonly over: Promise<void>;

  private constructor(readonly response: Response) {
    this.over = this.read()
      .catch(() => undefined)
      .then(() => this.wake());
  }

  static async open(url: string, headers: Record<string, string> = {}): Promise<SseReader> {
    const stopper = new AbortController();
    const reader = new SseReader(await fetch(url, { headers, signal: stopper.signal }));
    reader.stopper.signal.addEventListener('abort', () => stopper.abort());
    return reader;
  }

  /** The frames that a browser would dispatch to listeners. */
  get events(): Frame[] {
    return this.frames.filter(({ event }) => event !== undefined);
  }

  /** Resolves with the first frame that fits, including those already received. Rejects when the stream ends first. */
  async until(fits: (frame: Frame) => boolean): Promise<Frame> {
    let over = false;
    void this.over.then(() => (over = true));
    for (;;) {
      const found = this.frames.find(fits);
      if (found !== undefined) return found;
      if (over) throw new Error(`the stream ended without it: ${JSON.stringify(this.frames)}`);
      await new Promise<void>((resolve) => this.waiting.add(resolve));
    }
  }

  close(): void {
    this.stopper.abort();
  }

  private async read(): Promise<void> {
    let text = '';
    const decoder = new TextDecoder();
    for await (const bytes of this.response.body ?? []) {
      text += decoder.decode(bytes as Uint8Array, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) this.take(block);
      this.wake();
    }
  }

  private take(block: string): void {
    const fields = Object.fromEntries(
      block.split('\n').map((line) => {
        const colon = line.indexOf(':');
        return [colon === 0 ? 'comment' : line.slice(0, colon), line.slice(colon + 1).trimStart()];
      }),
    ) as Record<string, string>;
    if (fields['id'] !== undefined) this.lastEventId = fields['id'];
    this.frames.push({
      ...fields,
      ...(fields['data'] !== undefined && { data: JSON.parse(fields['data']) as unknown }),
    });
  }

  private wake(): void {
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }
}
