export { BackupRefused } from '@crm/contracts/refusals';
export { BackupFolder } from './backup-folder.js';
export { checkBackup, type BackupFault, type CheckItem } from './check-backup.js';
export { backUp, exportLog } from './copying-thread.js';
export type { ExportOrder, ExportProgress, ExportSummary } from './export-events.js';
export { importEvents, type ImportItem } from './import-events.js';
export type { Manifest, Run } from './manifest.js';
export { restoreBackup, type Places, type RestoreItem, type RestoreOrder } from './restore-backup.js';
export type { BackupOrder, BackupProgress, BackupSummary } from './take-backup.js';
