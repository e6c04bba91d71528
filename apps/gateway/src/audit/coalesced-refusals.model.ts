/** Refusals of one actor for one reason have the same key and are counted together. */
export interface Refusal<Who> {
  readonly key: string;
  readonly who: Who;
  readonly code: string;
  readonly action?: string;
  readonly route?: string;
  readonly recordId?: string;
}

export interface Told<Who> extends Omit<Refusal<Who>, 'key'> {
  readonly times: number;
  readonly since: string;
  readonly until: string;
}

interface Counted<Who> {
  readonly refusal: Omit<Refusal<Who>, 'key'>;
  since: string;
  until: string;
  /** Not reported yet. */
  times: number;
}

/**
 * The first refusal of a kind is reported at once, further ones only as a number when their minute is over: an actor who is refused a
 * million times fills no disk. At most `limit` kinds are kept apart in a minute; all others are counted as one.
 */
export class CoalescedRefusals<Who> {
  private readonly kinds = new Map<string, Counted<Who>>();

  constructor(
    private readonly limit: number,
    private readonly overflow: Refusal<Who>,
  ) {}

  /** Returns what has to be reported now, if anything. */
  add(refusal: Refusal<Who>, at: string): Told<Who> | undefined {
    const { key, ...rest } = this.kinds.has(refusal.key) || this.kinds.size < this.limit ? refusal : this.overflow;
    const known = this.kinds.get(key);
    if (known === undefined) {
      this.kinds.set(key, { refusal: rest, since: at, until: at, times: 0 });
      return { ...rest, times: 1, since: at, until: at };
    }
    if (known.times === 0) known.since = at;
    known.until = at;
    known.times += 1;
    return undefined;
  }

  /** Ends the minute and returns what was counted but not reported. */
  close(): Told<Who>[] {
    const told = [...this.kinds.values()]
      .filter(({ times }) => times > 0)
      .map(({ refusal, times, since, until }) => ({ ...refusal, times, since, until }));
    this.kinds.clear();
    return told;
  }

  get isEmpty(): boolean {
    return this.kinds.size === 0;
  }
}
