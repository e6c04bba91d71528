import { TooManyLogins } from '@crm/contracts/identity';
import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';

/** argon2id, 19 MiB, two passes: about 12 ms on one core. A PHC string carries its own parameters. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** More would starve everything else on two cores, and take 19 MiB each. */
const AT_ONCE = 2;
const MAX_WAITING = 100;
/** Compared against when there is no such user, so that the answer takes as long. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$5M7E56sDbBiEgCtFpebZzQ$xeO73qfLtCTofmjTVggUS03s3mXy4RFeUeKx9nbDY9g';

/** Hashes passwords, few at once. Passwords are compared in NFC: the same keys give different code points on different systems. */
@Injectable()
export class PasswordHasher {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  /** Hashes that wait for a place at this moment. */
  get queue(): number {
    return this.waiting.length;
  }

  /** A PHC string. Throws TooManyLogins. */
  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password.normalize('NFC'), PARAMETERS));
  }

  /** `phc` undefined: there is nobody to compare with; false, after the same time. Throws TooManyLogins. */
  verify(password: string, phc: string | undefined): Promise<boolean> {
    return this.inTurn(async () => (await verify(phc ?? NOBODY, password.normalize('NFC'))) && phc !== undefined);
  }

  /** Made with less than what is asked today, by an earlier version: to be made anew as soon as the password is at hand. */
  isCheap(phc: string): boolean {
    const [, algorithm, memory, passes] = /^\$(\w+)\$v=\d+\$m=(\d+),t=(\d+),p=\d+\$/.exec(phc) ?? [];
    if (algorithm !== 'argon2id') return true;
    return Number(memory) < PARAMETERS.memoryCost || Number(passes) < PARAMETERS.timeCost;
  }

  private async inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.waiting.length >= MAX_WAITING) throw new TooManyLogins({ waiting: MAX_WAITING });
    if (this.running < AT_ONCE) this.running += 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      // Whoever waits longest takes this place over; otherwise it becomes free.
      const next = this.waiting.shift();
      if (next === undefined) this.running -= 1;
      else next();
    }
  }
}
