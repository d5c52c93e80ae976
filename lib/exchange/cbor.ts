import { joinBytes } from './join-bytes.ts';

/** A value in CBOR; maps have texts and numbers as keys. RFC 8949 §3. */
export type Cbor =
  | number
  | bigint
  | string
  | boolean
  | null
  | undefined
  | Uint8Array
  | readonly Cbor[]
  | CborMap
  | CborTag;

/** A map of CBOR. */
export type CborMap = ReadonlyMap<string | number, Cbor>;

/** A value that is marked as being of some kind. RFC 8949 §3.4. */
export type CborTag = {
  readonly tag: number | bigint;
  readonly value: Cbor;
  /** All of it as it was written, which digests are over. */
  readonly octets: Uint8Array;
};

/**
 * One item of CBOR and nothing behind it; `undefined` for anything else, and for what is not read here: keys that are neither text nor
 * number, and what is nested more than a hundred levels deep. Never throws.
 */
export function decodeCbor(bytes: Uint8Array | undefined): Cbor {
  if (!bytes || bytes.length === 0) return undefined;
  const place = { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), at: 0 };
  try {
    const item = itemAt(place, mostLevels);
    return place.at === bytes.length && item !== end ? item : undefined;
  } catch {
    return undefined;
  }
}

/** The map that a value is; `undefined` for anything else. */
export function asCborMap(value: Cbor): CborMap | undefined {
  return value instanceof Map ? (value as CborMap) : undefined;
}

/** The tag that a value is; `undefined` for anything else. */
export function asCborTag(value: Cbor): CborTag | undefined {
  return typeof value === 'object' && value !== null && 'tag' in value ? value : undefined;
}

/** The octets that a value is; `undefined` for anything else. */
export function asBytes(value: Cbor): Uint8Array | undefined {
  return value instanceof Uint8Array ? value : undefined;
}

/** What a value is without its tag, where it has that one or none. RFC 8949 §3.4. */
export function withoutTag(value: Cbor, tag: number): Cbor {
  const tagged = asCborTag(value);
  return tagged?.tag === tag ? tagged.value : value;
}

/** A value as JSON could have it, for reading: tags are left out, octets are told by their number. What is nested deeper than eight levels is not shown. */
export function asPlain(value: Cbor, levels = 8): unknown {
  if (value instanceof Uint8Array) return `${value.length} octets`;
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  const tagged = asCborTag(value);
  if (tagged) return asPlain(tagged.value, levels);
  if (levels === 0) return '…';
  if (Array.isArray(value)) return value.map((one: Cbor) => asPlain(one, levels - 1));
  const members = [...(asCborMap(value) ?? [])];
  return Object.fromEntries(members.map(([name, one]) => [String(name), asPlain(one, levels - 1)]));
}

type Place = { readonly bytes: Uint8Array; readonly view: DataView; at: number };

const mostLevels = 100;

/** What ends an item whose length was not said beforehand. §3.2.1. */
const end = Symbol('end');
type End = typeof end;

/** Reading beyond the last octet throws, as does what is not well-formed. §3, appendix C. */
function itemAt(place: Place, levels: number): Cbor | End {
  if (levels === 0) throw new RangeError('nested too deep');
  const from = place.at;
  const first = octetAt(place);
  const [major, info] = [first >> 5, first & 31];
  if (major === 7) return simpleAt(place, info);
  const said = info === 31 ? undefined : numberAt(place, info);
  switch (major) {
    case 0:
      return wanted(said);
    case 1: {
      const number = wanted(said);
      return typeof number === 'bigint' ? -1n - number : -1 - number;
    }
    case 2:
      return octetsAt(place, said, major);
    case 3:
      return utf8.decode(octetsAt(place, said, major));
    case 4:
      return listAt(place, said, levels);
    case 5:
      return mapAt(place, said, levels);
    default: {
      const tag = wanted(said);
      return { tag, value: valueAt(place, levels), octets: place.bytes.subarray(from, place.at) };
    }
  }
}

const utf8 = new TextDecoder();

function octetAt(place: Place): number {
  const octet = place.view.getUint8(place.at);
  place.at += 1;
  return octet;
}

/** The number in the first octet or behind it. §3. */
function numberAt(place: Place, info: number): number | bigint {
  if (info < 24) return info;
  const { view, at } = place;
  place.at += 2 ** (info - 24);
  switch (info) {
    case 24:
      return view.getUint8(at);
    case 25:
      return view.getUint16(at);
    case 26:
      return view.getUint32(at);
    case 27: {
      const large = view.getBigUint64(at);
      return large <= Number.MAX_SAFE_INTEGER ? Number(large) : large;
    }
    default:
      throw new RangeError('reserved');
  }
}

function wanted(said: number | bigint | undefined): number | bigint {
  if (said === undefined) throw new RangeError('without number');
  return said;
}

/** Of a length that was not said beforehand they are pieces of the same kind. §3.2.3. */
function octetsAt(place: Place, said: number | bigint | undefined, major: number): Uint8Array<ArrayBuffer> {
  if (said !== undefined) {
    const to = place.at + Number(said);
    if (to > place.bytes.length) throw new RangeError('cut off');
    const octets = place.bytes.slice(place.at, to);
    place.at = to;
    return octets;
  }
  const pieces: Uint8Array[] = [];
  for (let first = octetAt(place); first !== 0xff; first = octetAt(place)) {
    if (first >> 5 !== major) throw new RangeError('no piece of it');
    pieces.push(octetsAt(place, numberAt(place, first & 31), major));
  }
  return joinBytes(pieces);
}

function listAt(place: Place, said: number | bigint | undefined, levels: number): readonly Cbor[] {
  const list: Cbor[] = [];
  for (;;) {
    if (list.length === said) return list;
    const item = itemAt(place, levels - 1);
    if (item !== end) list.push(item);
    else if (said === undefined) return list;
    else throw new RangeError('ended early');
  }
}

function mapAt(place: Place, said: number | bigint | undefined, levels: number): CborMap {
  const map = new Map<string | number, Cbor>();
  for (;;) {
    if (map.size === said) return map;
    const key = itemAt(place, levels - 1);
    if (key === end && said === undefined) return map;
    if ((typeof key !== 'string' && typeof key !== 'number') || map.has(key)) throw new RangeError('no key');
    map.set(key, valueAt(place, levels));
  }
}

function valueAt(place: Place, levels: number): Cbor {
  const item = itemAt(place, levels - 1);
  if (item === end) throw new RangeError('ended early');
  return item;
}

/** §3.3. */
function simpleAt(place: Place, info: number): Cbor | End {
  if (info > 27 && info < 31) throw new RangeError('reserved');
  const { view, at } = place;
  place.at += info < 24 || info === 31 ? 0 : 2 ** (info - 24);
  switch (info) {
    case 20:
    case 21:
      return info === 21;
    case 22:
      return null;
    case 25:
      return halfOf(view.getUint16(at));
    case 26:
      return view.getFloat32(at);
    case 27:
      return view.getFloat64(at);
    case 31:
      return end;
    default:
      // Undefined, and values that nobody has given a meaning.
      return undefined;
  }
}

/** A floating-point number of two octets. Appendix D. */
function halfOf(bits: number): number {
  const [sign, exponent, fraction] = [bits >> 15 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
  if (exponent === 31) return fraction === 0 ? sign * Infinity : Number.NaN;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25));
}
