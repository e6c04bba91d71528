import iconv from 'iconv-lite';
import { FileUnreadable, type ReadBytes } from '../file-record.js';
import { ByteSurvey } from './byte-survey.js';
import { encodingNamed } from './encoding-names.js';
import { guessLegacyEncoding } from './legacy-encoding.js';

/** How the bytes of a file are read as text. */
export interface FileEncoding {
  /** Name as the WHATWG encoding standard writes it, in lower case. */
  readonly name: string;
  /** Of the byte order mark. */
  readonly markBytes: number;
  /** declared: by the caller. detected: nothing else is plausible. guessed: something else is plausible too. */
  readonly by: 'declared' | 'mark' | 'detected' | 'guessed';
  /** Some bytes do not fit. The rows that hold them are refused. */
  readonly damaged: boolean;
}

/** Recognises the encoding of a whole file. Throws FileUnreadable if it is no text, nothing is plausible, or `declared` is not right. */
export async function encodingOf(read: ReadBytes, declared?: string): Promise<FileEncoding> {
  const mark = markOf(await headOf(read));
  const asked = declared === undefined ? undefined : declaredEncoding(declared, mark);
  const known = asked ?? (mark && { ...mark, by: 'mark', damaged: false });
  if (known !== undefined && known.name !== 'utf-8') return known;
  const survey = new ByteSurvey();
  for await (const piece of read(0)) survey.take(piece);
  survey.end();
  if (known === undefined) return { ...(await encodingBySurvey(survey)), markBytes: 0 };
  const damaged = survey.strayBytes > 0;
  if (damaged && asked !== undefined) throw new FileUnreadable('encoding-mismatch', survey.firstStrayLine);
  return { ...known, damaged };
}

async function headOf(read: ReadBytes): Promise<Buffer> {
  for await (const piece of read(0)) return piece.subarray(0, 4);
  return Buffer.alloc(0);
}

type Mark = Pick<FileEncoding, 'name' | 'markBytes'>;

function markOf(head: Buffer): Mark | undefined {
  const [first, second, third, fourth] = head;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { name: 'utf-8', markBytes: 3 };
  if (first === 0xff && second === 0xfe && third === 0 && fourth === 0) return { name: 'utf-32le', markBytes: 4 };
  if (first === 0 && second === 0 && third === 0xfe && fourth === 0xff) return { name: 'utf-32be', markBytes: 4 };
  if (first === 0xff && second === 0xfe) return { name: 'utf-16le', markBytes: 2 };
  if (first === 0xfe && second === 0xff) return { name: 'utf-16be', markBytes: 2 };
  return undefined;
}

function declaredEncoding(label: string, mark: Mark | undefined): FileEncoding {
  const name = encodingNamed(label);
  if (name === undefined) throw new FileUnreadable('unknown-encoding');
  // "utf-16" says no order of bytes; the mark does.
  const isOpen = /^\s*(utf-16|unicode)\s*$/i.test(label);
  if (mark !== undefined && mark.name !== name && !(isOpen && mark.name.startsWith('utf-16')))
    throw new FileUnreadable('encoding-mismatch', 1);
  return { name: mark?.name ?? name, markBytes: mark?.markBytes ?? 0, by: 'declared', damaged: false };
}

type Recognised = Omit<FileEncoding, 'markBytes'>;
const detected = (name: string): Recognised => ({ name, by: 'detected', damaged: false });

/** More zero bytes than this share are not a damaged text but another kind of file. */
const MOST_ZEROS = 0.01;
/** UTF-8 with this many times more valid than stray bytes is UTF-8 with faults. */
const MOSTLY = 4;

async function encodingBySurvey(survey: ByteSurvey): Promise<Recognised> {
  const { bytes, zeros, utf8Bytes, strayBytes, sample } = survey;
  const wide = wideEncoding(survey);
  if (wide !== undefined) return detected(wide);
  if (zeros[0] + zeros[1] > bytes * MOST_ZEROS) throw new FileUnreadable('not-text');
  if (strayBytes === 0) return detected('utf-8');
  if (utf8Bytes > strayBytes * MOSTLY) return { name: 'utf-8', by: 'detected', damaged: true };
  const guess = await guessLegacyEncoding(sample);
  if (guess === undefined) throw new FileUnreadable('encoding-not-recognised');
  return { name: guess.name, by: guess.certain ? 'detected' : 'guessed', damaged: false };
}

/**
 * UTF-16 without a mark has zero bytes at one parity only: half of them in Latin text, at least those of line breaks in any. A stray zero
 * byte in other text is neither.
 */
function wideEncoding({ bytes, zeros, wideBreaks }: ByteSurvey): string | undefined {
  for (const [name, own, other, breaks] of [
    ['utf-16le', zeros[1], zeros[0], wideBreaks[0]],
    ['utf-16be', zeros[0], zeros[1], wideBreaks[1]],
  ] as const)
    if (bytes % 2 === 0 && other * 50 <= own && (own * 4 >= bytes || (breaks > 1 && own * 50 >= bytes))) return name;
  return undefined;
}

/** Decodes a file piece by piece, without its byte order mark. Throws FileUnreadable, with the line, at bytes that do not fit. */
export async function* decoded(read: ReadBytes, { name, by }: FileEncoding): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(name);
  const isUnicode = name.startsWith('utf-');
  let line = 1;
  const fitting = (text = ''): string => {
    const at = text.indexOf('\ufffd');
    // In Unicode the character may have been written by another program; its rows are refused then.
    if (at >= 0 && (by === 'declared' || !isUnicode)) {
      const reason = by === 'declared' ? 'encoding-mismatch' : 'encoding-not-recognised';
      throw new FileUnreadable(reason, line + breaksIn(text.slice(0, at)));
    }
    line += breaksIn(text);
    return text;
  };
  for await (const piece of read(0)) yield fitting(decoder.write(piece));
  yield fitting(decoder.end());
}

const breaksIn = (text: string): number => text.split('\n').length - 1;
