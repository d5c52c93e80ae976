import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';
import { isUnset } from '../../exchange/unset.ts';

/**
 * How an `Authorization` header misses the form `Bearer TOKEN` (RFC 6750 §2.1).
 * - `empty`: the scheme alone, with nothing after it.
 * - `unset`: in the token’s place stands what a language writes for a variable that holds nothing; `word` is that.
 * - `twice`: the scheme twice.
 * - `quoted`: the token in quotation marks.
 * - `bare`: one word without a scheme, which may be a token.
 */
export type MalformedHeader =
  | { readonly shape: 'empty' }
  | { readonly shape: 'unset'; readonly word: string }
  | { readonly shape: 'twice' | 'quoted' | 'bare'; readonly token: string };

/** The fault in the form of a request’s `Authorization`; `undefined` where it has its form, another scheme, or is not there. */
export function malformedHeaderOf({
  requestHeaders,
}: Pick<Exchange, 'requestHeaders'>): MalformedHeader | undefined {
  const value = headerValue(requestHeaders, 'authorization')?.trim();
  if (!value) return undefined;
  if (!/^bearer(?:\s|$)/i.test(value)) return /\s/.test(value) ? undefined : { shape: 'bare', token: value };
  const rest = value.slice('bearer'.length).trim();
  if (rest === '') return { shape: 'empty' };
  if (isUnset(rest)) return { shape: 'unset', word: rest };
  const [, again] = /^bearer\s+(\S+)$/i.exec(rest) ?? [];
  if (again !== undefined) return { shape: 'twice', token: again };
  const [, , quoted] = /^(["'])([^\s"']+)\1$/.exec(rest) ?? [];
  return quoted === undefined ? undefined : { shape: 'quoted', token: quoted };
}

/** True where the header of a call that was refused holds no token at all, though it was meant to. GraphQL refuses with 200, Flask’s libraries for JWT with 422. */
export function lacksToken(exchange: Exchange): boolean {
  const { status = 0 } = exchange;
  if (!refusing.has(status) && !(status === 200 && isError(exchange))) return false;
  const shape = malformedHeaderOf(exchange)?.shape;
  return shape === 'empty' || shape === 'unset';
}

const refusing: ReadonlySet<number> = new Set([400, 401, 403, 422]);

/** An answer of success that lists errors, or whose error a trace has recorded. */
function isError({ responseBody, verdicts }: Exchange): boolean {
  return (
    verdicts?.token_refused !== undefined || listsErrors.test(responseBody?.text?.slice(0, 20_000) ?? '')
  );
}

const listsErrors = /"errors"\s*:\s*\[\s*\{/;
