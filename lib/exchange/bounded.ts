import type { Body, Exchange, Header } from './exchange.ts';

/** Parameters of a query, of a fragment and of a form; lines of a head; pairs of a cookie line. No login has as many. */
const mostParts = 1000;
/** Characters of an address and of a header’s value: a SAML message in a query has tens of thousands. */
const longestLine = 1_000_000;
/** Characters of a body. */
const longestBody = 10_000_000;
/** What is shorter than this all together is within every bound. */
const smallAddress = 2 * mostParts;

/**
 * The exchange as far as it is read: whoever sends tens of thousands of parameters, headers or cookies is read as far as any login goes.
 * What was cut is a verdict, so that a gap can say it. The same object where nothing was.
 */
export function bounded(exchange: Exchange): Exchange {
  const url = boundedAddress(exchange.url);
  const redirectUrl = exchange.redirectUrl === undefined ? undefined : boundedAddress(exchange.redirectUrl);
  const requestHeaders = boundedHeaders(exchange.requestHeaders);
  const responseHeaders = boundedHeaders(exchange.responseHeaders);
  const requestBody = boundedBody(exchange.requestBody);
  const responseBody = boundedBody(exchange.responseBody);
  const isWhole =
    url === exchange.url &&
    redirectUrl === exchange.redirectUrl &&
    requestHeaders === exchange.requestHeaders &&
    responseHeaders === exchange.responseHeaders &&
    requestBody === exchange.requestBody &&
    responseBody === exchange.responseBody;
  if (isWhole) return exchange;
  return {
    ...exchange,
    url,
    ...(redirectUrl !== undefined && { redirectUrl }),
    ...(requestHeaders && { requestHeaders }),
    ...(responseHeaders && { responseHeaders }),
    ...(requestBody && { requestBody }),
    ...(responseBody && { responseBody }),
    verdicts: { ...exchange.verdicts, read: 'in part' },
  };
}

function boundedAddress(url: string): string {
  if (url.length < smallAddress) return url;
  const [bare = '', ...fragments] = url.slice(0, longestLine).split('#');
  const fragment = fragments.join('#');
  return firstParts(bare, '&') + (fragments.length > 0 ? `#${firstParts(fragment, '&')}` : '');
}

function boundedHeaders(headers: readonly Header[] | undefined): readonly Header[] | undefined {
  if (!headers) return headers;
  const isLong = headers.some(([, value]) => value.length >= smallAddress);
  if (headers.length <= mostParts && !isLong) return headers;
  const cut = headers.slice(0, mostParts).map(boundedHeader);
  return cut.length === headers.length && cut.every((header, at) => header === headers[at]) ? headers : cut;
}

function boundedHeader(header: Header): Header {
  const [name, value] = header;
  const cut = firstParts(value.slice(0, longestLine), /^cookie$/i.test(name) ? ';' : '&');
  return cut === value ? header : [name, cut];
}

function boundedBody(body: Body | undefined): Body | undefined {
  if (body?.text === undefined || body.text.length < smallAddress) return body;
  if (body.text.length > longestBody) return { mediaType: body.mediaType };
  if (body.mediaType !== 'application/x-www-form-urlencoded') return body;
  const text = firstParts(body.text, '&');
  return text === body.text ? body : { ...body, text };
}

/** The text up to what separates the last part that is read from the next. */
function firstParts(text: string, separator: string): string {
  let at = -1;
  for (let count = 0; count < mostParts; count++) {
    at = text.indexOf(separator, at + 1);
    if (at < 0) return text;
  }
  return text.slice(0, at);
}
