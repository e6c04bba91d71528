import { BackupRefused } from '@crm/contracts/refusals';

export const refuse = (path: string, reason: string): BackupRefused => new BackupRefused({ path, reason });
