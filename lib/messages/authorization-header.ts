import { unsetWords } from '../exchange/unset.ts';

/** Signed with a consumer's key, whatever its address. RFC 5849 §3.5.1. */
export function isSigned(authorization: string): boolean {
  return (authorization.charCodeAt(0) | 32) === 111 && /^oauth .*oauth_consumer_key/is.test(authorization);
}

/** With a scheme that takes a token. */
export function presentsToken(authorization: string): boolean {
  const first = authorization.charCodeAt(0) | 32;
  return (
    (first === 98 || first === 100 || first === 111 || first === 116) &&
    /^(bearer|dpop|oauth|token) /i.test(authorization)
  );
}

const withoutToken = new RegExp(String.raw`^bearer\s*(?:$|\s(?:["']|(?:${unsetWords})\s*$))`, 'i');

/** Meant to present a token, and holds none, or one in quotation marks. */
export function holdsNoToken(authorization: string): boolean {
  return (authorization.charCodeAt(0) | 32) === 98 && withoutToken.test(authorization);
}
