import type { Body, Exchange, Header } from '../../exchange/exchange.ts';

/** Characters of an answer's body that are kept: the words of a page stand near its beginning. */
export const longestText = 32_000;

/** Says nothing of a login and is in every request, or is somebody's key. */
const needlessInRequest =
  /^(?::|sec-ch-|accept-|priority$|pragma$|cache-control$|upgrade-insecure-requests$|dnt$|te$|connection$|authorization$|if-)/i;

/** Long, and about other things. */
const needlessInResponse =
  /^(?::|link$|report-to$|reporting-endpoints$|nel$|accept-ch|alt-svc$|permissions-policy|feature-policy$|server-timing$|origin-trial$|expect-ct$|p3p$|content-security-policy-report-only$|etag$|last-modified$|vary$)/i;

/**
 * An exchange that merely surrounds a login, without what no question about the login needs: what was sent (a password, say),
 * the end of a long page, headers about other things. Doing it twice is the same as once.
 */
export function spare(exchange: Exchange): Exchange {
  const { requestHeaders, requestBody, responseHeaders, responseBody } = exchange;
  return {
    ...exchange,
    ...(requestHeaders && { requestHeaders: without(requestHeaders, needlessInRequest) }),
    ...(requestBody && { requestBody: { mediaType: requestBody.mediaType } }),
    ...(responseHeaders && { responseHeaders: without(responseHeaders, needlessInResponse) }),
    ...(responseBody && { responseBody: beginning(responseBody) }),
  };
}

/** The exchange without the text of its answer. */
export function textless(exchange: Exchange): Exchange {
  const { responseBody } = exchange;
  if (responseBody?.text === undefined) return exchange;
  return { ...exchange, responseBody: { mediaType: responseBody.mediaType } };
}

function without(headers: readonly Header[], names: RegExp): readonly Header[] {
  return headers.filter(([name]) => !names.test(name));
}

function beginning(body: Body): Body {
  if (body.text === undefined) return body;
  return isReadable(body.mediaType)
    ? { ...body, text: body.text.slice(0, longestText) }
    : { mediaType: body.mediaType };
}

function isReadable(type: string): boolean {
  return /html|json|xml|^text\/plain$|^$/.test(type) && !/svg/.test(type);
}
