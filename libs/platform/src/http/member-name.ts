import { InvalidInput } from '@crm/contracts/refusals';
import { pointerTo } from '@crm/kernel';

/** In UTF-16 units. The longest names are the columns in the mapping of an import, of about 200. */
const MAX_NAME = 300;

/** Names that every object has (`constructor`, `toString`, …), and `prototype`. No field of ours has one, and a lookup would find what no caller sent. */
export const isInheritedName = (name: string): boolean => name in {} || name === 'prototype';

/**
 * Throws InvalidInput unless a member of the value at `parent` may have this name. Whatever refuses a member names it, some of them
 * several times, so a name of the size of a body would make an answer of several times that size.
 */
export function requireMemberName(name: string, parent: string): void {
  if (name.length > MAX_NAME)
    throw new InvalidInput([
      { pointer: parent, code: 'key-too-long', detail: `A key has more than ${MAX_NAME} characters.` },
    ]);
  if (isInheritedName(name) || !name.isWellFormed())
    throw new InvalidInput([
      { pointer: pointerTo(parent, name), code: 'forbidden-key', detail: 'This key is never accepted.' },
    ]);
}
