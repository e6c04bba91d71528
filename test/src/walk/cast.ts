import type { Answer } from '@crm/testing';

export const PEOPLE = ['admin', 'manager', 'sales', 'support', 'marketing', 'auditor'] as const;
export const ROLES = [...PEOPLE, 'integration'] as const;
export type Role = (typeof ROLES)[number];
export const PLACES = ['own', 'team', 'foreign'] as const;
/** Whose a record is, seen from the caller. */
export type Place = (typeof PLACES)[number];

export interface Person {
  readonly id: string;
  readonly token: string;
}

/** One person for each role, all in one team with a colleague; a stranger is in another one. */
export interface Cast {
  readonly callers: Readonly<Record<Role, Person>>;
  readonly colleague: Person;
  readonly stranger: Person;
}

/** Who owns a record at that place, seen from the caller. Clients own nothing: for them it is all foreign. */
export const ownerAt = ({ callers, colleague, stranger }: Cast, role: Role, place: Place): Person =>
  place === 'foreign' || role === 'integration' ? stranger : place === 'team' ? colleague : callers[role];

export const must = (answer: Answer): Answer => {
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`);
  return answer;
};

let count = 0;
/** A name that is used once in the walk. */
export const unique = (name: string): string => `${name} ${(count += 1)}-${process.pid}`;
