import { DomainError } from '@crm/kernel';

/** A backup, a restore or a file of events that cannot be used. The reason is for the operator: what is wrong, where, and what to do. */
export class BackupRefused extends DomainError<{ path: string; reason: string }> {
  readonly code = 'store.backup-refused';
  readonly kind = 'conflict';
  readonly title = 'The backup cannot be used.';
  override get message(): string {
    return this.facts.reason;
  }
}

export const refuse = (path: string, reason: string): BackupRefused => new BackupRefused({ path, reason });
