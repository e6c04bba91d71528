/** Something an operator should know. */
export interface Issue {
  /** Stable, for alerts: `log.full`. Never changes, and contains no names or figures. */
  readonly code: string;
  /** One sentence for people. Contains no personal data. */
  readonly text: string;
  /** Takes the program out of rotation: it could not even answer reads. */
  readonly blocking: boolean;
}

export interface Readiness {
  readonly ready: boolean;
  readonly issues: readonly Issue[];
}

type Check = () => readonly Issue[] | Promise<readonly Issue[]>;

const STARTING: Issue = { code: 'program.starting', text: 'The program is still starting.', blocking: true };
const STOPPING: Issue = { code: 'program.stopping', text: 'The program is stopping.', blocking: true };

/** Whether the program should get requests. It is live if it can answer at all, and ready if no check reports a blocking issue. */
export class Health {
  private phase: 'starting' | 'running' | 'stopping' = 'starting';
  private readonly checks: Check[] = [];

  get stopping(): boolean {
    return this.phase === 'stopping';
  }

  /** Whether the start is over; still true while the program stops. */
  get hasStarted(): boolean {
    return this.phase !== 'starting';
  }

  /** Called at every `/readyz`, so it may take a few milliseconds at most. A check that throws is reported as an issue. */
  addCheck(check: Check): void {
    this.checks.push(check);
  }

  started(): void {
    this.phase = 'running';
  }

  stop(): void {
    this.phase = 'stopping';
  }

  async readiness(): Promise<Readiness> {
    if (this.phase === 'starting') return { ready: false, issues: [STARTING] };
    if (this.phase === 'stopping') return { ready: false, issues: [STOPPING] };
    const issues = (await Promise.all(this.checks.map(askOne))).flat();
    return { ready: !issues.some(({ blocking }) => blocking), issues };
  }
}

async function askOne(check: Check): Promise<readonly Issue[]> {
  try {
    return await check();
  } catch (error) {
    const { name, code } = error as NodeJS.ErrnoException;
    return [{ code: 'check.failed', text: `A check of the program failed (${code ?? name}).`, blocking: false }];
  }
}
