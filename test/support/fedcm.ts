import type { Exchange, Header } from '../../lib/exchange/exchange.ts';
import { form, json, jsonBody, urlWith, type ExchangeFields } from './exchange.ts';

/** The provider’s host, and the app’s origin. */
export const idp = 'https://accounts.idp.example';
export const shop = 'https://shop.example';

/** What the browser itself sends, for a page of the app. W3C FedCM §3.2 to §3.6. */
export const browsers = {
  requestHeaders: [
    ['Sec-Fetch-Dest', 'webidentity'],
    ['Origin', shop],
  ],
  context: { resourceType: 'webidentity' },
} as const;

/** What the browser looks up at the provider, and its answer. */
export function lookup(
  url: string,
  answer: unknown,
  status = 200,
  more: Partial<Exchange> = {},
): ExchangeFields {
  return json(url, answer, { ...browsers, status, ...more });
}

/** The provider’s list of configurations. §3.2. */
export const listAt = 'https://idp.example/.well-known/web-identity';
export function list(...urls: readonly string[]): ExchangeFields {
  return lookup(listAt, { provider_urls: urls });
}

/** Its configuration, and the list that has it. §3.3. */
export const endpoints = {
  accounts_endpoint: '/accounts',
  id_assertion_endpoint: '/assertion',
  login_url: '/login',
};
export const config = lookup(`${idp}/fedcm.json`, endpoints);
export const found = list(`${idp}/fedcm.json`);

/** Who is signed in at the provider. §3.4. */
export function accounts(answer: unknown, status = 200): ExchangeFields {
  return lookup(`${idp}/accounts`, answer, status);
}
export const kim = { id: '7', name: 'Kim', email: 'kim@example.org' };
export const signedIn = accounts({ accounts: [kim] });

/** The token for the account that the person chose. §3.6. */
export function assertion(answer: unknown, status = 200, more: Partial<Exchange> = {}): ExchangeFields {
  return form(
    `${idp}/assertion`,
    { client_id: 'shop-7', nonce: 'n-0S6_WzA2Mj', account_id: '7', disclosure_text_shown: 'false' },
    { ...browsers, status, responseBody: jsonBody(answer), ...more },
  );
}

/** The same, with these headers on the answer. */
export function given(...headers: readonly Header[]): ExchangeFields {
  return assertion({ token: 'a-token-of-this-login' }, 200, { responseHeaders: headers });
}

/** Headers with which a page gets its token. */
export const isJson: Header = ['Content-Type', 'application/json; charset=utf-8'];
export const forPage: Header = ['Access-Control-Allow-Origin', shop];
export const withCookies: Header = ['Access-Control-Allow-Credentials', 'true'];

/** The provider’s login page, opened by the browser in a window of its own, with what the page asked for. W3C FedCM, “show an IDP login dialog”. */
export function loginWindow(
  hints: Readonly<Record<string, string>> = {},
  more: Partial<Exchange> = {},
): ExchangeFields {
  return {
    url: Object.keys(hints).length > 0 ? urlWith(`${idp}/login`, hints) : `${idp}/login`,
    status: 200,
    requestHeaders: [
      ['Sec-Fetch-Dest', 'document'],
      ['Sec-Fetch-Mode', 'navigate'],
      ['Sec-Fetch-Site', 'none'],
    ],
    context: { resourceType: 'main_frame', tab: 12 },
    ...more,
  };
}
