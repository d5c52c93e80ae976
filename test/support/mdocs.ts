import { CBORTag, encodeCBOR, type CBORType } from '@levischuck/tiny-cbor';
import { sha256 } from '@noble/hashes/sha2.js';
import { decodeBase64, encodeBase64Url } from '../../lib/exchange/base64.ts';

export const licence = 'org.iso.18013.5.1.mDL';
export const licenceSpace = 'org.iso.18013.5.1';

/** Who is asked for: two elements of a driving licence. */
export const licenceQuery = {
  credentials: [
    {
      id: 'mdl',
      format: 'mso_mdoc',
      meta: { doctype_value: licence },
      claims: [{ path: [licenceSpace, 'given_name'] }, { path: [licenceSpace, 'age_over_18'] }],
    },
  ],
} as const;

const map = (members: Readonly<Record<string, CBORType>>): CBORType => new Map(Object.entries(members));
const embedded = (value: CBORType, write = encodeCBOR): CBORTag => new CBORTag(24, write(value));

/** As an encoder writes that does not know beforehand how long a map or list will be. RFC 8949 §3.2.2. */
function writeOpenly(value: CBORType): Uint8Array<ArrayBuffer> {
  const all = (first: number, items: readonly CBORType[]): Uint8Array<ArrayBuffer> =>
    new Uint8Array([first, ...items.flatMap((one) => [...writeOpenly(one)]), 0xff]);
  if (value instanceof Map) return all(0xbf, [...value].flat());
  if (Array.isArray(value)) return all(0x9f, value);
  if (!(value instanceof CBORTag)) return new Uint8Array(encodeCBOR(value));
  return new Uint8Array([...encodeCBOR(new CBORTag(value.tag, 0)).slice(0, -1), ...writeOpenly(value.value)]);
}

/** What a test changes of a document. */
export type MdocChanges = {
  readonly docType?: string;
  /** As the issuer signed it. */
  readonly signedDocType?: string;
  /** Elements that are shown; the issuer signed these and `family_name`. */
  readonly shown?: Readonly<Record<string, CBORType>>;
  /** Elements that are shown with another value than the issuer signed. */
  readonly changed?: Readonly<Record<string, CBORType>>;
  readonly validFrom?: string;
  readonly validUntil?: string;
  /** `null`: nothing binds it to its holder. */
  readonly deviceAuth?: CBORType;
  readonly deviceKey?: CBORType;
  readonly digestAlgorithm?: string;
  readonly digestOf?: (bytes: Uint8Array) => Uint8Array;
  /** The issuer’s, in base64 of DER. */
  readonly certificates?: readonly string[];
  /** Lengths of maps and lists are not said beforehand. */
  readonly isOpen?: boolean;
};

const writerOf = ({ isOpen }: MdocChanges): ((value: CBORType) => Uint8Array<ArrayBuffer>) =>
  isOpen ? writeOpenly : (value) => new Uint8Array(encodeCBOR(value));

/** A COSE key that is none of anybody’s. */
const deviceKey: CBORType = new Map<number, CBORType>([
  [1, 2],
  [-1, 1],
  [-2, new Uint8Array(32).fill(1)],
  [-3, new Uint8Array(32).fill(2)],
]);

/** What an issuer of documents signed. ISO/IEC 18013-5 §9.1.2.4. */
function issuerSigned(changes: MdocChanges = {}): CBORType {
  const shown = { given_name: 'Erika', age_over_18: true, ...changes.shown };
  const write = writerOf(changes);
  const item = (name: string, value: CBORType, digestID: number): CBORTag =>
    embedded(
      map({
        digestID,
        random: new Uint8Array(24).fill(digestID),
        elementIdentifier: name,
        elementValue: value,
      }),
      write,
    );
  const digestOf = changes.digestOf ?? sha256;
  const signed = Object.entries({ ...shown, family_name: 'Mustermann' });
  const digests = new Map(
    signed.map(([name, value], at) => [at + 30, digestOf(write(item(name, value, at + 30)))]),
  );
  const mso = map({
    version: '1.0',
    digestAlgorithm: changes.digestAlgorithm ?? 'SHA-256',
    valueDigests: map({ [licenceSpace]: digests }),
    deviceKeyInfo: map({ deviceKey: changes.deviceKey ?? deviceKey }),
    docType: changes.signedDocType ?? changes.docType ?? licence,
    validityInfo: map({
      signed: new CBORTag(0, '2025-12-01T00:00:00Z'),
      validFrom: new CBORTag(0, changes.validFrom ?? '2025-12-01T00:00:00Z'),
      validUntil: new CBORTag(0, changes.validUntil ?? '2026-12-01T00:00:00Z'),
    }),
  });
  const [first = new Uint8Array([0x30, 0x00]), ...others] = (changes.certificates ?? []).map((one) =>
    decodeBase64(one)!,
  );
  const chain = others.length > 0 ? [first, ...others] : first;
  const isBare = changes.certificates?.length === 0;
  const unprotected = new Map<number, CBORType>(isBare ? [] : [[33, chain]]);
  const payload = write(embedded(mso, write));
  const items = Object.entries({ ...shown, ...changes.changed }).map(([name, value], at) =>
    item(name, value, at + 30),
  );
  return map({
    nameSpaces: map({ [licenceSpace]: items }),
    issuerAuth: [encodeCBOR(new Map([[1, -7]])), unprotected, payload, new Uint8Array(64)],
  });
}

