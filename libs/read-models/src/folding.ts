import type { SearchText } from './read-model-store.port.js';

/** Letters that NFKD does not decompose, although people type them without their stroke, bar or ligature. */
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
  ς: 'σ', // final sigma: lower-casing chooses it by position in the word
};
const NOT_PLAIN = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gu');
const ASCII = /^[\x00-\x7f]*$/;

/** Longer tokens are cut, in documents and in queries alike. In UTF-16 units. */
const LONGEST_TOKEN = 100;

/**
 * Normalises text for comparison: differences in compatibility forms, accents, case and stroked letters disappear.
 * `Ångström` and `angstrom`, `Straße` and `STRASSE`, `ﬁ` and `fi` fold to the same text. Folding is idempotent.
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

/** The tokens by which a document is found, each once and without blanks. Every adapter indexes exactly these. */
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
 * A whole address is a token of its own, and the @ keeps it apart from words. Otherwise the prefix search for a first name would also have
 * to visit the address of every person with that name.
 */
const addressToken = (address: string): string => `@${address}`;

/** One token of a search: the whole token or its beginning. */
export interface AskedToken {
  readonly text: string;
  readonly prefix: boolean;
}

/** One term of a search: at least one of the alternatives must match, with all of its tokens. */
export type SearchTerm = readonly (readonly AskedToken[])[];

/**
 * Returns the terms of a search text; all of them must match. Each word matches the beginning of a token. A word with inner punctuation
 * (`jean-luc`) matches by its parts, the last of them by its beginning. A word with an @ is an address, or `@domain`. A run of number-like
 * words matches as one number, however it was grouped, or by each of its parts. Words without a letter or digit are ignored. An empty list
 * matches nothing.
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

/** A leading + or ( means one number; without it, `2024 2025` may be two. */
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
