import { levelOf, reachesAsFar, readableFields, requireRight, type Level } from '@crm/access';
import type { Principal } from '@crm/contracts';
import type { ExportableList } from './exportable-list.service.js';
import { isRecordList } from '../lists/record-list.service.js';
import { views } from '../views.registry.js';
import { timelineExport } from './lists/timeline.export.js';
import { customersExport } from './lists/customers.export.js';
import { exportOf } from './record-export.service.js';
import { sessionsExport } from './lists/sessions.export.js';

/** Lists that are more than a list of records, and every list of records. */
const LISTS: readonly ExportableList[] = [
  customersExport,
  timelineExport,
  sessionsExport,
  ...views.filter(isRecordList).map(exportOf),
];

/** Returns undefined for a name that was written by another release. */
export const findExportableList = (name: string): ExportableList | undefined =>
  LISTS.find((list) => list.name === name);

export function exportableList(name: string): ExportableList {
  const list = findExportableList(name);
  if (list === undefined) throw new TypeError(`no view makes the list ${name}`);
  return list;
}

/** Throws Forbidden. Exporting lists is a separate right, in addition to reading this list. */
export function requireExportable(principal: Principal, { readWith }: ExportableList): void {
  requireRight(principal, 'list.export');
  if (readWith !== undefined) requireRight(principal, readWith);
}

/** The requester at the time of the export, as far as this decides what is in the file. */
export type FormerSelf = Pick<Principal, 'type' | 'id' | 'roles' | 'teamIds' | 'scopes'>;

/** Whether the requester may still read at least what they could read then: a file cannot be fetched if it could not be exported now. */
export function stillReaches(now: Principal, then: FormerSelf, list: ExportableList): boolean {
  const { readWith, alsoShows = [], ofTeams = false, fields } = list;
  if (levelOf(now, 'list.export') === 'none') return false;
  const reads = readWith === undefined ? [] : [readWith, ...alsoShows];
  if (!reads.every((action) => reachesAsFar(now, then, action))) return false;
  // A team matters as long as the rights still end at the team.
  const throughTeams = (level: Level): boolean => level === 'team' || (level === 'own' && ofTeams);
  const byTeam = reads.some((action) => throughTeams(levelOf(then, action)) && throughTeams(levelOf(now, action)));
  if (byTeam && !then.teamIds.every((team) => now.teamIds.includes(team))) return false;
  if (fields === undefined) return true;
  const seen = readableFields(now, fields);
  return [...readableFields(then, fields)].every((field) => seen.has(field));
}
