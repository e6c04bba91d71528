import { isAscii, isUtf8 } from 'node:buffer';

/** Bytes of lines that are not UTF-8, kept to recognise their encoding. More would not make the guess better. */
const SAMPLE_BYTES = 4 * 1024;
const LF = 0x0a;
const CR = 0x0d;

/**
 * What the bytes of a whole file show about its encoding. The first umlaut may be in the last line of a large file, so the head alone says
 * nothing. Memory is bounded; each piece is looked at once.
 */
export class ByteSurvey {
  /** Zero bytes at even and at odd offsets. */
  readonly zeros: [number, number] = [0, 0];
  /** Line breaks as UTF-16 writes them, little endian and big endian. */
  readonly wideBreaks: [number, number] = [0, 0];
  bytes = 0;
  /** Bytes that belong to characters beyond ASCII, in valid UTF-8. */
  utf8Bytes = 0;
  /** Bytes that are not UTF-8. */
  strayBytes = 0;
  /** Line of the first of them, counted from 1. */
  firstStrayLine = 1;
  private readonly lines: Buffer[] = [];
  private lineBytes = 0;
  /** The begin of a line, or at least of a character, whose rest is in the next piece. */
  private rest = Buffer.alloc(0);

  take(piece: Buffer): void {
    this.countZeros(piece);
    const whole = this.rest.length === 0 ? piece : Buffer.concat([this.rest, piece]);
    const line = whole.length - 1 - Math.max(whole.lastIndexOf(LF), whole.lastIndexOf(CR));
    const begun = line <= SAMPLE_BYTES ? line : begunCharacter(whole);
    this.rest = Buffer.from(whole.subarray(whole.length - begun));
    this.examine(whole.subarray(0, whole.length - begun));
    this.bytes += piece.length;
  }

  end(): void {
    this.examine(this.rest);
    this.rest = Buffer.alloc(0);
  }

  /** Lines with bytes that are not UTF-8. */
  get sample(): Buffer {
    return Buffer.concat(this.lines);
  }

  private examine(bytes: Buffer): void {
    if (isUtf8(bytes)) {
      if (!isAscii(bytes)) this.utf8Bytes += highBytes(bytes);
      if (this.strayBytes === 0) this.firstStrayLine += breaksIn(bytes);
      return;
    }
    for (const line of linesOf(bytes)) {
      const valid = validUtf8Bytes(line);
      const stray = highBytes(line) - valid;
      this.utf8Bytes += valid;
      this.strayBytes += stray;
      if (this.strayBytes === 0) this.firstStrayLine += breaksIn(line);
      if (stray === 0 || this.lineBytes >= SAMPLE_BYTES) continue;
      const kept = Buffer.from(line.subarray(0, SAMPLE_BYTES));
      this.lines.push(kept);
      this.lineBytes += kept.length;
    }
  }

  private countZeros(piece: Buffer): void {
    for (let at = piece.indexOf(0); at >= 0; at = piece.indexOf(0, at + 1)) {
      const odd = (this.bytes + at) & 1;
      this.zeros[odd as 0 | 1] += 1;
      if (odd === 1 && isBreak(piece[at - 1])) this.wideBreaks[0] += 1;
      if (odd === 0 && isBreak(piece[at + 1])) this.wideBreaks[1] += 1;
    }
  }
}

const isBreak = (byte: number | undefined): boolean => byte === LF || byte === CR;

/** Split after each line break. */
function* linesOf(bytes: Buffer): Generator<Buffer> {
  let from = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (!isBreak(bytes[at])) continue;
    yield bytes.subarray(from, at + 1);
    from = at + 1;
  }
  if (from < bytes.length) yield bytes.subarray(from);
}

function breaksIn(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) count += 1;
  return count;
}

function highBytes(bytes: Buffer): number {
  let count = 0;
  for (const byte of bytes) if (byte >= 0x80) count += 1;
  return count;
}

/** How many bytes belong to valid characters beyond ASCII. */
function validUtf8Bytes(bytes: Buffer): number {
  let valid = 0;
  for (let at = 0; at < bytes.length;) {
    const length = lengthOfCharacter(bytes[at] as number);
    const isValid = length > 1 && at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length));
    if (isValid) valid += length;
    at += isValid ? length : 1;
  }
  return valid;
}

/** As its first byte announces; 1 also for bytes that begin none. */
const lengthOfCharacter = (first: number): number =>
  first >= 0xf0 && first < 0xf5 ? 4 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xc2 && first < 0xe0 ? 2 : 1;

/** How many bytes at the end begin a character that is not complete. */
function begunCharacter(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if ((byte & 0xc0) === 0x80) continue;
    return lengthOfCharacter(byte) > back ? back : 0;
  }
  return 0;
}
