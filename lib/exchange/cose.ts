import { CBORTag, encodeCBOR, type CBORType } from '@levischuck/tiny-cbor';
import { decodeBase64, encodeBase64Url } from './base64.ts';
import { asBytes, asCborMap, decodeCbor, type Cbor } from './cbor.ts';

/** A signature of COSE whose payload travels elsewhere. RFC 9052 §4.2. */
export type DetachedSign1 = {
  /** The protected header as it was signed. */
  readonly header: Uint8Array;
  readonly signature: Uint8Array;
};

/** JWS names of COSE’s algorithms. RFC 9053 §2; those that name their curve: RFC 9864 §2. */
const algorithms: Readonly<Record<number, string>> = {
  [-7]: 'ES256',
  [-9]: 'ES256',
  [-35]: 'ES384',
  [-51]: 'ES384',
  [-36]: 'ES512',
  [-52]: 'ES512',
  [-8]: 'EdDSA',
  [-19]: 'EdDSA',
};

/** The parts of a COSE_Sign1 without payload; `undefined` for anything else. */
export function readDetachedSign1(value: Cbor): DetachedSign1 | undefined {
  if (!Array.isArray(value) || value.length !== 4) return undefined;
  const [header, signature] = [asBytes(value[0]), asBytes(value[3])];
  const isDetached = value[2] === null || value[2] === undefined;
  return header && signature && isDetached ? { header, signature } : undefined;
}

const mark = 'cose';

/**
 * Such a signature and the octets that it is over, as one text: what is kept and checked of signatures is texts. `undefined` for an
 * algorithm that is not known here. RFC 9052 §4.4.
 */
export function coseText({ header, signature }: DetachedSign1, payload: Uint8Array): string | undefined {
  const alg = asCborMap(decodeCbor(header))?.get(1);
  const name = typeof alg === 'number' ? algorithms[alg] : undefined;
  if (name === undefined) return undefined;
  const signed = encodeCBOR(['Signature1', header, new Uint8Array(), payload]);
  return [mark, name, encodeBase64Url(signed), encodeBase64Url(signature)].join('.');
}

/** What such a text holds; `undefined` for any other. */
export function readCoseText(
  text: string,
): { readonly alg: string; readonly signed: Uint8Array; readonly signature: Uint8Array } | undefined {
  const [first, alg = '', signed = '', signature = ''] = text.split('.', 4);
  const [octets, made] = [decodeBase64(signed), decodeBase64(signature)];
  return first === mark && octets && made ? { alg, signed: octets, signature: made } : undefined;
}

/** Octets that hold CBOR, marked as such, as CBOR. RFC 8949 §3.4.5.1. */
export function encodeEmbedded(bytes: Uint8Array): CBORTag {
  return new CBORTag(24, bytes);
}

/** A value as CBOR. */
export function encodeCbor(value: CBORType): Uint8Array {
  return encodeCBOR(value);
}
