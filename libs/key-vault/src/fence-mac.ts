import { createHmac, type KeyObject } from 'node:crypto';
import { canonicalJson } from '@crm/kernel';
import type { ErasedSubject } from './key-rows.port.js';

/** Shows that this installation erased the subject: without the deployment's secret nobody can write it. Lower-case hex. */
export const fenceMac = (secret: KeyObject, { subject, fencedAt, reason }: ErasedSubject): string =>
  createHmac('sha256', secret)
    .update(`erased-subject\0${canonicalJson({ subject, fencedAt, reason })}`)
    .digest('hex');
