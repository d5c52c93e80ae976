/**
 * Verdicts that quote the wire: unlike the others they are no words of ours, and redaction passes through them. One place knows how
 * they are written, so that facts can write and read them and redaction can take them apart.
 */

/** A quoted pair: what it is about, the receiver's own value, and the one that it was given. */
export type RecordedOwnValue = { readonly about: string; readonly own: string; readonly given: string };

/** As the value of a verdict. */
export function writeOwnValue({ about, own, given }: RecordedOwnValue): string {
  return JSON.stringify([about, own, given]);
}

/** Back from the value of a verdict; `undefined` for what was not written so. Never throws. */
export function readOwnValue(value: string | undefined): RecordedOwnValue | undefined {
  if (value === undefined || !value.startsWith('[')) return undefined;
  try {
    const [about, own, given] = textsOf(JSON.parse(value));
    return about !== undefined && own !== undefined && given !== undefined
      ? { about, own, given }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Words as a trace carries them. */
export type RecordedWords = {
  readonly where: string;
  readonly source: string;
  /** Of a member; `''` for none. */
  readonly name: string;
  readonly text: string;
  /** Ids of the known wordings in all of the text that the words were taken from. */
  readonly phrases: readonly string[];
  /** Numbers and names of errors in that text. */
  readonly codes: readonly string[];
};

/** As the value of a verdict. */
export function writeRecordedWords(all: readonly RecordedWords[]): string {
  return JSON.stringify(
    all.map(({ where, source, name, text, phrases, codes }) => [where, source, name, text, phrases, codes]),
  );
}

/** Back from the value of a verdict; `undefined` for what was not written so. Never throws. */
export function readRecordedWords(value: string | undefined): readonly RecordedWords[] | undefined {
  if (value === undefined || !value.startsWith('[')) return undefined;
  try {
    const all: unknown = JSON.parse(value);
    return Array.isArray(all) ? all.flatMap(wordsOf) : undefined;
  } catch {
    return undefined;
  }
}

function wordsOf(row: unknown): readonly RecordedWords[] {
  if (!Array.isArray(row)) return [];
  const [where, source, name, text, phrases, codes] = row as readonly unknown[];
  if (![where, source, name, text].every((one) => typeof one === 'string')) return [];
  return [
    {
      where: String(where),
      source: String(source),
      name: String(name),
      text: String(text),
      phrases: textsOf(phrases),
      codes: textsOf(codes),
    },
  ];
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** A request that was refused for its size: what was too large, how sure that is, and its sizes in bytes with its largest cookies. */
export type RecordedSizes = {
  readonly part: 'headers' | 'address' | 'body';
  readonly certainty: 'said' | 'likely';
  readonly headerBytes: number;
  readonly cookieBytes: number;
  readonly addressBytes: number;
  readonly cookieCount: number;
  readonly cookies: readonly { readonly name: string; readonly bytes: number }[];
};

/** As the value of a verdict: part, certainty, four numbers, then `name:bytes` for each cookie. */
export function writeRecordedSizes(sizes: RecordedSizes): string {
  const { part, certainty, headerBytes, cookieBytes, addressBytes, cookieCount, cookies } = sizes;
  const named = cookies.map(({ name, bytes }) => `${name.replaceAll(/[\s,]/g, '_').slice(0, 80)}:${bytes}`);
  return [part, certainty, headerBytes, cookieBytes, addressBytes, cookieCount, ...named].join(' ');
}

/** Back from the value of a verdict; `undefined` for what was not written so. */
export function readRecordedSizes(value: string | undefined): RecordedSizes | undefined {
  const [said, surely, headers, cookie, address, count, ...named] = value?.split(' ') ?? [];
  const part = (['headers', 'address', 'body'] as const).find((one) => one === said);
  const numbers = [headers, cookie, address, count].map((one) => (one ? Number(one) : Number.NaN));
  if (part === undefined || numbers.some((one) => !Number.isInteger(one))) return undefined;
  const [headerBytes = 0, cookieBytes = 0, addressBytes = 0, cookieCount = 0] = numbers;
  const cookies = named.map((one) => {
    const colon = one.lastIndexOf(':');
    return { name: one.slice(0, colon), bytes: Number(one.slice(colon + 1)) || 0 };
  });
  const certainty = surely === 'likely' ? surely : 'said';
  return { part, certainty, headerBytes, cookieBytes, addressBytes, cookieCount, cookies };
}
