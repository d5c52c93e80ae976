import type { Body, Exchange } from './exchange.ts';
import { asObject, asText, parseJsonObject, type JsonObject } from './json.ts';
import { percentDecoded } from './percent.ts';
import { bodyParameters, fragmentParameters, parameter, queryParameters } from './parameters.ts';

/** What a server takes once, where it replaces what it took: RFC 6749 §4.1.2; RFC 9700 §4.14.2. */
export type OneTimeName = 'code' | 'refresh_token';

/** As apps call them when they hand them to a server of their own. */
const names: Readonly<Record<OneTimeName, readonly string[]>> = {
  code: ['code', 'auth_code', 'authCode', 'authorization_code', 'authorizationCode'],
  refresh_token: ['refresh_token', 'refreshToken', 'refresh'],
};

/** Shorter ones, and numbers, are what a person types: a code of a second factor. */
const shortest = 10;
const longestBody = 20_000;
/** `{"variables":{"input":{"code":"…"}}}` */
const deepest = 3;

/**
 * The code and the refresh token that a body holds, by the specification's name, however the app calls them: a form, or JSON down to the
 * third level, which may be written as a text. None where the body was not recorded, is long, or holds only what a person would type.
 */
export function oneTimeValuesIn(body: Body | undefined): readonly (readonly [OneTimeName, string])[] {
  const text = body?.text;
  if (!text || text.length > longestBody || !/code|refresh/i.test(text)) return [];
  const json = parseJsonObject(text);
  const form = json ? [] : bodyParameters(body);
  return (['code', 'refresh_token'] as const).flatMap((name): (readonly [OneTimeName, string])[] => {
    const value = json
      ? (memberOf(json, names[name], deepest) ?? (name === 'code' ? codeInAddress(json) : undefined))
      : firstOf(names[name], (one) => parameter(form, one));
    return value === undefined ? [] : [[name, value]];
  });
}

/** The code that a call hands on, in its body or in its query (`GET /api/auth/kakao?code=…`); `undefined` where none was recorded. */
export function codeIn({ requestBody, url }: Pick<Exchange, 'requestBody' | 'url'>): string | undefined {
  const inBody = oneTimeValuesIn(requestBody).find(([name]) => name === 'code')?.[1];
  if (inBody !== undefined || !/code=/i.test(url)) return inBody;
  const query = queryParameters(url);
  return firstOf(names.code, (name) => parameter(query, name));
}

/** Whether a code is one of those, or one of them as it stands in an address: some pages hand it on without decoding it. */
export function isCodeOf(codes: ReadonlySet<string>, code: string | undefined): boolean {
  if (code === undefined) return false;
  return codes.has(code) || (code.includes('%') && codes.has(percentDecoded(code)));
}

function memberOf(object: JsonObject, called: readonly string[], levels: number): string | undefined {
  const own = firstOf(called, (name) => asText(object[name]));
  if (own !== undefined || levels <= 1) return own;
  return firstOf(Object.values(object), (inner) => {
    const inside =
      typeof inner === 'string' && inner.startsWith('{') ? parseJsonObject(inner) : asObject(inner);
    return inside && memberOf(inside, called, levels - 1);
  });
}

/** Of the whole address to which the answer came, which some pages hand on as it stands: `{"url":"https://app.example/cb?code=…"}`. */
function codeInAddress(object: JsonObject): string | undefined {
  return firstOf(Object.values(object), (value) => {
    const isAddress = typeof value === 'string' && /^[a-z][\w+.-]*:\/\/[^\s]*[?&#]code=/i.test(value);
    return isAddress
      ? parameter([...queryParameters(value), ...fragmentParameters(value)], 'code')
      : undefined;
  });
}

function firstOf<T>(those: readonly T[], read: (one: T) => string | undefined): string | undefined {
  for (const one of those) {
    const value = read(one);
    if (value !== undefined && value.length >= shortest && !/^\d+$/.test(value)) return value;
  }
  return undefined;
}
