import { CannotOpenStore } from '@crm/contracts/refusals';
import type { KeyVault } from '@crm/key-vault';
import { BEGINNING, type VerifyItem } from '../event-store.port.js';
import type { AuthenticatedLog } from './authenticated-log.port.js';
import { LogKey } from './log-key.js';

export interface Authentication {
  readonly store: AuthenticatedLog;
  readonly vault: Pick<
    KeyVault,
    'blindIndex' | 'authenticatesLog' | 'beginAuthentication' | 'rememberAuthentication' | 'forgedErasures'
  >;
  /** For the message to the operator. */
  readonly path: string;
  /** Checks a log that has no MACs yet before it gets them. */
  readonly verify?: () => Promise<AsyncIterable<VerifyItem>>;
  readonly onTakenOver?: (events: number) => void;
}

/**
 * Call it once the vault is open, before anything is read from the log. A log of an earlier release is verified and taken over; any other
 * must be one that this installation authenticates. Throws CannotOpenStore, with a message for the operator.
 */
export async function authenticateLog({ store, vault, path, verify, onTakenOver }: Authentication): Promise<void> {
  const refuse = (reason: string): CannotOpenStore =>
    new CannotOpenStore({ path, reason: `${path} is not what this installation wrote: ${reason} Run: crm verify` });
  const key = await LogKey.of(vault);
  const standing = store.standing(key);
  if (standing === 'forged') throw refuse('the record of when MACs began was changed.');
  if (standing === 'without') {
    // Nobody without the key-encryption key can make the vault forget that the log had MACs.
    if ((await store.tail()) !== BEGINNING) {
      if (vault.authenticatesLog()) throw refuse('the record of when MACs began is gone.');
      await refuseFaults(path, verify ?? (async () => store.verify()));
    }
    const events = await store.takeOver(key);
    if (events > 0) onTakenOver?.(events);
  }
  if (!vault.authenticatesLog()) await vault.beginAuthentication();
  await vault.rememberAuthentication();
  const [forged] = vault.forgedErasures();
  if (forged !== undefined) throw refuse(`the erasure of ${forged.subject} was forged.`);
  const removed = store.countRemoved();
  if (removed > 0) throw refuse(`${removed} events were removed.`);
  await store.useKey(key);
}

async function refuseFaults(path: string, verify: NonNullable<Authentication['verify']>): Promise<void> {
  for await (const item of await verify())
    if (item.kind === 'fault')
      throw new CannotOpenStore({
        path,
        reason:
          `${path} was written by an earlier release and does not verify: ${item.stream} at revision ${item.revision}: ${item.fault} (${item.detail}) ` +
          'It gets no MACs, because they would vouch for that. No event was changed: the earlier release still opens this directory, and crm verify names every fault. ' +
          'To go on with the log as it is: run crm backup FOLDER with the earlier release, then with this one and an empty DATA_DIR that holds the key-encryption key (kek.json) crm restore FOLDER --accept-faults --without-macs.',
      });
}
