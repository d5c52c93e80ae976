import { parseTime } from '../har/time.ts';

/** Where the entries of a HAR are, and when they began, found without holding any of them. */
export type EntryPlaces = {
  /** The first byte of each entry. */
  readonly starts: Float64Array;
  /** Bytes of each. */
  readonly lengths: Float64Array;
  /** Milliseconds since 1970; NaN where none is told as text. */
  readonly times: Float64Array;
  /** The first byte within the list, and that of the bracket which closes it; -1 where the file ends before. */
  readonly from: number;
  readonly to: number;
};

const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a];
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d];
/** Levels of nesting: the file, its `log`, the list, an entry. */
const [inFile, inLog, inList, inEntry] = [1, 2, 3, 4];
/** No name or date that is looked for is longer. */
const longest = 80;

/**
 * Scans a HAR piece by piece. Inside strings it looks for quotes by `indexOf`, so that bodies cost next to nothing; whether
 * the JSON is valid is left to whoever parses an entry.
 */
export class EntryScanner {
  readonly #starts = new Numbers();
  readonly #lengths = new Numbers();
  readonly #times = new Numbers();
  /** Bytes before the piece. */
  #offset = 0;
  #depth = 0;
  #isString = false;
  /** Backslashes at the end of the last piece. */
  #slashes = 0;
  /** The string that is read, where it may be a name or a date. */
  #text = '';
  /** The last name, at the levels where names matter; the one of the file's own member. */
  #name = '';
  #rootName = '';
  #isValue = false;
  #isLog = false;
  #start = -1;
  #time = NaN;
  #from = -1;
  #to = -1;

  take(piece: Uint8Array): void {
    let at = 0;
    while (at < piece.length) at = this.#isString ? this.#inString(piece, at) : this.#outside(piece, at);
    this.#offset += piece.length;
  }

  /** What was found; `undefined` where there was no `log.entries`. */
  places(): EntryPlaces | undefined {
    if (this.#from < 0) return undefined;
    const [starts, lengths, times] = [this.#starts.all(), this.#lengths.all(), this.#times.all()];
    return { starts, lengths, times, from: this.#from, to: this.#to };
  }

  #inString(piece: Uint8Array, from: number): number {
    const end = piece.indexOf(quote, from);
    const stop = end < 0 ? piece.length : end;
    if (this.#text.length < longest && this.#matters())
      this.#text += String.fromCharCode(...piece.subarray(from, Math.min(stop, from + longest)));
    let slashes = 0;
    while (slashes < stop - from && piece[stop - 1 - slashes] === backslash) slashes += 1;
    if (slashes === stop - from) slashes += this.#slashes;
    if (end < 0) {
      this.#slashes = slashes;
      return stop;
    }
    this.#slashes = 0;
    if (slashes % 2 === 0) this.#endString();
    else if (this.#matters()) this.#text += '"';
    return end + 1;
  }

  #matters(): boolean {
    return this.#depth <= inLog || (this.#depth === inEntry && this.#start >= 0);
  }

  #endString(): void {
    this.#isString = false;
    if (!this.#matters()) return;
    if (!this.#isValue) this.#name = this.#text;
    else if (this.#depth === inEntry && this.#name === 'startedDateTime')
      this.#time = parseTime(unescaped(this.#text));
    if (this.#depth === inFile && !this.#isValue) this.#rootName = this.#text;
  }

  /** To the next string. */
  #outside(piece: Uint8Array, from: number): number {
    let at = from;
    while (at < piece.length) {
      const byte = piece[at]!;
      if (this.#depth === inList && this.#start < 0 && this.#isIn() && isBeginning(byte))
        this.#start = this.#offset + at;
      at += 1;
      if (byte === quote) {
        this.#isString = true;
        this.#text = '';
        return at;
      }
      this.#structure(byte, this.#offset + at - 1);
    }
    return at;
  }

  /** Within the list of entries. */
  #isIn(): boolean {
    return this.#from >= 0 && this.#to < 0;
  }

  #structure(byte: number, place: number): void {
    switch (byte) {
      case openBrace:
      case openBracket:
        this.#open(byte, place);
        return;
      case closeBrace:
      case closeBracket:
        this.#close(place);
        return;
      case colon:
        this.#isValue = true;
        return;
      case comma:
        if (this.#depth === inList && this.#isIn()) this.#endEntry(place);
        this.#isValue = false;
        return;
      default:
    }
  }

  #open(byte: number, place: number): void {
    this.#depth += 1;
    this.#isValue = false;
    if (this.#depth === inLog) this.#isLog = byte === openBrace && this.#rootName === 'log';
    const isList = this.#depth === inList && byte === openBracket && this.#name === 'entries';
    if (isList && this.#isLog && this.#from < 0) this.#from = place + 1;
  }

  #close(place: number): void {
    if (this.#depth === inList && this.#isIn()) {
      this.#endEntry(place);
      this.#to = place;
    }
    this.#depth -= 1;
    this.#isValue = false;
  }

  #endEntry(place: number): void {
    if (this.#start < 0) return;
    this.#starts.push(this.#start);
    this.#lengths.push(place - this.#start);
    this.#times.push(this.#time);
    this.#start = -1;
    this.#time = NaN;
  }
}

/** Neither white space nor what stands between entries. */
function isBeginning(byte: number): boolean {
  return byte > 0x20 && byte !== comma && byte !== closeBracket;
}

/** Some writers escape the plus sign of a date. */
function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return '';
  }
}

/** A list of numbers that costs eight bytes each. */
class Numbers {
  #values = new Float64Array(1024);
  #length = 0;

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Float64Array(this.#length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  all(): Float64Array {
    return this.#values.subarray(0, this.#length);
  }
}
