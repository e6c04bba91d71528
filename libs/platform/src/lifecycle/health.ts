/** Something an operator should know, in words. `blocking` takes the program out of rotation. */
export interface Issue {
  readonly text: string;
  readonly blocking: boolean;
}

type Check = () => Promise<readonly Issue[]>;

/** Whether the program should be given requests. Live is simply being able to answer; ready is asked of every check. */
export class Health {
  private phase: 'starting' | 'running' | 'stopping' = 'starting';
  private readonly checks: Check[] = [];

  get stopping(): boolean {
    return this.phase === 'stopping';
  }

  addCheck(check: Check): void {
    this.checks.push(check);
  }

  started(): void {
    this.phase = 'running';
  }

  stop(): void {
    this.phase = 'stopping';
  }

  async readiness(): Promise<{ readonly ready: boolean; readonly issues: readonly string[] }> {
    if (this.phase === 'starting') return { ready: false, issues: ['The program is still starting.'] };
    if (this.phase === 'stopping') return { ready: false, issues: ['The program is stopping.'] };
    const issues = (await Promise.all(this.checks.map((check) => check()))).flat();
    return { ready: !issues.some((issue) => issue.blocking), issues: issues.map((issue) => issue.text) };
  }
}
