import { encodeBase64Url } from '../exchange/base64.ts';
import { decodeJwt } from '../exchange/jwt.ts';
import { deepest, type Context } from './context.ts';
import { isPlaceholder } from './placeholders.ts';

/**
 * A JWT that still decodes: header and harmless claims stay, the rest is masked inside, and a placeholder unique to the token
 * takes the signature's place. A JWE keeps its header. `undefined` for anything that is no JWT. RFC 7515 §3.1, RFC 7516 §3.1.
 */
export function redactJwt(context: Context, token: string, depth: number): string | undefined {
  const jwt = depth > deepest + 1 || !/^[\w-]+(?:\.[\w=-]*){2,4}$/.test(token) ? undefined : decodeJwt(token);
  if (!jwt) return undefined;
  const last = token.slice(token.lastIndexOf('.') + 1);
  const header = encoded(context.json(jwt.header, 'header', depth + 1));
  const mark = isPlaceholder(last) ? last : context.placeholders.one('jwt', token);
  if (jwt.type === 'jwe') return [header, mark, mark, mark, mark].join('.');
  // An unsigned token (alg none) stays visibly unsigned.
  return [header, encoded(context.json(jwt.claims, 'claims', depth + 1)), last === '' ? '' : mark].join('.');
}

function encoded(value: unknown): string {
  return encodeBase64Url(new TextEncoder().encode(JSON.stringify(value)));
}
