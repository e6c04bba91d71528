import {
  FileUnreadable,
  newlineByte,
  RECORD_LIMITS,
  type FilePlace,
  type FileRecord,
  type Newline,
  type ReadBytes,
  type RecordLimits,
} from '../file-record.js';

/** The lines between BEGIN:VCARD and END:VCARD, as they are folded: one character for each byte, because a fold may split a character. */
export interface Card extends Pick<FileRecord, 'line' | 'end' | 'broken'> {
  readonly lines: readonly string[];
}

export const isVcard = (text: string): boolean => /^\s*BEGIN:VCARD\s/i.test(text);

const BEGIN = /^BEGIN:VCARD\s*$/i;
const END = /^END:VCARD\s*$/i;
/** Pictures, sounds and keys are not read, however large they are. */
const BINARY = /^([\w-]+\.)?(PHOTO|LOGO|SOUND|KEY)\b/i;
/** In version 2.1 a card may hold that of an agent. */
const AGENT = /^([\w-]+\.)?AGENT\b.*:\s*$/i;

/**
 * Yields the cards of an address book from a place on, in constant memory. A card that is too long or not closed is reported as broken, and
 * reading resumes with the next one. Throws FileUnreadable after too many broken cards.
 */
export async function* cardsOf(
  read: ReadBytes,
  newline: Newline,
  from: FilePlace,
  limits: RecordLimits = RECORD_LIMITS,
): AsyncGenerator<Card> {
  let card: OpenCard | undefined;
  let broken = 0;
  const isTolerated = ({ broken: fault, line }: Card): void => {
    if (fault !== undefined && ++broken > limits.brokenRecords) throw new FileUnreadable('too-many-broken-rows', line);
  };
  let place = from;
  for await (const { text, end } of linesOf(read, newline, from, limits.recordBytes)) {
    const before = place;
    place = end;
    if (BEGIN.test(text) && card?.awaitsAgent() !== true) {
      const unclosed = card?.closed(before, 'card-not-closed');
      card = new OpenCard(before.line, limits.recordBytes);
      if (unclosed === undefined) continue;
      isTolerated(unclosed);
      yield unclosed;
    } else if (card?.takes(text) === false) {
      const complete: Card = card.closed(end);
      card = undefined;
      isTolerated(complete);
      yield complete;
    }
  }
  const unclosed = card?.closed(place, 'card-not-closed');
  if (unclosed === undefined) return;
  isTolerated(unclosed);
  yield unclosed;
}

class OpenCard {
  private lines: string[] = [];
  private bytes = 0;
  private isBinary = false;
  /** Depth of the cards inside. */
  private agents = 0;
  private last = '';

  constructor(
    private readonly line: number,
    private readonly recordBytes: number,
  ) {}

  awaitsAgent(): boolean {
    return this.agents > 0 || AGENT.test(this.last);
  }

  /** false: the line ends the card. */
  takes(text: string): boolean {
    if (this.agents > 0 || BEGIN.test(text)) {
      this.agents += BEGIN.test(text) ? 1 : END.test(text) ? -1 : 0;
      this.last = '';
      return true;
    }
    if (END.test(text)) return false;
    this.last = text;
    const isFolded = /^[ \t]/.test(text);
    if (!isFolded) this.isBinary = BINARY.test(text);
    if (this.isBinary) {
      if (!isFolded) this.lines.push(`${/^[^;:]*/.exec(text)?.[0] ?? ''}:`);
      return true;
    }
    this.bytes += text.length;
    if (this.bytes <= this.recordBytes) this.lines.push(text);
    else this.lines = [];
    return true;
  }

  closed(end: FilePlace, broken: Card['broken'] = this.bytes > this.recordBytes ? 'record-too-long' : undefined): Card {
    const card = { line: this.line, end };
    return broken === undefined ? { ...card, lines: this.lines } : { ...card, lines: [], broken };
  }
}

interface Line {
  readonly text: string;
  readonly end: FilePlace;
}

/** Physical lines without their ends; of a longer one than the limit, as much as shows that it is. */
async function* linesOf(read: ReadBytes, newline: Newline, from: FilePlace, limit: number): AsyncGenerator<Line> {
  const byte = newlineByte(newline);
  let pieces: Buffer[] = [];
  let kept = 0;
  let { offset, line } = from;
  const keep = (piece: Buffer): void => {
    if (kept > limit) return;
    pieces.push(piece);
    kept += piece.length;
  };
  const complete = (): string => {
    const text = Buffer.concat(pieces).toString('latin1').replace(/\r$/, '');
    pieces = [];
    kept = 0;
    return text;
  };
  for await (const piece of read(from.offset)) {
    let start = 0;
    for (let at = piece.indexOf(byte); at >= 0; at = piece.indexOf(byte, start)) {
      keep(piece.subarray(start, at));
      start = at + 1;
      line += 1;
      yield { text: complete(), end: { offset: offset + start, line } };
    }
    keep(piece.subarray(start));
    offset += piece.length;
  }
  if (kept > 0) yield { text: complete(), end: { offset, line: line + 1 } };
}
