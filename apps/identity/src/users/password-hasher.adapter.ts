import { TooManyLogins } from '@crm/contracts/identity';
import { Semaphore } from '@crm/platform';
import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';

/** argon2id, 19 MiB, two passes: about 12 ms on one core. A PHC string carries its own parameters. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** More would starve everything else on two cores, and take 19 MiB each. */
const AT_ONCE = 2;
const MAX_WAITING = 100;
/** Compared with when the user does not exist, so the answer takes as long. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$5M7E56sDbBiEgCtFpebZzQ$xeO73qfLtCTofmjTVggUS03s3mXy4RFeUeKx9nbDY9g';

/** Hashes passwords, few at a time. Passwords are compared in NFC: the same keys produce different code points on different systems. */
@Injectable()
export class PasswordHasher {
  private readonly slots = new Semaphore(AT_ONCE);

  /** How many hashes are waiting now. */
  get queue(): number {
    return this.slots.waiting;
  }

  /** Returns a PHC string. Throws TooManyLogins. */
  hash(password: string): Promise<string> {
    return this.bounded(() => hash(password.normalize('NFC'), PARAMETERS));
  }

  /** `phc` undefined: the user does not exist; returns false after the same time. Throws TooManyLogins. */
  verify(password: string, phc: string | undefined): Promise<boolean> {
    return this.bounded(async () => (await verify(phc ?? NOBODY, password.normalize('NFC'))) && phc !== undefined);
  }

  /** True if an earlier version made the hash at a lower cost than today's. It is replaced at the next log-in. */
  isCheap(phc: string): boolean {
    const [, algorithm, memory, passes] = /^\$(\w+)\$v=\d+\$m=(\d+),t=(\d+),p=\d+\$/.exec(phc) ?? [];
    if (algorithm !== 'argon2id') return true;
    return Number(memory) < PARAMETERS.memoryCost || Number(passes) < PARAMETERS.timeCost;
  }

  private async bounded<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.slots.waiting >= MAX_WAITING) throw new TooManyLogins({ waiting: MAX_WAITING });
    return this.slots.run(work);
  }
}
