import { encodeBase64Url } from '../../lib/exchange/base64.ts';

const encoded = (text: string): string => encodeBase64Url(new TextEncoder().encode(text));

/** What a signer signs: header and content in base64url. RFC 7515 §5.1. */
export function signingInput(header: object, content: string): string {
  return `${encoded(JSON.stringify(header))}.${encoded(content)}`;
}

/** A compact JWS of a signing input and the octets of any signature. RFC 7515 §7.1. */
export function compactJws(input: string, signature: Uint8Array): string {
  return `${input}.${encodeBase64Url(signature)}`;
}

/** The token with one bit of its signature flipped, in the middle. */
export function withFlippedBit(token: string): string {
  const [header, content, signature = ''] = token.split('.');
  const octets = Buffer.from(signature, 'base64url');
  octets[octets.length >> 1]! ^= 1;
  return compactJws(`${header}.${content}`, octets);
}

/** Big-endian octets to the integer they spell. RFC 8017 §4.2. */
export function integerOf(octets: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(octets).toString('hex') || '0'}`);
}

/** An integer to so many big-endian octets. RFC 8017 §4.1. */
export function octetsOf(value: bigint, length: number): Uint8Array {
  return new Uint8Array(Buffer.from(value.toString(16).padStart(2 * length, '0'), 'hex'));
}
