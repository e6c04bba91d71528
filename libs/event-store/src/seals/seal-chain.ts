import type { KeyObject } from 'node:crypto';
import { SEAL_STREAM } from '@crm/contracts';
import type { FaultKind, StoredEvent } from '../event-store.port.js';
import { keyIdOf, sealFits, type Seal } from './seal.js';

export interface SealFault {
  readonly stream: string;
  readonly revision: number;
  readonly fault: FaultKind;
  readonly detail: string;
}

/** A seal as stored in the log. */
export interface StoredSeal {
  readonly seal: Seal;
  /** Hash of its event, which the next seal names as `previous`. */
  readonly hash: string;
}

/**
 * Checks all seals of a log, in order. A good seal was signed with the installation's key, begins where the one before ended, and names
 * that one, so no seal can be removed or replaced.
 */
export function checkSeals(
  events: readonly StoredEvent[],
  publicKey: KeyObject,
): { readonly good: readonly StoredSeal[]; readonly faults: readonly SealFault[] } {
  const good: StoredSeal[] = [];
  const faults: SealFault[] = [];
  let before: StoredSeal | undefined;
  for (const [number, event] of events.entries()) {
    const stored = { seal: event.data as Seal, hash: event.hash };
    const problem = ownFault(event, publicKey) ?? linkFault(stored.seal, before, number);
    if (problem === undefined) good.push(stored);
    else faults.push({ stream: SEAL_STREAM, revision: event.revision, ...problem });
    before = stored;
  }
  return { good, faults };
}

type Problem = Pick<SealFault, 'fault' | 'detail'>;

function ownFault({ type, data }: StoredEvent, publicKey: KeyObject): Problem | undefined {
  const seal = data as Partial<Seal>;
  if (type !== 'LogSealed' || typeof seal.signature !== 'string')
    return { fault: 'inserted', detail: 'This is not a seal.' };
  const keyId = keyIdOf(publicKey);
  if (seal.keyId !== keyId)
    return {
      fault: 'changed',
      detail: `It is signed with the key ${String(seal.keyId)}; this installation signs with ${keyId}.`,
    };
  if (!sealFits(seal as Seal, publicKey)) return { fault: 'changed', detail: 'Its signature does not match.' };
  return undefined;
}

function linkFault(seal: Seal, before: StoredSeal | undefined, number: number): Problem | undefined {
  if (seal.number > number)
    return {
      fault: 'missing',
      detail: `A seal before it is missing: it has the number ${seal.number} instead of ${number}.`,
    };
  if (seal.number < number)
    return { fault: 'inserted', detail: `It has the number ${seal.number} instead of ${number}.` };
  if (seal.previous !== (before?.hash ?? '') || seal.after !== (before?.seal.upTo ?? ''))
    return { fault: 'changed', detail: 'It does not continue the seal before it.' };
  return undefined;
}
