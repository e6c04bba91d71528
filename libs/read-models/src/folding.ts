import { phoneTokens, searchedPhones } from '@crm/contracts/forms';
import { fold } from '@crm/kernel';
import type { SearchText } from './read-model-store.port.js';

/** Longer tokens are cut, in documents and in queries alike. In UTF-16 units. */
const LONGEST_TOKEN = 100;
/** Of one text in a script without blanks, which is found by about as many of its first letters. Each costs the index four entries. */
const MOST_TOKENS = 5_000;

/** Letters that are easily typed for one another. Only a search treats them as equal. */
const EASILY_TYPED: Readonly<Record<string, string>> = {
  й: 'и',
  ї: 'і',
  ў: 'у',
  ґ: 'г',
  ѓ: 'г',
  ќ: 'к',
  '\u0629': '\u0647', // Arabic: teh marbuta, and the heh of Urdu
  '\u06c1': '\u0647',
  '\u0649': '\u064a', // alef maksura, and the yeh of Persian
  '\u06cc': '\u064a',
  '\u06a9': '\u0643', // the kaf of Persian
  '\u0671': '\u0627', // alef wasla
};
const TYPED = new RegExp(`[${Object.keys(EASILY_TYPED).join('')}]`, 'gu');
/** The dot under letters of Indic scripts, which is often left out. */
const NUKTA = /[\u093c\u09bc\u0a3c\u0abc\u0b3c]/g;
/** Each has the sound of the hiragana 0x60 before it. */
const KATAKANA = /[\u30a1-\u30f6\u30fd\u30fe]/g;
const ASCII = /^[\x00-\x7f]*$/;

/** Folded further than for equality: a search finds too much rather than too little. */
function foldForSearch(text: string): string {
  const folded = fold(text);
  if (ASCII.test(folded)) return folded;
  return folded
    .replace(TYPED, (letter) => EASILY_TYPED[letter] ?? letter)
    .replace(NUKTA, '')
    .replace(KATAKANA, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));
}

const scripts = (...names: string[]): string => names.map((name) => String.raw`\p{scx=${name}}`).join('');
const HAN_OR_KANA = scripts('Han', 'Hiragana', 'Katakana');
/** Scripts that put no blanks between words, or, like Hangul, not always. */
const UNSPACED = HAN_OR_KANA + scripts('Hangul', 'Thai', 'Lao', 'Khmer', 'Myanmar');
const ANY_UNSPACED = new RegExp(`[${UNSPACED}]`, 'u');
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u');
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
/** A word, or the part of one that is of unspaced scripts or of none. */
const RUN = new RegExp(
  String.raw`(?:(?=[\p{L}\p{N}])[${UNSPACED}]\p{M}*)+|(?:(?![${UNSPACED}])[\p{L}\p{N}]\p{M}*)+`,
  'gu',
);
/** Names in Han and kana are written with a blank between their parts, or without. */
const OPTIONAL_BLANK = new RegExp(String.raw`(?=\s)(?<=[${HAN_OR_KANA}]\p{M}*)\s+(?=[${HAN_OR_KANA}])`, 'gu');
/** In letters with their marks: few words of unspaced scripts are longer. */
const WINDOW = 3;

const hasUnspaced = (text: string): boolean => !ASCII.test(text) && ANY_UNSPACED.test(text);
const wordsOf = (text: string): string[] => text.match(ASCII.test(text) ? /[a-z0-9]+/g : WORD) ?? [];
const runsOf = (text: string): string[] => (hasUnspaced(text) ? (text.match(RUN) ?? []) : wordsOf(text));

/**
 * A run of an unspaced script can be cut into words only with a dictionary. So there is a token from each of its letters on, and a search
 * for any part of it is a search for the beginning of one of them.
 */
function windowsOf(run: string): string[] {
  const letters = run.match(/\P{M}\p{M}*/gu) ?? [];
  return letters.map((_, index) => letters.slice(index, index + WINDOW).join(''));
}

