import { isSeen } from '@crm/kernel';

// Control characters, line separators, and the characters that reorder text on a screen.
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/;
const UNPRINTABLE_IN_LINES = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/;

/**
 * One line of text (several with `lines`): well-formed Unicode, no control characters, `min` to `max` characters after trimming, at least one
 * of which can be seen.
 */
export function isPlainText(value: unknown, min: number, max: number, lines = false): value is string {
  if (typeof value !== 'string' || value.length > max * 2 + 100) return false;
  if (!value.isWellFormed() || (lines ? UNPRINTABLE_IN_LINES : UNPRINTABLE).test(value)) return false;
  const { length } = plainText(value);
  return length >= min && length <= max && isSeen(value);
}

/** The stored form of text: NFC, trimmed. */
export const plainText = (value: string): string => value.normalize('NFC').trim();

/** The same for a member that may be left out (undefined) or cleared (null). */
export const tidy = <Text extends string | null | undefined>(text: Text): Text =>
  (typeof text === 'string' ? plainText(text) : text) as Text;
