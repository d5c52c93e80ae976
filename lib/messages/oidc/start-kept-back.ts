import { browserNamed } from '../../exchange/browser.ts';
import { cameFrom } from '../../exchange/came-from.ts';
import { forbidsForm, type ForbiddenBy } from '../../exchange/content-security-policy.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';
import { isLoginRequest } from '../../exchange/login-request.ts';
import { originOf } from '../../exchange/parameters.ts';
import { isTopPage } from '../surrounding.ts';

/** The page whose form was sent, and what its policy says of forms. */
export type KeptBack = ForbiddenBy & { readonly page: Exchange };

/**
 * The page that began a login by a form (a click on “Sign in with …”, or what its script sent) and whose policy forbids the redirect to the
 * provider that followed. Chromium and WebKit hold `form-action` against redirects, Firefox does not: only where the request names such a
 * browser. `undefined` for all else. Content Security Policy Level 3 §6.4.1.
 */
export function startKeptBack(exchange: Exchange, before: () => readonly Exchange[]): KeptBack | undefined {
  return isLoginRequest(exchange.redirectUrl ?? '') ? formKeptBack(exchange, before) : undefined;
}

/** The same of a form that led to another origin for whatever purpose. */
export function formKeptBack(exchange: Exchange, before: () => readonly Exchange[]): KeptBack | undefined {
  const { redirectUrl, url } = exchange;
  if (redirectUrl === undefined || originOf(redirectUrl) === originOf(url)) return undefined;
  if (!holdsRedirects(exchange)) return undefined;
  const earlier = before();
  const sent = sentForm(exchange, earlier);
  const home = sent && (cameFrom(sent) ?? originOf(sent.url));
  const page = sent && earlier.findLast((one) => isShown(one, sent));
  const forbidden = page && originOf(page.url) === home && forbidsForm(page, redirectUrl);
  return page && forbidden ? { page, ...forbidden } : undefined;
}

function holdsRedirects({ requestHeaders }: Exchange): boolean {
  const engine = browserNamed(headerValue(requestHeaders, 'user-agent') ?? '')?.engine;
  return engine === 'chromium' || engine === 'webkit';
}

/** The form itself, or the one whose redirects led there. */
function sentForm(exchange: Exchange, earlier: readonly Exchange[]): Exchange | undefined {
  let sent: Exchange | undefined = exchange;
  for (let hops = 0; sent && sent.method === 'GET' && hops < mostHops; hops += 1) {
    const { url, startedAt }: Exchange = sent;
    sent = earlier.findLast((one) => one.redirectUrl === url && one.startedAt <= startedAt);
  }
  return sent?.method === 'POST' ? sent : undefined;
}

const mostHops = 5;

/** At the top of the tab in which the form was sent. */
function isShown(page: Exchange, sent: Exchange): boolean {
  const { status, redirectUrl, startedAt, context } = page;
  if (status !== 200 || redirectUrl !== undefined || startedAt > sent.startedAt) return false;
  return context.tab === sent.context.tab && isTopPage(page);
}
