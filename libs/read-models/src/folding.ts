import type { SearchText } from './read-model-store.port.js';

/** Letters that NFKD leaves whole although people type them without their stroke, bar or ligature. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ς: 'σ', // at the end of a word only; lower-casing chooses it by position
};
const NOT_PLAIN = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gu');
const ASCII = /^[\x00-\x7f]*$/;

/** Longer words are cut, in documents and in questions alike. In UTF-16 units. */
const LONGEST_TOKEN = 100;

/**
 * What two texts have in common when people call them the same: compatibility forms, accents, case and stroked letters are levelled.
 * `Ångström` and `angstrom`, `Straße` and `STRASSE`, `ﬁ` and `fi` fold alike. Folding twice changes nothing.
 */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .toWellFormed()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(NOT_PLAIN, (letter) => PLAIN[letter] ?? letter);
}

const pieces = (folded: string): string[] => folded.match(/[\p{L}\p{N}]+/gu) ?? [];
const withoutBlanks = (folded: string): string => folded.replace(/[\s\p{C}]+/gu, '');
const digits = (folded: string): string => folded.replace(/\D+/g, '');
const cut = (token: string): string => token.slice(0, LONGEST_TOKEN).toWellFormed();

/** Digits and what people put between them, such as `+49 (170) 1234-567`. */
const looksLikeNumber = (folded: string): boolean => /^[\d+()./\s-]*\d[\d+()./\s-]*$/.test(folded);

/** The tokens a document is found by: no blanks in them, each once. Every adapter indexes exactly these. */
export function searchTokens({ words, codes }: SearchText): string[] {
  const tokens = new Set<string>();
  const add = (token: string): void => {
    if (token !== '') tokens.add(cut(token));
  };
  for (const word of words) pieces(fold(word)).forEach(add);
  for (const code of codes) codeTokens(fold(code).trim()).forEach(add);
  return [...tokens];
}

function codeTokens(code: string): string[] {
  const at = code.lastIndexOf('@');
  if (at >= 0)
    return [addressToken(withoutBlanks(code)), ...pieces(code.slice(0, at)), withoutBlanks(code.slice(at + 1))];
  if (looksLikeNumber(code)) return [digits(code)];
  return [withoutBlanks(code), ...pieces(code)];
}

/**
 * Whole addresses stand apart from words: each is a token of its own, and a word's beginning would otherwise have to be looked up in as
 * many of them as there are people of that name.
 */
const addressToken = (address: string): string => `@${address}`;

/** One token asked for: the whole of it, or its beginning. */
export interface AskedToken {
  readonly text: string;
  readonly prefix: boolean;
}

/** One demand of a search: at least one of the alternatives, of which every token must be there. */
export type SearchTerm = readonly (readonly AskedToken[])[];

/**
 * What a search text asks for; all terms must hold. Each word matches the beginning of a token. A word with inner punctuation
 * (`jean-luc`) asks for its parts, the last of them by its beginning. With an @ it is an address, or `@domain`. A run of number-like
 * words is one number, however it was grouped, or else each of its parts. Words without letter or digit are ignored.
 * Empty list: nothing that could match was asked for.
 */
export function searchTerms(text: string): SearchTerm[] {
  const terms: SearchTerm[] = [];
  const words = fold(text)
    .split(/[\s\p{C}]+/u)
    .filter((word) => word !== '');
  for (let index = 0; index < words.length;) {
    const run = lengthOfNumber(words, index);
    const term = run > 0 ? numberTerm(words.slice(index, index + run)) : wordTerm(words[index] ?? '');
    if (term.length > 0) terms.push(term);
    index += Math.max(run, 1);
  }
  return terms;
}

function lengthOfNumber(words: readonly string[], start: number): number {
  let end = start;
  while (looksLikeNumber(words[end] ?? '')) end++;
  return end - start;
}

/** A leading + or ( says that it is one number; without, `2024 2025` may be two. */
function numberTerm(words: readonly string[]): SearchTerm {
  const whole = [{ text: cut(digits(words.join(''))), prefix: true }];
  const parts = words.flatMap(pieces);
  if (parts.length === 1 || /^[+(]/.test(words[0] ?? '')) return [whole];
  return [whole, parts.map((part) => ({ text: cut(part), prefix: true }))];
}

function wordTerm(word: string): SearchTerm {
  const at = word.indexOf('@');
  if (at > 0) return [[{ text: cut(addressToken(word)), prefix: true }]];
  if (at === 0 && word.length > 1) return [[{ text: cut(word.slice(1)), prefix: true }]];
  const parts = pieces(word);
  if (parts.length === 0) return [];
  return [parts.map((part, index) => ({ text: cut(part), prefix: index === parts.length - 1 }))];
}