/** What people write between the parts of a name, or leave out: `O'Brien`, `Jean-Luc`. */
const JOINTS = /['`-]/g;
const JOINED = /(?<![\p{L}\p{N}\p{M}])[\p{L}\p{N}\p{M}]+(?:['`-][\p{L}\p{N}\p{M}]+)+/gu;
const JOINED_ASCII = /(?<![a-z0-9])[a-z0-9]+(?:['`-][a-z0-9]+)+/g;

function joinedWords(text: string): string[] {
  if (!/['`-]/.test(text)) return [];
  return (text.match(ASCII.test(text) ? JOINED_ASCII : JOINED) ?? []).map(withoutJoints);
}
const withoutJoints = (word: string): string => word.replace(JOINTS, '');

const withoutBlanks = (folded: string): string => folded.replace(/[\s\p{C}]+/gu, '');
const digits = (folded: string): string => folded.replace(/\D+/g, '');
const cut = (token: string): string => token.slice(0, LONGEST_TOKEN).toWellFormed();

/** Digits and what people put between them, such as `+49 (170) 1234-567`. */
const looksLikeNumber = (folded: string): boolean => /^[\d+()./\s-]*\d[\d+()./\s-]*$/.test(folded);

/** The tokens by which a document is found, each once and without blanks. Every adapter indexes exactly these. */
export function searchTokens({ words, codes, phones = [] }: SearchText): string[] {
  const tokens = new Set<string>();
  const add = (token: string): void => {
    if (token !== '') tokens.add(cut(token));
  };
  for (const phone of phones) phoneTokens(phone).forEach(add);
  for (const word of words) wordTokens(foldForSearch(word)).forEach(add);
  for (const code of codes) codeTokens(foldForSearch(code).trim()).forEach(add);
  return [...tokens];
}

function wordTokens(text: string): string[] {
  const joined = joinedWords(text);
  if (!hasUnspaced(text)) return wordsOf(text).concat(joined);
  return [text.replace(OPTIONAL_BLANK, ''), ...joined]
    .flatMap(runsOf)
    .flatMap((run) => (IS_UNSPACED.test(run) ? windowsOf(run) : [run]))
    .slice(0, MOST_TOKENS);
}

function codeTokens(code: string): string[] {
  const at = code.lastIndexOf('@');
  if (at >= 0) {
    const domain = domainTokens(withoutBlanks(code.slice(at + 1)));
    return [addressToken(withoutBlanks(code)), ...wordTokens(code.slice(0, at)), ...domain];
  }
  if (looksLikeNumber(code)) return [digits(code)];
  return [withoutBlanks(code), ...wordTokens(code)];
}

/** The domain from each of its labels on; not from the last one, which millions share. */
function domainTokens(domain: string): string[] {
  const labels = domain.split('.');
  return labels.slice(0, Math.max(1, labels.length - 1)).map((_, index) => labels.slice(index).join('.'));
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
 * (`jean-luc`, `acme.example`) matches by its parts, the last of them by its beginning, or as a whole, with or without hyphens and
 * apostrophes. A word of an unspaced script matches anywhere in a run. A word with an @ is an address, or `@domain`. A run of number-like
 * words matches as one number, however it was grouped, or by each of its parts. Words without a letter or digit are ignored. An empty list
 * matches nothing.
 */
export function searchTerms(text: string): SearchTerm[] {
  const terms: SearchTerm[] = [];
  const words = foldForSearch(text)
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
  const forms = new Set([digits(words.join('')), ...searchedPhones(words.join(' '))]);
  const whole = [...forms].map((form) => [beginning(form)]);
  const parts = words.flatMap(runsOf);
  if (parts.length === 1 || /^[+(]/.test(words[0] ?? '')) return whole;
  return [...whole, parts.map(beginning), ...(words.length === 1 ? [[beginning(words.join(''))]] : [])];
}

function wordTerm(word: string): SearchTerm {
  const at = word.indexOf('@');
  if (at > 0) return [[beginning(addressToken(word))]];
  if (at === 0 && word.length > 1) return [[beginning(word.slice(1))]];
  const parts = partsOf(word);
  if (parts.length < 2) return parts.length === 0 ? [] : [parts];
  const joined = joinedWords(word).length === 0 ? [] : [partsOf(withoutJoints(word))];
  return [parts, ...joined, [beginning(word)]];
}

const beginning = (text: string): AskedToken => ({ text: cut(text), prefix: true });
const exactly = (text: string): AskedToken => ({ text: cut(text), prefix: false });

function partsOf(word: string): AskedToken[] {
  const runs = runsOf(word);
  return runs.flatMap((run, index) => {
    if (!IS_UNSPACED.test(run)) return [index === runs.length - 1 ? beginning(run) : exactly(run)];
    const windows = windowsOf(run);
    const last = Math.max(0, windows.length - WINDOW);
    return windows.slice(0, last + 1).map((window, at) => (at === last ? beginning(window) : exactly(window)));
  });
}
