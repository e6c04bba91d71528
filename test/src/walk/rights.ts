import { ROLES, type Place, type Role } from './cast.js';
import type { WalkedRecord } from './feature.js';
import { features } from './features.js';

/**
 * Who may do what, written down once more from the permission matrix of the domain, and on purpose not imported from the program:
 * a mistake in its matrix has to show here.
 */
export type Level = 'none' | 'own' | 'team' | 'all';

const rights = new Map(
  features
    .flatMap(({ rights: rows = '' }) => rows.split('\n'))
    .filter((row) => row.trim() !== '')
    .map((row) => {
      const [action = '', ...levels] = row.trim().split(/\s+/);
      return [action, levels.map((level) => (level === '-' ? 'none' : level) as Level)];
    }),
);

/** What API clients may be given at all. */
export const SCOPES = [...rights].filter(([, levels]) => levels[6] !== 'none').map(([action]) => action);

export function levelOf(role: Role, action: string): Level {
  const levels = rights.get(action);
  if (levels === undefined) throw new Error(`the table of this spec has no row ${action}`);
  return levels[ROLES.indexOf(role)] ?? 'none';
}

export const reaches = (level: Level, place: Place): boolean =>
  level === 'all' || place === 'own' ? level !== 'none' : level === 'team' && place === 'team';

/** The right that a route asks for; undefined when no feature knows the route. Throws when two do: then one of them is wrong. */
export function rightFor(method: string, path: string): string | undefined {
  const found = features.flatMap(({ routes }) => routes.find(([form]) => form.test(`${method} ${path}`))?.[1] ?? []);
  if (found.length > 1) throw new Error(`${method} ${path} is a route of two features`);
  return found[0];
}

/** How the walk makes what a path names, by the name of the parameter. undefined: no feature says so. */
export const walkedRecord = (parameter: string): WalkedRecord | undefined =>
  features.map(({ records = {} }) => records[parameter]).find((record) => record !== undefined);

/** The right that shows it. */
export const rightToRead = (parameter: string): string | undefined => walkedRecord(parameter)?.read;

/** The fields that a role may change of it, if not all. */
export const writableOf = (parameter = '', role?: Role): readonly string[] | undefined =>
  role && walkedRecord(parameter)?.writes?.[role];
