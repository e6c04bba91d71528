import { InvalidInput } from '@crm/contracts/refusals';
import { isUtf8 } from 'node:buffer';
import { pointerTo } from '@crm/kernel';
import { requireMemberName } from './member-name.js';

const MAX_FIELDS = 100;

const refuse = (pointer: string, code: string, detail: string): never => {
  throw new InvalidInput([{ pointer, code, detail }]);
};

/** Parses a form as flat text fields: valid UTF-8, no name twice (RFC 6749, section 3.2), no name that is very long or reaches a prototype. */
export function parseFormBody(bytes: Buffer): Record<string, string> {
  if (!isUtf8(bytes)) refuse('', 'not-utf8', 'The body is not valid UTF-8.');
  // Counted before they are decoded, which takes far longer.
  if (separatorsIn(bytes) >= MAX_FIELDS) refuse('', 'too-many-items', `The form has more than ${MAX_FIELDS} fields.`);
  const form: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(bytes.toString('utf8'))) {
    requireMemberName(name, '');
    if (Object.hasOwn(form, name)) refuse(pointerTo('', name), 'duplicate-key', 'The form has the same field twice.');
    form[name] = value;
  }
  return form;
}

const AMPERSAND = 0x26;

function separatorsIn(bytes: Buffer): number {
  let found = 0;
  for (let at = bytes.indexOf(AMPERSAND); at >= 0 && found < MAX_FIELDS; at = bytes.indexOf(AMPERSAND, at + 1))
    found += 1;
  return found;
}
