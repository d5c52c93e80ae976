import { decodeBase64 } from './base64.ts';
import { bitString, integer, partsIn, rsaEncryption, sequence, type Part } from './der.ts';

/** What a certificate says that one can judge without trusting it. RFC 5280 §4.1. */
export type Certificate = {
  /** When it ends, in milliseconds since 1970. */
  readonly notAfter: number | undefined;
  /** Length of its key; `undefined` for a key that is not RSA. */
  readonly rsaBits: number | undefined;
};

/** Reads base64 of DER, without white space. `undefined` for what is no certificate, a placeholder among it. */
export function readCertificate(base64: string): Certificate | undefined {
  const bytes = decodeBase64(base64);
  const [, , , validity, , key] = signedIn(bytes);
  if (!bytes || validity?.tag !== sequence || key?.tag !== sequence) return undefined;
  const [, until] = partsIn(bytes, validity.from, validity.to);
  return { notAfter: until && timeIn(bytes, until), rsaBits: rsaBitsIn(bytes, key) };
}

/** Whose a certificate is, and since when. RFC 5280 §4.1.2. */
export type CertificateNames = {
  /** Whose it is, and who vouches for it: `CN=Utopia IACA, O=Ministry, C=UT`, the most telling first; empty where nothing of it is known. */
  readonly subject: string;
  readonly issuer: string;
  /** From when it is good, in milliseconds since 1970. */
  readonly notBefore: number | undefined;
};

/** The names in base64 of DER; `undefined` for what is no certificate. */
export function certificateNames(base64: string): CertificateNames | undefined {
  const bytes = readCertificate(base64) && decodeBase64(base64);
  const [, , issuer, validity, subject] = signedIn(bytes);
  if (!bytes || !issuer || !validity || !subject) return undefined;
  const [from] = partsIn(bytes, validity.from, validity.to);
  return {
    subject: nameIn(bytes, subject),
    issuer: nameIn(bytes, issuer),
    notBefore: from && timeIn(bytes, from),
  };
}

/** What a certificate’s issuer signs, without the version, which is left out of certificates of the first; empty for what is none. */
export function signedIn(bytes: Uint8Array | undefined): readonly Part[] {
  const outer = bytes && partsIn(bytes, 0, bytes.length)[0];
  const [signed] = outer?.tag === sequence ? partsIn(bytes!, outer.from, outer.to) : [];
  if (!bytes || signed?.tag !== sequence) return [];
  return partsIn(bytes, signed.from, signed.to).filter(({ tag }) => tag !== explicitVersion);
}

/** The length of an RSA modulus, base64 of its big-endian bytes; `undefined` for what is none. XML Signature §4.5.2.2. */
export function modulusBits(base64: string): number | undefined {
  const bytes = decodeBase64(base64);
  return bytes && bitsOf(bytes);
}

/** The names of hosts that a certificate is for (dNSName), as they are written; `undefined` for what is no certificate. RFC 5280 §4.2.1.6. */
export function hostNamesIn(base64: string): readonly string[] | undefined {
  const bytes = readCertificate(base64) && decodeBase64(base64);
  if (!bytes) return undefined;
  const at = placeOf(bytes, subjectAltName);
  if (at === undefined) return [];
  // A mark whether it is critical may stand before the value.
  const value = partsIn(bytes, at, Math.min(bytes.length, at + longestNames)).find(
    ({ tag }) => tag === octetString,
  );
  const [names] = value ? partsIn(bytes, value.from, value.to) : [];
  return (names ? partsIn(bytes, names.from, names.to) : [])
    .filter(({ tag }) => tag === dnsName)
    .map(({ from, to }) => String.fromCharCode(...bytes.subarray(from, Math.min(to, from + 260))));
}

/** 2.5.29.17, as it stands in DER with its tag and length. */
const subjectAltName = [0x06, 0x03, 0x55, 0x1d, 0x11];
const octetString = 0x04;
const dnsName = 0x82;
const longestNames = 20_000;

/** Where octets end that stand in others; `undefined` where they do not. */
function placeOf(bytes: Uint8Array, sought: readonly number[]): number | undefined {
  const at = bytes.findIndex((_, place) => sought.every((byte, step) => bytes[place + step] === byte));
  return at < 0 ? undefined : at + sought.length;
}

/** The parts of a name that are told, the last octet of 2.5.4.… to its name in RFC 4514 §3, in the order they are told. */
const nameParts: ReadonlyMap<number, string> = new Map([
  [3, 'CN'],
  [11, 'OU'],
  [10, 'O'],
  [6, 'C'],
]);
const nameType = '85,4,';
const longestName = 100;

/** RFC 5280 §4.1.2.4. */
function nameIn(bytes: Uint8Array, { from, to }: Part): string {
  const said = partsIn(bytes, from, to).flatMap((set) =>
    partsIn(bytes, set.from, set.to).flatMap((pair): readonly (readonly [string, string])[] => {
      const [type, value] = partsIn(bytes, pair.from, pair.to);
      const id = type ? bytes.subarray(type.from, type.to) : undefined;
      const name = id?.length === 3 && id.join().startsWith(nameType) ? nameParts.get(id[2]!) : undefined;
      return name && value ? [[name, textIn(bytes, value)]] : [];
    }),
  );
  const order = [...nameParts.values()];
  return said
    .toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([name, value]) => `${name}=${value}`)
    .join(', ');
}

const bmpString = 0x1e;
const utf8 = new TextDecoder();

/** UTF8String, PrintableString and their like; BMPString has two octets a character. */
function textIn(bytes: Uint8Array, { tag, from, to }: Part): string {
  const octets = bytes.subarray(from, Math.min(to, from + longestName));
  if (tag !== bmpString) return utf8.decode(octets);
  const view = new DataView(octets.buffer, octets.byteOffset, octets.length);
  return Array.from({ length: octets.length >> 1 }, (_, at) =>
    String.fromCharCode(view.getUint16(2 * at)),
  ).join('');
}

const explicitVersion = 0xa0;
const utcTime = 0x17;

function rsaBitsIn(bytes: Uint8Array, key: Part): number | undefined {
  const [algorithm, holder] = partsIn(bytes, key.from, key.to);
  const [id] = algorithm ? partsIn(bytes, algorithm.from, algorithm.to) : [];
  if (!id || bytes.subarray(id.from, id.to).join() !== rsaEncryption) return undefined;
  if (holder?.tag !== bitString) return undefined;
  // A bit string begins with the number of bits that its last byte has too many.
  const [numbers] = partsIn(bytes, holder.from + 1, holder.to);
  const [modulus] = numbers ? partsIn(bytes, numbers.from, numbers.to) : [];
  return modulus?.tag === integer ? bitsOf(bytes.subarray(modulus.from, modulus.to)) : undefined;
}

function bitsOf(bytes: Uint8Array): number | undefined {
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? undefined : (bytes.length - first) * 8 - Math.clz32(bytes[first]!) + 24;
}

/** UTCTime until 2049, GeneralizedTime from then on; both to the second, in UTC. RFC 5280 §4.1.2.5. */
function timeIn(bytes: Uint8Array, { tag, from, to }: Part): number | undefined {
  const text = String.fromCharCode(...bytes.subarray(from, Math.min(to, from + 20)));
  const full = tag === utcTime ? `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}` : text;
  const found = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(full);
  if (!found) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = found.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
