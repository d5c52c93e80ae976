import type { Exchange, Header } from '../../lib/exchange/exchange.ts';
import { exchange, type ExchangeFields } from './exchange.ts';
import { code, codeFlow } from './flow.ts';

/** What a test changes of a login whose code stays in the page that it landed in. */
export type LeftCode = {
  /** Headers of the app's page, which begins the login. */
  readonly start?: readonly Header[];
  readonly startUrl?: string;
  /** Headers of the provider's page. */
  readonly provider?: readonly Header[];
  /** Headers of the page that the code lands in. */
  readonly landing?: readonly Header[];
  readonly landingText?: string;
  readonly landingExchange?: Partial<Exchange>;
  readonly redirectUri?: string;
  readonly request?: Readonly<Record<string, string | undefined>>;
  /** The provider's metadata, which the page fetched first. */
  readonly metadata?: Readonly<Record<string, unknown>> | undefined;
  /** The code came in the fragment, which the browser shows in the redirect alone. */
  readonly inFragment?: boolean;
  readonly then?: readonly ExchangeFields[];
  /** The page redeems its code after all. */
  readonly isRedeemed?: boolean;
};

const html: Header = ['Content-Type', 'text/html; charset=utf-8'];
/** A page begins a login at another site, the code comes back to a page, and nobody redeems it. */
export function leftCode(changes: LeftCode = {}): readonly Exchange[] {
  const { redirectUri = 'https://app.example/signed-in', inFragment = false } = changes;
  const startUrl = changes.startUrl ?? 'https://app.example/';
  const state = changes.request?.['state'] ?? 'af0ifjsldkj9320ad';
  const answer = { code, state };
  const flow = codeFlow({
    redirectUri,
    ...(changes.metadata && { metadata: changes.metadata }),
    request: { response_mode: inFragment ? 'fragment' : undefined, ...changes.request },
    requestExchange: {
      // Without any cookie the recording would be one that was cleaned of them.
      requestHeaders: [['Cookie', 'provider=1']],
      responseHeaders: [html, ...(changes.provider ?? [])],
      context: { resourceType: 'main_frame', initiator: new URL(startUrl).origin },
      ...(inFragment && {
        status: 302,
        redirectUrl: `${redirectUri}#${new URLSearchParams(answer)}`,
      }),
    },
    responseExchange: {
      ...(inFragment && { url: redirectUri }),
      responseHeaders: [html, ...(changes.landing ?? [])],
      ...(changes.landingText !== undefined && {
        responseBody: { mediaType: 'text/html', text: changes.landingText },
      }),
      ...changes.landingExchange,
    },
    ...(!changes.isRedeemed && { token: null }),
    ...(changes.then && { then: changes.then }),
  });
  const start = exchange({
    url: startUrl,
    status: 200,
    context: { resourceType: 'main_frame' },
    responseHeaders: [html, ...(changes.start ?? [])],
    id: 'start',
    entry: -1,
    startedAt: flow[0]!.startedAt - 1000,
  });
  return [start, ...flow];
}

/** The state that MSAL sends with a login in a popup. */
export const msalPopupState = `${btoa(JSON.stringify({ id: '019a4f2b-77aa', meta: { interactionType: 'popup' } }))}|deep-link`;
