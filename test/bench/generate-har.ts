import { baseTime, type ExchangeFields } from '../support/exchange.ts';
import { benchLogin } from './logins.ts';
import { apiUrl, assetUrl, telemetryUrl, traffic, type Traffic } from './traffic.ts';

type Pair = { readonly name: string; readonly value: string };

/** Chrome's request headers of a fetch; with what an entry adds they are fifteen. */
const requestHeaders: readonly Pair[] = Object.entries({
  ':scheme': 'https',
  accept: 'text/html,application/json;q=0.9,image/avif,image/webp,*/*;q=0.8',
  'accept-encoding': 'gzip, deflate, br, zstd',
  'accept-language': 'en-GB,en;q=0.9,de;q=0.8',
  'cache-control': 'no-cache',
  priority: 'u=1, i',
  'sec-ch-ua': '"Chromium";v="142", "Not_A Brand";v="99"',
  'sec-ch-ua-mobile': '?0',
  'sec-ch-ua-platform': '"Linux"',
  'sec-fetch-mode': 'cors',
  'sec-fetch-site': 'same-site',
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0',
}).map(([name, value]) => ({ name, value }));

const responseHeaders: readonly Pair[] = Object.entries({
  'access-control-allow-origin': '*',
  'cache-control': 'public, max-age=31536000, immutable',
  'content-encoding': 'br',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  vary: 'Accept-Encoding, Origin',
}).map(([name, value]) => ({ name, value }));

/** A long browsing session: `entries` in order of time, `logins` of them spread over it. */
type Session = {
  readonly entries: number;
  readonly logins: number;
  /** Milliseconds from one entry to the next; 40 where nothing else is said. */
  readonly pace?: number;
  /** Characters of what each asset brings; nothing where nothing is said. */
  readonly assetSize?: number;
};

/** The text of a HAR as such a session leaves it. */
export function generateHar(entries: number, logins: number, pace = 40): string {
  return [...harPieces({ entries, logins, pace })].join('');
}

/** The same, in pieces of an entry each, for what is too large for one text. */
export function* harPieces({ entries, logins, pace = 40, assetSize = 0 }: Session): Generator<string, void> {
  yield '{"log":{"version":"1.2","creator":{"name":"WebInspector","version":"537.36"},"pages":[],"entries":[';
  const random = traffic(entries);
  const asset = assetText(assetSize);
  const every = Math.floor(entries / logins);
  const at = (count: number, fields: ExchangeFields): string =>
    `${count > 0 ? ',' : ''}${entryOf(fields, baseTime + count * pace, random)}`;
  for (let login = 0; login < logins; login += 1) {
    const { exchanges, accessToken } = benchLogin(login);
    for (let one = 0; one < Math.max(every, exchanges.length); one += 1)
      yield at(login * every + one, exchanges[one] ?? everyday(random, accessToken, asset));
  }
  yield ']}}';
}

/** What a bundler leaves of a module, as long as it is wanted. */
function assetText(size: number): string | undefined {
  const line = 'e.exports=function(t){var n="\\u003c"+t[0];return{id:n,load:()=>import("./chunk.js")}};\n';
  return size > 0 ? line.repeat(Math.ceil(size / line.length)).slice(0, size) : undefined;
}

/** Of a hundred requests: 78 assets, 12 of an API with somebody else's token, 2 with that of the last login, 8 reports. */
function everyday(random: Traffic, token: string, asset: string | undefined): ExchangeFields {
  const lot = random.number(100);
  if (lot < 78)
    return {
      url: assetUrl(random),
      responseBody: { mediaType: 'image/webp', ...(asset && { text: asset }) },
    };
  if (lot < 92) {
    const bearer = lot < 80 ? token : random.hex(180);
    return {
      url: apiUrl(random),
      requestHeaders: [['authorization', `Bearer ${bearer}`]],
      responseBody: {
        mediaType: 'application/json',
        text: `{"items":[{"id":"${random.hex(24)}","price":1999}]}`,
      },
    };
  }
  const text = `{"events":[{"name":"scroll","depth":${random.number(100)},"page":"/sale/${random.hex(8)}"}]}`;
  return {
    url: telemetryUrl(random),
    method: 'POST',
    status: 204,
    requestBody: { mediaType: 'application/json', text },
  };
}

function entryOf(exchange: ExchangeFields, startedAt: number, random: Traffic): string {
  const { method = 'GET', url, status = 200, requestBody, responseBody, redirectUrl = '' } = exchange;
  const cookie = { name: 'cookie', value: `_sid=${random.hex(32)}; _ga=GA1.2.${random.hex(10)}` };
  const authority = { name: ':authority', value: url.slice(8, url.indexOf('/', 8)) };
  const referer = { name: 'referer', value: 'https://www.shop.example/sale/summer' };
  return JSON.stringify({
    startedDateTime: new Date(startedAt).toISOString(),
    time: 20 + random.number(400),
    _resourceType: exchange.context?.resourceType === 'main_frame' ? 'document' : 'fetch',
    request: {
      method,
      url,
      httpVersion: 'h2',
      headers: [authority, ...requestHeaders, cookie, referer, ...pairs(exchange.requestHeaders)],
      queryString: [],
      cookies: [],
      headersSize: -1,
      bodySize: requestBody?.text?.length ?? 0,
      ...(requestBody && { postData: { mimeType: requestBody.mediaType, text: requestBody.text } }),
    },
    response: {
      status,
      statusText: '',
      httpVersion: 'h2',
      headers: [...responseHeaders, ...pairs(exchange.responseHeaders)],
      cookies: [],
      content: { size: 2000, mimeType: responseBody?.mediaType ?? '', text: responseBody?.text },
      redirectURL: redirectUrl,
      headersSize: -1,
      bodySize: -1,
    },
    cache: {},
    timings: { blocked: 1.2, send: 0.1, wait: 18, receive: 3 },
    serverIPAddress: '203.0.113.7',
  });
}

function pairs(headers: ExchangeFields['requestHeaders']): readonly Pair[] {
  return headers?.map(([name, value]) => ({ name, value })) ?? [];
}
