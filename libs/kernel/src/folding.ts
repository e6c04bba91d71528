/** Letters and signs that one person types for another and that no normal form unites. */
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
  ё: 'е', // in Russian the dots are optional; the grave of the next two marks stress
  ѐ: 'е',
  ѝ: 'и',
  '\u2018': "'",
  '\u2019': "'",
  '\u02bb': "'",
  '\u02bc': "'",
  '\u2032': "'",
  '\u05f3': "'",
  '\u05f4': '"',
  '\u2010': '-',
};
const NOT_PLAIN = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gu');
const ASCII = /^[\t\n\r\x20-\x7e]*$/;
/** Letters of Latin with their accents, as most text has them: all marks that they decompose to are accents. */
const COMPOSED_LATIN = /^[\t\n\r\x20-\x7e\u00c0-\u024f\u1e00-\u1eff]*$/;
const ACCENTS = /[\u0300-\u036f]+/g;

/** Characters that show nothing, although Unicode calls only some of them blank: to be put between brackets. */
const UNSEEN = String.raw`\p{Cc}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb\u2800\u{13441}\u{13442}\u{1d159}`;
const SEEN = new RegExp(`[^${UNSEEN}\\s\\p{Cf}\\p{M}]`, 'u');

/** All of them but line breaks, the joiner between two pictographs and the tags of a flag: by these one emoji differs from another. */
const DROPPED = new RegExp(
  [
    `(?![\\t-\\r\\u200d\\u{e0020}-\\u{e007f}])[${UNSEEN}]`,
    String.raw`(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}]\ufe0f?)\u200d|\u200d(?!\p{Extended_Pictographic})`,
    String.raw`(?<![\u{1f3f4}\u{e0020}-\u{e007f}])[\u{e0020}-\u{e007f}]+`,
  ].join('|'),
  'gu',
);

/** Marks on letters of scripts in which they are accents or points. In other scripts they are vowels, or make another letter. */
const MARKED = /(?!\p{M})([\p{sc=Latin}\p{sc=Greek}\p{sc=Hebrew}\p{sc=Arabic}])[\p{M}\u0640]+/gu;
/** After composition й, ї and ў are letters; a mark that is left is stress. */
const MARKED_CYRILLIC = /(?!\p{M})(\p{sc=Cyrillic})\p{M}+/gu;

/**
 * The form in which texts are compared, for equality and for order (docs/adr/0045). Case, accents, compatibility forms, invisible characters
 * and forms of the apostrophe make no difference: `Ångström` and `angstrom`, `Straße` and `STRASSE`, `ﬁ` and `fi` fold to the same text.
 * Folding is idempotent.
 */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return (COMPOSED_LATIN.test(text) ? withoutAccents(text) : withoutDifferences(text)).replace(
    NOT_PLAIN,
    (letter) => PLAIN[letter] ?? letter,
  );
}

/** The same as `withoutDifferences`, in half the time. */
const withoutAccents = (text: string): string => text.normalize('NFKD').toLowerCase().replace(ACCENTS, '');

const withoutDifferences = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\u00b4\u1ffd]/g, "'") // NFKD would make them a blank with an accent
    .normalize('NFKD')
    .toLowerCase()
    .replace(DROPPED, '')
    .replace(MARKED, '$1')
    .normalize('NFC')
    .replace(MARKED_CYRILLIC, '$1');

/** False for a text of nothing but blanks, invisible characters, and accents without a letter. */
export const isSeen = (text: string): boolean => SEEN.test(text);
