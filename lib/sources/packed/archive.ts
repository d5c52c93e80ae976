import { unzipSync, type UnzipFileInfo } from 'fflate';
import { isBomb } from './bomb.ts';

/** The files of a ZIP archive (APPNOTE 6.3): listed first, and unpacked only when wanted. */
export type Archive = {
  readonly names: readonly string[];
  /** Unpacks those wanted, by name. What cannot be unpacked is left out. Never throws. */
  unpack(wanted: (name: string) => boolean): ReadonlyMap<string, Uint8Array>;
};

/** Opens a ZIP archive; `undefined` for bytes that are none, `error` for one that cannot be opened. Never throws. */
export function openArchive(bytes: Uint8Array): Archive | { readonly error: string } | undefined {
  if (!isZip(bytes)) return undefined;
  if (bytes[2] === 3 && ((bytes[6] ?? 0) & 1) === 1)
    return { error: 'This ZIP archive is protected by a password: unpack it first.' };
  const files = listed(bytes);
  if (!files) return { error: 'This is a ZIP archive, but it is damaged or cut off.' };
  const whole = files.reduce((sum, { originalSize }) => sum + originalSize, 0);
  if (isBomb(whole, bytes.length)) return { error: 'This ZIP archive swells to more than can be read.' };
  return {
    names: files.map(({ name }) => name),
    unpack: (wanted) => unpacked(bytes, wanted),
  };
}

/** A local header, or the end of an archive without files. */
function isZip([p, k, third, fourth]: Uint8Array): boolean {
  return p === 0x50 && k === 0x4b && ((third === 3 && fourth === 4) || (third === 5 && fourth === 6));
}

/** Files that are listed: a damaged archive can claim four thousand million, and listing as few as 60,000 takes longer than a frame. */
const mostFiles = 200_000;
/** Bytes that a file takes in the list at least. APPNOTE §4.3.12. */
const smallestEntry = 46;

function listed(bytes: Uint8Array): readonly UnzipFileInfo[] | undefined {
  const files: UnzipFileInfo[] = [];
  const most = Math.min(mostFiles, bytes.length / smallestEntry);
  const note = (file: UnzipFileInfo): boolean => {
    if (files.push(file) > most) throw new RangeError('too many files');
    return false;
  };
  try {
    unzipSync(bytes, { filter: note });
    return files.filter(({ name, compression }) => !name.endsWith('/') && readable.has(compression));
  } catch {
    return undefined;
  }
}

/** Stored and deflated. */
const readable: ReadonlySet<number> = new Set([0, 8]);

/** Files that may be damaged: after each the others are unpacked anew. */
const mostDamaged = 8;

function unpacked(bytes: Uint8Array, wanted: (name: string) => boolean): ReadonlyMap<string, Uint8Array> {
  const damaged = new Set<string>();
  let last = '';
  const filter = ({ name, compression }: UnzipFileInfo): boolean => {
    last = name;
    return readable.has(compression) && wanted(name) && !damaged.has(name);
  };
  while (damaged.size < mostDamaged) {
    try {
      return new Map(Object.entries(unzipSync(bytes, { filter })));
    } catch {
      damaged.add(last);
    }
  }
  return new Map();
}
