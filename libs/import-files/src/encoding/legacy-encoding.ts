import { analyse } from 'chardet';
import iconv from 'iconv-lite';
import { setImmediate } from 'node:timers/promises';

/** A guess at the encoding of bytes that are not UTF-8. */
export interface LegacyGuess {
  readonly name: string;
  /** No other encoding gives another text that is as plausible. */
  readonly certain: boolean;
}

interface Candidate {
  readonly name: string;
  /** Letters beyond ASCII of each language that is written in it, in lower case. None: any letter of `script`. */
  readonly languages?: readonly string[];
  /** The only script beyond ASCII. */
  readonly script?: RegExp;
}

const WESTERN = ['äöüß', 'àâæçéèêëîïôœùûüÿ', 'áéíñóúü', 'àáâãçéêíóôõú', 'àèéìíîòóùú', 'æøåéäö', 'åäöéü', 'éëïóöüè'];
const CENTRAL = ['ąćęłńóśźż', 'áčďéěíňóřšťúůýž', 'áäčďéíĺľňóôŕšťúýž', 'áéíóöőúüű', 'âăîșțşţ', 'čćđšž', 'äöüß'];
const TURKISH = ['çğıöşüi̇âî'];
const BALTIC = ['ąčęėįšųūž', 'āčēģīķļņšūž', 'äõöüšž'];
const CYRILLIC = /\p{Script=Cyrillic}/u;

/** Of two with equally plausible texts the one before is meant: the one that is used more. */
const SINGLE_BYTE: readonly Candidate[] = [
  { name: 'windows-1252', languages: WESTERN },
  { name: 'windows-1250', languages: CENTRAL },
  { name: 'windows-1251', script: CYRILLIC },
  { name: 'windows-1254', languages: TURKISH },
  { name: 'iso-8859-2', languages: CENTRAL },
  { name: 'windows-1257', languages: BALTIC },
  { name: 'windows-1255', script: /\p{Script=Hebrew}/u },
  { name: 'windows-1253', script: /\p{Script=Greek}/u },
  { name: 'windows-1256', script: /\p{Script=Arabic}/u },
  { name: 'windows-874', script: /\p{Script=Thai}/u },
  { name: 'macintosh', languages: WESTERN },
  { name: 'koi8-r', script: CYRILLIC },
  { name: 'cp850', languages: WESTERN },
  { name: 'cp852', languages: CENTRAL },
  { name: 'ibm866', script: CYRILLIC },
];

/** Told apart by how frequent their characters are. */
const EAST_ASIAN = ['shift_jis', 'euc-jp', 'gb18030', 'big5', 'euc-kr'];
/** From here on the statistics of characters are believed. */
const BELIEVED = 0.4;

/** Costs per character beyond ASCII: 0 for one that belongs there, 1 for one that cannot. */
const COST = { otherLanguage: 0.15, otherLetter: 0.5, freeSymbol: 0.5, usualSymbol: 0.05, unusual: 0.2, impossible: 1 };
/** A text that costs more is none. */
const HIGHEST_COST = 0.5;
/** Another text that costs this much more is not meant. */
const MARGIN = 0.04;

