import { foldedWord } from './cell-text.js';

/** Words of headers by language (BCP 47), separated by commas. `all`: the same in several languages, or written by programs. */
export type Words = Readonly<Record<string, string>>;

export interface HeaderWords<Field extends string> {
  readonly field: Field;
  readonly words: Words;
  /** Whether qualifiers may stand before or after these words: work phone, billing city. */
  readonly qualified?: true;
  /** What the words themselves say about the value: `mobile`. */
  readonly label?: string;
}

export interface Qualifier {
  /** Empty: says nothing, like `primary`. */
  readonly label: string;
  readonly words: Words;
}

export interface HeaderMeaning<Field extends string> {
  readonly field: Field;
  /** Without qualifiers. */
  readonly exact: boolean;
  /** `work`, `mobile`, `home fax`; empty if the header says nothing more. */
  readonly label: string;
  /** The number within the header, as in `Address 2 - City`. One at its end counts repetitions and is dropped: `Business Phone 2`. */
  readonly number: string;
}

/** Compared without case, accents, punctuation and numbers; umlauts may be written with e. */
export const headerKey = (header: string): string =>
  header
    .replace(/\p{Lu}+(?=\p{Lu}\p{Ll})|\p{Ll}(?=\p{Lu})/gu, '$& ')
    .split(/[^\p{L}\p{M}]+/u)
    .map((word) => foldedWord(word).replace(/([aou])e/g, '$1'))
    .join('');

const keysOf = (words: Words): string[] => Object.values(words).flatMap((list) => list.split(',').map(headerKey));

/** Longest first, so that `company main` is not read as `company`. */
const MOST_QUALIFIERS = 3;

/** Returns a function that understands headers by tables of words: exactly, or with qualifiers around the words of a qualified field. */
export function headerReader<Field extends string>(
  table: readonly HeaderWords<Field>[],
  qualifiers: readonly Qualifier[],
): (header: string) => HeaderMeaning<Field> | undefined {
  const known = new Map<string, HeaderWords<Field>>();
  for (const entry of table)
    for (const key of keysOf(entry.words)) if (key !== '' && !known.has(key)) known.set(key, entry);
  const around = qualifiers
    .flatMap(({ label, words }) => keysOf(words).map((key) => ({ key, label })))
    .sort((one, other) => other.key.length - one.key.length);

  function find(
    key: string,
    depth: number,
  ): { readonly entry: HeaderWords<Field>; readonly labels: string[] } | undefined {
    const entry = known.get(key);
    if (entry !== undefined) return depth === 0 || entry.qualified ? { entry, labels: [] } : undefined;
    if (depth === MOST_QUALIFIERS) return undefined;
    for (const { key: word, label } of around) {
      const rests = [key.startsWith(word) && key.slice(word.length), key.endsWith(word) && key.slice(0, -word.length)];
      for (const rest of rests) {
        const found = rest ? find(rest, depth + 1) : undefined;
        if (found !== undefined) return { ...found, labels: [label, ...found.labels] };
      }
    }
    return undefined;
  }

  return (header) => {
    const found = find(headerKey(header), 0);
    if (found === undefined) return undefined;
    const labels = [...found.labels, found.entry.label ?? ''].filter((label) => label !== '');
    const [, number = ''] = /(\d+)(?=.*\p{L})/u.exec(header) ?? [];
    return {
      field: found.entry.field,
      exact: found.labels.length === 0,
      label: [...new Set(labels)].join(' '),
      number,
    };
  };
}
