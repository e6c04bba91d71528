import ICAL from 'ical.js';
import iconv from 'iconv-lite';
import { isUtf8 } from 'node:buffer';
import { encodingNamed } from '../encoding/encoding-names.js';

export interface CardProperty {
  /** In lower case. */
  readonly name: string;
  readonly group?: string;
  /** In lower case. */
  readonly types: readonly string[];
  /** Preferred values come first: 1 to 100. */
  readonly preference: number;
  /** The parts of a structured value, each with its values; one part of one value for most properties. */
  readonly values: readonly (readonly string[])[];
}

/** Longest property that is parsed, in characters: the parser works in one go, and no note is longer. */
const LONGEST = 64 * 1024;

const PREFERENCE = { first: 1, none: 101 };

/** The properties of a card, unfolded and decoded. Version 2.1 folds inside quoted-printable text too. */
export function* unfolded(lines: readonly string[]): Generator<string> {
  let open: string[] = [];
  let isSoft = false;
  let isQuoted = false;
  const take = (text: string): void => {
    isSoft = isQuoted && text.endsWith('=');
    open.push(isSoft ? text.slice(0, -1) : text);
  };
  for (const line of lines) {
    if (isSoft) take(line);
    else if (/^[ \t]/.test(line)) take(line.slice(1));
    else {
      if (open.length > 0) yield textOf(open);
      open = [];
      isQuoted = /^[^:]*\bQUOTED-PRINTABLE\b[^:]*:/i.test(line.slice(0, LONGEST_HEAD));
      take(line);
    }
  }
  if (open.length > 0) yield textOf(open);
}

const textOf = (parts: readonly string[]): string => Buffer.from(parts.join(''), 'latin1').toString('utf8');

/** Longest name of a property with its parameters, as far as they are looked at before it is parsed. */
const LONGEST_HEAD = 1000;

/** undefined: the line cannot be read. */
export function propertyOf(line: string): CardProperty | undefined {
  if (line.length > LONGEST || !line.includes(':')) return undefined;
  try {
    const [name, parameters, , ...values] = ICAL.parse.property(modern(line), ICAL.design.vcard3) as unknown as Parsed;
    const { group, type = [], pref } = parameters;
    const types = [type].flat().map((text) => text.toLowerCase());
    const preference =
      pref === undefined ? (types.includes('pref') ? PREFERENCE.first : PREFERENCE.none) : Number(pref);
    const parts = Array.isArray(values[0]) ? values[0].map((part) => [part].flat()) : [values];
    return {
      name,
      ...(group !== undefined && { group }),
      types,
      preference,
      values: parts.map((part) => part.map(String)),
    };
  } catch {
    return undefined;
  }
}

type Values = readonly (string | readonly string[])[];
type Parsed = readonly [
  string,
  { readonly group?: string; readonly type?: string | string[]; readonly pref?: string },
  string,
  ...(string | Values)[],
];

/** Version 2.1 as version 3 writes it: types without their name, and text in quoted-printable. */
function modern(line: string): string {
  const colon = /^(?:[^":]|"[^"]*")*/.exec(line)?.[0].length ?? 0;
  const [name = '', ...parameters] = line.slice(0, colon).split(';');
  const named = parameters.map((parameter) => (parameter.includes('=') ? parameter : `TYPE=${parameter}`));
  const isEncoded = named.some((parameter) => /^(TYPE|ENCODING)=QUOTED-PRINTABLE$/i.test(parameter));
  const kept = named.filter(
    (parameter) => !/^(ENCODING|CHARSET|VALUE)=|=QUOTED-PRINTABLE$|=(8|7)BIT$/i.test(parameter),
  );
  const charset = /^CHARSET=(.*)$/i.exec(named.find((parameter) => /^CHARSET=/i.test(parameter)) ?? '')?.[1];
  const value = line.slice(colon + 1);
  return `${[name, ...kept].join(';')}:${isEncoded ? unquoted(value, charset) : value}`;
}

/** Line breaks become \n, as version 3 writes them. */
function unquoted(value: string, charset: string | undefined): string {
  const bytes = Buffer.from(
    Buffer.from(value)
      .toString('latin1')
      .replace(/=([0-9a-f]{2})/gi, (_quoted, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
  const known = charset === undefined ? undefined : encodingNamed(charset);
  return iconv.decode(bytes, known ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252')).replace(/\r\n|\r|\n/g, '\\n');
}
