import { asObject, parseJsonObject } from '../../exchange/json.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue, mediaType } from '../../exchange/headers.ts';

/** Members by which a server tells a page's script where to go. */
const ofTarget = ['url', 'redirect', 'redirectUrl', 'redirect_url', 'redirectTo', 'location'] as const;

/** Characters of such an answer. */
const longest = 4000;

/**
 * Where an answer sends the browser: by its redirect, or as it tells a page's script that posted something (`{"url": "…"}`), which goes
 * there by itself. `undefined` where it sends it nowhere.
 */
export function ledTo(exchange: Exchange): string | undefined {
  const { redirectUrl, method, status, url, context, responseBody } = exchange;
  if (redirectUrl !== undefined) return redirectUrl;
  const text = responseBody?.text ?? '';
  if (method !== 'POST' || status !== 200 || context.resourceType !== 'fetch') return undefined;
  if (text.length > longest || !isJson(exchange)) return undefined;
  const answer = parseJsonObject(text);
  const told = [answer, asObject(answer?.['data'])].flatMap((one) => ofTarget.map((name) => one?.[name]));
  const to = told.find((value) => typeof value === 'string' && /^(?:https?:\/)?\/[^\s/]/i.test(value));
  return typeof to === 'string' && URL.canParse(to, url) ? new URL(to, url).href : undefined;
}

/** By its header or, where that was not kept, as its source read it. */
export function isJson({ responseHeaders, responseBody }: Exchange): boolean {
  return /json/.test(mediaType(headerValue(responseHeaders, 'content-type') ?? responseBody?.mediaType));
}