/** The same in base64url, as a credential’s answer has it. */
export function issuedMdoc(changes: MdocChanges = {}): string {
  return encodeBase64Url(writerOf(changes)(issuerSigned(changes)));
}

/** A document as a wallet shows it: two elements, and one kept back. */
export function shownMdoc(changes: MdocChanges = {}): string {
  const signature: CBORType = [
    encodeCBOR(new Map([[1, -7]])),
    new Map<string, CBORType>(),
    null,
    new Uint8Array(64),
  ];
  const deviceAuth = changes.deviceAuth ?? map({ deviceSignature: signature });
  const deviceSigned = map({ nameSpaces: embedded(map({})), deviceAuth });
  const document = map({
    docType: changes.docType ?? licence,
    issuerSigned: issuerSigned(changes),
    ...(changes.deviceAuth === null ? {} : { deviceSigned }),
  });
  return encodeBase64Url(writerOf(changes)(map({ version: '1.0', documents: [document], status: 0 })));
}

/**
 * Made with @owf/mdoc 0.6.0, which writes CBOR by another library, and signed for the request of `presentation()`: `verifierClient`,
 * `walletNonce`, `responseUri`, in the clear.
 */
export const mdocMadeElsewhere = [
  'o2d2ZXJzaW9uYzEuMGZzdGF0dXMAaWRvY3VtZW50c4GjZ2RvY1R5cGV1b3JnLmlzby4xODAxMy41LjEubURMbGlzc3VlclNpZ25l',
  'ZKJqbmFtZVNwYWNlc6Fxb3JnLmlzby4xODAxMy41LjGC2BhYaKRoZGlnZXN0SUQasIBLS2ZyYW5kb21YIB9_Wr5EBm7yAWr0c8fr',
  'Xvo6ayDz2EWcp6Kow9LGMywbcWVsZW1lbnRJZGVudGlmaWVyamdpdmVuX25hbWVsZWxlbWVudFZhbHVlZUVyaWth2BhYcKRoZGln',
  'ZXN0SUQaVBBZwGZyYW5kb21YIF7O6nGrKXbOi4bN3LMhbM0DC0iMmzCXz706h2KpxmDHcWVsZW1lbnRJZGVudGlmaWVyamJpcnRo',
  'X2RhdGVsZWxlbWVudFZhbHVl2QPsajE5NzEtMDktMDFqaXNzdWVyQXV0aIRDoQEmoRghRTADAgEBWQHV2BhZAdCmZ3ZlcnNpb25j',
  'MS4wb2RpZ2VzdEFsZ29yaXRobWdTSEEtMjU2bHZhbHVlRGlnZXN0c6Fxb3JnLmlzby4xODAxMy41LjGkGreE8M5YIPFfoY-l29um',
  'PN2pnKBCowRPm7mngF7vWHDmxlblVtPEGrCAS0tYIMVTU-vfTgtq-hhM42aYVblgeLW8qJxHjLLPxunWUhiLGlQQWcBYIPSRjXAP',
  'y3K6GCSFu1rs2VuquE740f5J-TDHoQEXFkRSGoLOPu5YIFCLRHmUkkyqLS4xaOyRxFEouUzOIJetHZ1sFZ7oFI--bWRldmljZUtl',
  'eUluZm-haWRldmljZUtleaQBAiABIVggo30qg9Cqe_6gJLC_pSxWaRsTL-FTaaoHgps-1zbhmLMiWCDxLC2pK4TpF3dM5D7xnu6B',
  'OUob0N69CaPWEdx3k8tPS2dkb2NUeXBldW9yZy5pc28uMTgwMTMuNS4xLm1ETGx2YWxpZGl0eUluZm-jZnNpZ25lZMB0MjAyNS0x',
  'Mi0wMVQwMDowMDowMFppdmFsaWRGcm9twHQyMDI1LTEyLTAxVDAwOjAwOjAwWmp2YWxpZFVudGlswHQyMDI2LTEyLTAxVDAwOjAw',
  'OjAwWlhAR-ZQXE3bAshcyvqGMqu5oAYepd48V6PTzmr3wbNzgMlFh_9AD9Xz6g36zH6CNqbYr8mfmn5iaCOqUsHzPaMg12xkZXZp',
  'Y2VTaWduZWSiam5hbWVTcGFjZXPYGEGgamRldmljZUF1dGihb2RldmljZVNpZ25hdHVyZYRDoQEmoPZYQK3csieassKKls1JDjZ3',
  'whnAK-twYmOoGyK43HDRXpf2_BbnvLDVR1ojy6krpNnK3wc98OLIcIpnA_1MhjH01DQ',
].join('');
