import { unguarded } from '@crm/list-files/csv';

/** Marks of direction and invisible characters that programs put around texts when they copy them. */
const MARKS = '[\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060\\u2066-\\u2069\\uFEFF]';
const MARK = new RegExp(MARKS);
const ALL_MARKS = new RegExp(MARKS, 'g');

/** A loop: a regular expression for the end would take quadratic time on a cell full of blanks. */
function trimmed(text: string): string {
  const isAround = (index: number): boolean => text.charAt(index).trim() === '' || MARK.test(text.charAt(index));
  let [start, end] = [0, text.length];
  while (start < end && isAround(start)) start += 1;
  while (end > start && isAround(end - 1)) end -= 1;
  return text.slice(start, end);
}

/** Returns the text of a cell without what spreadsheets, and exports that fear them, put around it: `="0171"`, `'+49`, marks of direction. */
export function undressed(cell: string): string {
  if (isBare(cell)) return cell;
  const [, formula] = /^=\s*"((?:[^"]|"")*)"$/.exec(cell.trim()) ?? [];
  return trimmed(formula?.replaceAll('""', '"') ?? unguarded(cell));
}

/** Most cells: nothing is around a text that begins and ends with a letter or digit of ASCII. */
const isBare = (cell: string): boolean =>
  isPlainCode(cell.charCodeAt(0)) && isPlainCode(cell.charCodeAt(cell.length - 1));
const isPlainCode = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);

export const withoutMarks = (text: string): string => text.replace(ALL_MARKS, '');

const LINE_BREAK = /\r\n|[\r\n\u2028\u2029]/;

export const oneLine = (text: string): string =>
  /\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ').trim() : text.trim();

/** The lines of a postal address in one line. */
export const commaLine = (text: string): string =>
  text
    .split(LINE_BREAK)
    .map((line) => oneLine(line).replace(/,$/, ''))
    .filter((line) => line !== '')
    .join(', ');

/** Spaces at the ends of lines and surplus line breaks are dropped. */
export const lines = (text: string): string =>
  text
    .split(LINE_BREAK)
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** Between several values of one cell: ` ::: ` as Google writes it, a semicolon, comma or vertical bar, a line break. */
const BETWEEN = /\s:::\s|[;,|\r\n\u2028\u2029]/;

/** Each in quotes, as Mailchimp writes tags: `"Newsletter","Big, spender"`. */
const ALL_QUOTED = /^"[^"]*"(?:\s*[;,|]\s*"[^"]*")*$/;

export const valuesIn = (text: string): string[] =>
  (ALL_QUOTED.test(text) ? text.split('"').filter((_, index) => index % 2 === 1) : text.split(BETWEEN))
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Texts are compared without case, accents, punctuation and blanks. */
export const foldedWord = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** Latin letters that Unicode does not take apart. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Lower-case Latin words joined by hyphens, as codes are written; undefined if a letter of another script would be lost. `Empfehlung Köln`: `empfehlung-koln`. */
export function codeOf(text: string): string | undefined {
  const words = text
    .normalize('NFKD')
    .replace(/[\p{M}’'`´]+/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .map(foldedWord)
    .filter((word) => word !== '');
  return words.length > 0 && words.every((word) => /^[a-z0-9]+$/.test(word)) ? words.join('-') : undefined;
}

/** The zeros of other scripts, each followed by its nine digits. */
const ZEROS = [...'٠۰߀०০੦૦୦௦౦೦൦๐໐༠၀០᠐'].map((zero) => zero.codePointAt(0)!);

/** Digits and signs of full width, and the digits of other scripts, as ASCII writes them. */
export const plainDigits = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, (digit) => {
      const code = digit.codePointAt(0)!;
      const zero = ZEROS.find((first) => first <= code && code <= first + 9);
      return zero === undefined ? digit : String(code - zero);
    })
    .replaceAll('٫', '.')
    .replaceAll('٬', ',');