const USUAL_SYMBOLS = /[\u00a0«»“”„‘’‚–—…€£§°©®™·º²³½&´`¿¡•№]/u;
const LETTER = /[\p{L}\p{M}]/u;

/** `sample`: lines with bytes that are not UTF-8. undefined: nothing is plausible. The event loop is yielded between the candidates. */
export async function guessLegacyEncoding(sample: Buffer): Promise<LegacyGuess | undefined> {
  const statistics = statisticsOf(sample);
  const texts: Plausible[] = [];
  for (const name of EAST_ASIAN.filter((encoding) => (statistics.get(encoding) ?? 0) >= BELIEVED)) {
    await setImmediate(); // the first use of an encoding loads its table
    texts.push(eastAsian(sample, name, statistics));
  }
  for (const candidate of SINGLE_BYTE) {
    await setImmediate();
    texts.push(singleByte(sample, candidate, statistics));
  }
  const plausible = texts.filter(({ cost }) => cost <= HIGHEST_COST).sort((one, other) => one.cost - other.cost);
  const [best, ...others] = plausible;
  if (best === undefined) return undefined;
  const rival = others.find(({ text }) => text !== best.text);
  return { name: best.name, certain: rival === undefined || rival.cost - best.cost >= MARGIN };
}

interface Plausible {
  readonly name: string;
  readonly text: string;
  readonly cost: number;
}

function eastAsian(sample: Buffer, name: string, statistics: Statistics): Plausible {
  const text = iconv.decode(sample, name);
  const unusual = 1 - (statistics.get(name) ?? 0);
  return { name, text, cost: isPossible(text) && !isMixed(text) ? unusual / 4 : COST.impossible };
}

function singleByte(sample: Buffer, candidate: Candidate, statistics: Statistics): Plausible {
  const { name } = candidate;
  const text = iconv.decode(sample, name);
  const unusual = 1 - (statistics.get(name) ?? 0);
  return { name, text, cost: isPossible(text) ? costOf(text, candidate) + COST.unusual * unusual : COST.impossible };
}

/** How well the frequency of letters fits each encoding, 0 to 1. */
type Statistics = ReadonlyMap<string, number>;

/** The statistics name the ISO standard on which a Windows code page is built where its additions do not occur. */
const BUILT_ON: Readonly<Partial<Record<string, string>>> = {
  'iso-8859-1': 'windows-1252',
  'iso-8859-7': 'windows-1253',
  'iso-8859-9': 'windows-1254',
  'iso-8859-8': 'windows-1255',
  'iso-8859-6': 'windows-1256',
};

function statisticsOf(sample: Buffer): Statistics {
  const shares = new Map<string, number>();
  for (const { name, confidence } of analyse(sample)) {
    const known = name.toLowerCase();
    for (const encoding of [BUILT_ON[known] ?? known, ...(known === 'iso-8859-2' ? ['windows-1250'] : [])])
      shares.set(encoding, Math.max(shares.get(encoding) ?? 0, confidence / 100));
  }
  return shares;
}

/** No byte without a meaning. */
const isPossible = (text: string): boolean => !/[\ufffd\u0080-\u009f\p{Co}\p{Cn}]/u.test(text);

/** Latin words hold no other letters; a letter that swallowed the one after it was two. */
const isMixed = (text: string): boolean =>
  /[A-Za-z][\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\uff61-\uff9f]|[\p{Script=Han}\p{Script=Hangul}\uff61-\uff9f][a-z]{2}/u.test(
    text,
  );

function costOf(text: string, { languages = [], script }: Candidate): number {
  const characters = [...text.matchAll(/[^\0-\x7f]/gu)].map(({ 0: character, index }) => ({
    character,
    before: text.slice(0, index).at(-1) ?? ' ',
    after: text.slice(index + character.length, index + character.length + 1),
  }));
  if (characters.length === 0) return COST.impossible;
  const known = languages.join('');
  const costs = (language: string): number =>
    characters.reduce((sum, place) => sum + costOfCharacter(place, { language, known, script }), 0) / characters.length;
  return Math.min(...(languages.length === 0 ? [''] : languages).map(costs));
}

interface Place {
  readonly character: string;
  readonly before: string;
  readonly after: string;
}
interface Alphabet {
  readonly language: string;
  readonly known: string;
  readonly script: RegExp | undefined;
}

function costOfCharacter({ character, before, after }: Place, { language, known, script }: Alphabet): number {
  if (!LETTER.test(character)) {
    if (LETTER.test(before) && LETTER.test(after) && !/[’'·‑–\u00ad]/u.test(character)) return COST.impossible;
    return USUAL_SYMBOLS.test(character) ? COST.usualSymbol : COST.freeSymbol;
  }
  if (isCaseBroken(before, character, after)) return COST.impossible;
  if (script !== undefined)
    return script.test(character) && !/[A-Za-z]/.test(before) && !/[A-Za-z]/.test(after) ? 0 : COST.impossible;
  const letter = character.toLowerCase();
  if (language.includes(letter)) return 0;
  return known.includes(letter) ? COST.otherLanguage : COST.otherLetter;
}

/** A capital inside a word of small letters. */
const isCaseBroken = (before: string, character: string, after: string): boolean =>
  /\p{Lu}/u.test(character) && (/\p{Ll}/u.test(before) || (/\p{Lu}/u.test(before) && /\p{Ll}/u.test(after)));
