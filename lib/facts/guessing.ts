/**
 * Bits that somebody who knows how the text is made must guess, estimated from above: repetition, counting, words and times
 * count for little, what looks drawn by lot for all that its alphabet can hold. RFC 9700 §2.1 and RFC 7636 §7.1 ask for
 * values that cannot be guessed.
 */
export function guessingBits(text: string): number {
  const parts = text.slice(0, periodOf(text)).split(/[^A-Za-z0-9]+/);
  return parts.reduce((bits, part) => bits + bitsOf(part), 0);
}

function bitsOf(part: string): number {
  const [, word = '', number = ''] = /^([A-Za-z]{3,})(\d+)$/.exec(part) ?? [];
  if (word && isWordy(word)) return bitsOf(word) + bitsOf(number);
  if (isTime(part)) return 10;
  const fresh = unforeseen(part);
  if (/^\d*$/.test(part)) return fresh * Math.log2(10);
  if (/^[a-f\d]+$/i.test(part) && /\d/.test(part)) return fresh * 4;
  if (/^[A-Za-z]+$/.test(part) && isWordy(part)) return part.length * bitsOfWords;
  return fresh * Math.log2(alphabetOf(part));
}

/** Per letter of a text in a human language. */
const bitsOfWords = 1.5;

function alphabetOf(part: string): number {
  return (/[a-z]/.test(part) ? 26 : 0) + (/[A-Z]/.test(part) ? 26 : 0) + (/\d/.test(part) ? 10 : 0);
}

/** Seconds or milliseconds since 1970, somewhere from 2001 to 2064. */
function isTime(part: string): boolean {
  return /^[12]\d{9}(\d{3})?$/.test(part);
}

/** Vowels often enough, consonants never long in a row, capitals only where words begin. */
function isWordy(letters: string): boolean {
  const words = letters.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g) ?? [];
  if (letters.length / Math.max(1, words.length) < 3) return false;
  const vowels = letters.match(/[aeiouy]/gi)?.length ?? 0;
  return vowels / letters.length >= 0.25 && !/[^aeiouy]{5}/i.test(letters);
}

/** Characters that do not continue the step of the two before (`aaaa`, `1234`). */
function unforeseen(part: string): number {
  let count = 0;
  for (let at = 0; at < part.length; at += 1) {
    const step = part.charCodeAt(at) - part.charCodeAt(at - 1);
    if (at < 2 || step !== part.charCodeAt(at - 1) - part.charCodeAt(at - 2)) count += 1;
  }
  return count;
}

/** Length of the piece that the text repeats at least twice; the whole length where it repeats nothing. Knuth–Morris–Pratt. */
function periodOf(text: string): number {
  const border = [0];
  for (let at = 1, length = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    while (length > 0 && code !== text.charCodeAt(length)) length = border[length - 1]!;
    if (code === text.charCodeAt(length)) length += 1;
    border.push(length);
  }
  const period = text.length - (border.at(-1) ?? 0);
  return period * 2 <= text.length ? period : text.length;
}
