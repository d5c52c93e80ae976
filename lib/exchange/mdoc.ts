import { decodeBase64, encodeBase64Url } from './base64.ts';
import {
  asBytes,
  asCborMap,
  asCborTag,
  asPlain,
  decodeCbor,
  withoutTag,
  type Cbor,
  type CborMap,
} from './cbor.ts';
import { encodeCbor, encodeEmbedded, readDetachedSign1, type DetachedSign1 } from './cose.ts';
import { dateTimeOf } from './date-time.ts';
import { hashCalled, type Hash } from './digest.ts';
import type { JsonObject } from './json.ts';

/** One element that is shown. ISO/IEC 18013-5 §9.1.2.4. */
export type MdocElement = {
  /** Namespace and name with a dot, as a query’s path is written; `undefined` for one that cannot be read. */
  readonly name: string | undefined;
  /** As JSON could have it. */
  readonly value: unknown;
  /** Its digest is the one that the issuer signed; `undefined` where that is made in a way that is not known here. */
  readonly isOfCredential: boolean | undefined;
};

/** A document of ISO/IEC 18013-5 taken apart; no signature is checked. §8.3.2.1.2.2, §9.1.2.4. */
export type Mdoc = {
  /** As it is called where it is shown; what was issued has the signed one alone. */
  readonly docType: string | undefined;
  /** As its issuer signed it. */
  readonly signedDocType: string | undefined;
  readonly elements: readonly MdocElement[];
  /** Digests that nothing was shown for. */
  readonly keptBack: number;
  /** Milliseconds since 1970 from which and until which it is good. */
  readonly validFrom: number | undefined;
  readonly validUntil: number | undefined;
  /** The holder’s key as a JWK’s members. RFC 9052 §7. */
  readonly deviceKey: JsonObject | undefined;
  /** The holder’s device vouches for showing it. */
  readonly isBound: boolean;
  /** By a code that only this verifier can check, in the place of a signature. §9.1.3.5. */
  readonly isBoundByMac: boolean;
  /** Its signature, and the elements of its own that it signs with it; `undefined` where it proved itself otherwise (DeviceMac). */
  readonly deviceSigned: { readonly sign1: DetachedSign1; readonly nameSpaces: Uint8Array } | undefined;
  /** Its issuer’s signature and the octets that it is over; `undefined` where they cannot be read. */
  readonly issuerAuth: { readonly sign1: DetachedSign1; readonly payload: Uint8Array } | undefined;
  /** The issuer’s certificates that come with it, its own first: base64url of DER, nothing of them is checked. RFC 9360 §2. */
  readonly certificates: readonly string[];
};

/** Characters and elements that are read: a portrait is among them. */
const longest = 1_000_000;
const mostElements = 500;

/**
 * The documents in base64url: of a DeviceResponse, as a wallet shows them (OpenID4VP, appendix B.2), or the IssuerSigned that an issuer gave
 * (OpenID4VCI, appendix A.2). Empty for anything else. Never throws.
 */
export function readMdocs(text: string): readonly Mdoc[] {
  const members = read(text);
  if (members?.has('issuerAuth')) return [mdocOf(members) ?? []].flat();
  const documents = members?.get('documents');
  return Array.isArray(documents) ? documents.slice(0, 20).flatMap((one: Cbor) => shownIn(one) ?? []) : [];
}

function shownIn(one: Cbor): Mdoc | undefined {
  const document = asCborMap(one);
  const issued = asCborMap(document?.get('issuerSigned'));
  const mdoc = issued && mdocOf(issued);
  if (!document || !mdoc) return undefined;
  const device = asCborMap(document.get('deviceSigned'));
  const proof = asCborMap(device?.get('deviceAuth'));
  const sign1 = readDetachedSign1(withoutTag(proof?.get('deviceSignature'), coseSign1));
  const nameSpaces = plainlyEmbedded(device?.get('nameSpaces'));
  return {
    ...mdoc,
    docType: asWord(document.get('docType')),
    isBound: proof !== undefined && (proof.has('deviceSignature') || proof.has('deviceMac')),
    isBoundByMac: proof !== undefined && proof.has('deviceMac') && !proof.has('deviceSignature'),
    deviceSigned: sign1 && nameSpaces && { sign1, nameSpaces },
  };
}

/** Octets of CBOR that are written as they would be written anew: what else is signed than one can write is not known. */
function plainlyEmbedded(value: Cbor): Uint8Array | undefined {
  const bytes = asBytes(withoutTag(value, encodedCbor));
  const written = asCborTag(value)?.octets;
  const isPlain = bytes && written && encodeCbor(encodeEmbedded(bytes)).length === written.length;
  return isPlain ? bytes : undefined;
}

/** Base64url of a map, as all of these are: cheap to tell from other credentials by its first character. */
function read(text: string): CborMap | undefined {
  if (text.length > longest || !/^[o-v]/.test(text)) return undefined;
  return asCborMap(decodeCbor(decodeBase64(text)));
}

