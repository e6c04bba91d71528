import { toE164, withLostPlus } from '@crm/contracts/customers';
import { oneLine, withoutMarks } from './cell-text.js';

export type PhoneFault = 'scientific' | 'no-country' | 'unreadable';

export interface ReadPhone {
  readonly number: string;
  /** Extension and remark, as far as there are any: `ext. 12`, `mobil`. */
  readonly remarks: readonly string[];
  /** It was read as if it had a plus sign. */
  readonly plusAdded?: true;
}

export type PhoneReading = ReadPhone | { readonly fault: PhoneFault };

/** Longer cells hold something else; the expressions below are for short texts. */
const MAX_CELL = 1_000;
const MAX_PHONE = 120;
const SCIENTIFIC = /^[+-]?\d+([.,]\d+)?E[+-]?\d+$/i;
const EXTENSION =
  /[\s,;(-]*(?:\b(?:extension|ext|extn|durchwahl|dw|poste|anexo|ramal|toestel|wewn?|int|interno)\b\.?|(?<=[\d\s)])x|#)[\s.:]*(\d{1,7})\)?$/iu;
/** Words for "phone" in front of a number: they say nothing. */
const PHONE_WORD = /^(tel(ephone|efon|éfono|éphone|efono|efoon)?|phone|fon|t|p|tel\.?[- ]?nr)$/iu;
const LETTERS_BEFORE = /^((?:(?!\bext\b)[\p{L}\p{M}.\s-])*\p{L}[.:\s]*)(?=[+(\d])/u;
/** Set apart by a blank or comma: letters joined to the number stand for digits. */
const LETTERS_AFTER = /(?<=\d\)?)(?:\s*[,:]|\s)[\s/–-]*(\p{L}[\p{L}\p{M}\s.-]*)$/u;
const IN_BRACKETS = /[([]([^()[\]]*\p{L}[^()[\]]*)[)\]]/gu;

/**
 * Reads the phone numbers of a cell as spreadsheets and people leave them. `country`: of numbers without a country code. Each is a number with
 * its remarks, or says why it is none.
 */
export function readPhones(cell: string, country: string | undefined): PhoneReading[] {
  if (cell.length > MAX_CELL) return [{ fault: 'unreadable' }];
  const text = withoutMarks(cell);
  const whole = readPhone(text, country);
  if ('number' in whole || whole.fault === 'scientific') return [whole];
  const parts = digitsOf(text) === 0 ? [] : numbersIn(text);
  return parts.length === 0 ? [whole] : parts.map((part) => readPhone(part, country));
}

/** A slash separates numbers, or the area code from the rest: only between two parts that could be numbers it separates. */
function numbersIn(text: string): string[] {
  const parts: string[] = [];
  for (const piece of text.split(/\s:::\s|[;,|\r\n]|\/|\s(?:or|oder|ou|und|and|et|y|e)\s/iu)) {
    const trimmed = piece.trim();
    if (trimmed === '') continue;
    const previous = parts.at(-1);
    const isPart = (text: string): boolean => digitsOf(text) > 0 && digitsOf(text) < 6;
    if (previous !== undefined && (isPart(trimmed) || isPart(previous)))
      parts[parts.length - 1] = `${previous}${isExtension(trimmed) ? ' ext. ' : ' '}${trimmed}`;
    else parts.push(trimmed);
  }
  return parts;
}

const digitsOf = (text: string): number => text.replace(/\P{Nd}/gu, '').length;
/** After a comma: `+1 415 555 2671,12`. */
const isExtension = (text: string): boolean => /^\d{1,5}$/.test(text);

function readPhone(cell: string, country: string | undefined): PhoneReading {
  if (cell.length > MAX_PHONE) return { fault: 'unreadable' };
  let text = oneLine(cell).replace(/^tel:/i, '');
  if (SCIENTIFIC.test(text)) return { fault: 'scientific' };
  const remarks: string[] = [];
  const take = (pattern: RegExp, meaning: (match: string) => string): void => {
    text = text
      .replace(pattern, (_all, match: string) => {
        remarks.push(meaning(match.trim()));
        return ' ';
      })
      .trim();
  };
  text = text.replace(/^(\+?\d{6,})[.,]0+$/, '$1');
  take(EXTENSION, (digits) => `ext. ${digits}`);
  take(IN_BRACKETS, (remark) => remark);
  take(LETTERS_BEFORE, (remark) => remark.replace(/[\s.:]+$/, ''));
  take(LETTERS_AFTER, (remark) => remark);
  const told = remarks.filter((remark) => remark !== '' && !PHONE_WORD.test(remark));
  const lost = country === undefined ? undefined : withLostPlus(text, country);
  const plain = toE164(text, country) ?? (text.startsWith('00') ? toE164(`+${text.slice(2)}`) : undefined);
  if (lost !== undefined && lost !== plain) return { number: lost, remarks: told, plusAdded: true };
  if (plain !== undefined) return { number: plain, remarks: told };
  return { fault: country === undefined && digitsOf(text) >= 5 && !text.startsWith('+') ? 'no-country' : 'unreadable' };
}
