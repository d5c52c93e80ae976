import { CBORTag, decodeCBOR, type CBORType } from '@levischuck/tiny-cbor';

/** A value in CBOR; maps have texts and numbers as keys. RFC 8949 §3. */
export type Cbor = CBORType;

/** A map of CBOR. */
export type CborMap = ReadonlyMap<string | number, Cbor>;

/**
 * One item of CBOR and nothing behind it; `undefined` for anything else, and for what is not read here: indefinite lengths, half floats,
 * keys that are neither text nor number. Never throws, however deep it is nested.
 */
export function decodeCbor(bytes: Uint8Array | undefined): Cbor {
  if (!bytes || bytes.length === 0) return undefined;
  try {
    return decodeCBOR(bytes);
  } catch {
    return undefined;
  }
}

/** The map that a value is; `undefined` for anything else. */
export function asCborMap(value: Cbor): CborMap | undefined {
  return value instanceof Map ? value : undefined;
}

/** The octets that a value is; `undefined` for anything else. */
export function asBytes(value: Cbor): Uint8Array | undefined {
  return value instanceof Uint8Array ? value : undefined;
}

/** What a value is without its tag, where it has that one or none. RFC 8949 §3.4. */
export function withoutTag(value: Cbor, tag: number): Cbor {
  return value instanceof CBORTag && value.tag === tag ? value.value : value;
}

/** A value as JSON could have it, for reading: tags are left out, octets are told by their number. What is nested deeper than eight levels is not shown. */
export function asPlain(value: Cbor, levels = 8): unknown {
  if (value instanceof Uint8Array) return `${value.length} octets`;
  if (value instanceof CBORTag) return asPlain(value.value, levels);
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (levels === 0) return '…';
  if (Array.isArray(value)) return value.map((one) => asPlain(one, levels - 1));
  return Object.fromEntries([...value].map(([name, one]) => [String(name), asPlain(one, levels - 1)]));
}