function mdocOf(issued: CborMap): Mdoc | undefined {
  const auth = withoutTag(issued.get('issuerAuth'), coseSign1);
  if (!Array.isArray(auth)) return undefined;
  const signed = asCborMap(embedded(decodeCbor(asBytes(auth[2]))));
  if (!signed) return undefined;
  const validity = asCborMap(signed.get('validityInfo'));
  const digests = digestsIn(signed);
  const elements = elementsIn(issued, digests, hashCalled(asWord(signed.get('digestAlgorithm'))));
  const listed = [...digests.values()].reduce((sum, { size }) => sum + size, 0);
  return {
    docType: undefined,
    signedDocType: asWord(signed.get('docType')),
    elements,
    keptBack: Math.max(0, listed - elements.length),
    validFrom: timeOf(validity?.get('validFrom')),
    validUntil: timeOf(validity?.get('validUntil')),
    deviceKey: keyOf(asCborMap(asCborMap(signed.get('deviceKeyInfo'))?.get('deviceKey'))),
    isBound: false,
    isBoundByMac: false,
    deviceSigned: undefined,
    issuerAuth: signatureIn(auth),
    certificates: [asCborMap(auth[1])?.get(x5chain)]
      .flat()
      .slice(0, 10)
      .flatMap((one: Cbor) => {
        const der = asBytes(one);
        return der ? [encodeBase64Url(der)] : [];
      }),
  };
}

/** COSE_Sign1 with its payload. RFC 9052 §4.2. */
function signatureIn([header, , content, made]: readonly Cbor[]): Mdoc['issuerAuth'] {
  const payload = asBytes(content);
  const sign1 = readDetachedSign1([header, undefined, null, made]);
  return sign1 && payload && { sign1, payload };
}

/** Tags: a signed message, CBOR in octets, a date. RFC 9052 §2; RFC 8949 §3.4.5.1; §3.4.1. The header for certificates: RFC 9360 §2. */
const coseSign1 = 18;
const encodedCbor = 24;
const dateText = 0;
const x5chain = 33;

/** What octets hold that are marked as CBOR. */
function embedded(value: Cbor): Cbor {
  const bytes = asBytes(withoutTag(value, encodedCbor));
  return bytes ? decodeCbor(bytes) : value;
}

function digestsIn(signed: CborMap): ReadonlyMap<string, CborMap> {
  const spaces = asCborMap(signed.get('valueDigests')) ?? new Map<string | number, Cbor>();
  return new Map(
    [...spaces].flatMap(([space, one]) => {
      const digests = asCborMap(one);
      return digests ? [[String(space), digests] as const] : [];
    }),
  );
}

function elementsIn(
  issued: CborMap,
  digests: ReadonlyMap<string, CborMap>,
  hash: Hash | undefined,
): readonly MdocElement[] {
  const spaces = [...(asCborMap(issued.get('nameSpaces')) ?? [])];
  const items = spaces.flatMap(([space, list]) =>
    Array.isArray(list) ? list.map((item: Cbor) => [String(space), item] as const) : [],
  );
  return items.slice(0, mostElements).map(([space, item]) => {
    const members = asCborMap(decodeCbor(asBytes(withoutTag(item, encodedCbor))));
    const octets = asCborTag(item)?.octets;
    const name = asWord(members?.get('elementIdentifier'));
    const id = members?.get('digestID');
    const digest = typeof id === 'number' ? asBytes(digests.get(space)?.get(id)) : undefined;
    return {
      name: name === undefined ? undefined : `${space}.${name}`,
      value: asPlain(members?.get('elementValue')),
      isOfCredential: hash && octets && members ? isDigestOf(octets, digest, hash) : undefined,
    };
  });
}

/** Over the octets with their tag, as they were written. */
function isDigestOf(octets: Uint8Array, digest: Uint8Array | undefined, hash: Hash): boolean {
  return digest !== undefined && encodeBase64Url(hash(octets)) === encodeBase64Url(digest);
}

const curves: Readonly<Record<number, readonly [kty: string, crv: string]>> = {
  1: ['EC', 'P-256'],
  2: ['EC', 'P-384'],
  3: ['EC', 'P-521'],
  6: ['OKP', 'Ed25519'],
};

/** A COSE key as a JWK. RFC 9053 §7.1, §7.2; RFC 7518 §6.2. */
function keyOf(key: CborMap | undefined): JsonObject | undefined {
  const curve = key?.get(-1);
  const [kty, crv] = (typeof curve === 'number' ? curves[curve] : undefined) ?? [];
  const [x, y] = [asBytes(key?.get(-2)), asBytes(key?.get(-3))];
  if (!kty || !crv || !x) return undefined;
  return { kty, crv, x: encodeBase64Url(x), ...(y && { y: encodeBase64Url(y) }) };
}

function timeOf(value: Cbor): number | undefined {
  const text = withoutTag(value, dateText);
  return typeof text === 'string' ? dateTimeOf(text) : undefined;
}

function asWord(value: Cbor): string | undefined {
  return typeof value === 'string' && value.length <= 200 ? value : undefined;
}
