import { asText, type JsonObject } from '../../exchange/json.ts';
import { rawHeader } from './headers.ts';

/**
 * Where a HAR's `response` redirects to, as written there: `redirectURL`, or the Location header where that is empty
 * (Fiddler) or alone has the fragment. RFC 9110 §10.2.2.
 */
export function rawRedirect(response: JsonObject): string | undefined {
  const said = asText(response.redirectURL);
  if (said?.includes('#')) return said;
  if (!said && !isRedirect(response.status)) return undefined;
  const location = asText(rawHeader(response.headers, 'location'));
  return location && (!said || location.includes('#')) ? location : said;
}

/** The absolute target of a redirect from `url`; `undefined` where the answer is none (the Location of a 201, say). */
export function redirectTarget(
  response: JsonObject,
  url: string,
  status: number | undefined,
): string | undefined {
  const raw = rawRedirect(response);
  if (!raw || (status && !isRedirect(status))) return undefined;
  // Absolute ones stay as they were written: rules compare them letter by letter.
  if (URL.canParse(raw)) return raw;
  return URL.canParse(raw, url) ? new URL(raw, url).href : undefined;
}

function isRedirect(status: unknown): boolean {
  const code = Number(status);
  return code >= 300 && code < 400 && code !== 304;
}
