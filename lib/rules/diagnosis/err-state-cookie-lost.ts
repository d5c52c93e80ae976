import type { Exchange } from '../../exchange/exchange.ts';
import { hasCookie } from '../../exchange/has-cookie.ts';
import { isFromOtherSite, sentNoCookie } from '../../exchange/frame.ts';
import { hostOf } from '../../exchange/parameters.ts';
import { setCookiesOf } from '../../facts/cookies/set-cookie.ts';
import { clientErrorPage } from '../../flows/client-error-page.ts';
import type { Flow } from '../../flows/flow.ts';
import { seenBefore } from '../../flows/seen-before.ts';
import { isPage } from '../../messages/surrounding.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The callback came without the client’s own cookie',
  why: 'A client remembers a login in a cookie. A form posted by the provider’s page carries no SameSite=Lax cookie, so the client does not know its own login any more.',
  fix: 'Set the login’s cookie on the callback’s own host, one cookie a login, with SameSite=Lax; a callback that is a POST of another site’s page needs SameSite=None; Secure.',
  references: ['form-post#2', 'rfc6265#5.4'],
  examples: {
    fires: 'The provider’s page posts code and state to /cb; the request has no Cookie and is answered 400',
    passes: 'The provider’s page posts code and state to /cb; the request has a Cookie and is answered 400',
  },
};

/** The client could not remember that it had asked: the cookie it had put that in did not come back. */
export default remark({
  id: 'err-state-cookie-lost',
  severity: 'low',
  owner: 'client',
  needs: ['authorizationRequest', 'authorizationResponse'],
  inspect({ flow, authorizationRequest, authorizationResponse: response }) {
    const { exchange, carrier, params } = response;
    if (carrier !== 'request' || !exchange.status) return 'not applicable';
    if (!isRefused(exchange)) return undefined;
    if (params['error'] || !params['state'] || params['state'] !== authorizationRequest.params['state'])
      return undefined;
    if (!sentNoCookie(exchange)) return undefined;
    if (!flow.messages.some((message) => hasCookie(message.exchange))) return 'not applicable';
    const isPost = exchange.method === 'POST' && isFromOtherSite(exchange);
    if (!isPost && setNone(flow, exchange)) return undefined;
    return {
      confidence: isPost ? 'firm' : 'tentative',
      detail: `The callback ${isPost ? '(a form posted by a page of another site) ' : ''}brought the right state, carried no cookie, and ${clientErrorPage(exchange) ? 'led to an error page' : `was answered ${exchange.status}`}.`,
      cause: isPost
        ? 'The cookie in which the client remembers the login is SameSite=Lax or has no SameSite, and a form posted from another site does not carry it.'
        : 'The cookie in which the client remembers the login did not come back: it was set for another host or path, not stored, or has expired.',
      evidence: [authorizationRequest.message, response],
    };
  },
});

/** 404 and 405 mean that nothing is there to keep a cookie. */
function isRefused(exchange: Exchange): boolean {
  const { status = 0 } = exchange;
  return (status >= 400 && status !== 404 && status !== 405) || clientErrorPage(exchange) !== undefined;
}

/** The client's own pages before it were recorded, and none of them set a cookie: there was none to lose. */
function setNone(flow: Pick<Flow, 'context' | 'messages'>, callback: Exchange): boolean {
  const host = hostOf(callback.url);
  const before = seenBefore(flow, callback).filter(
    ({ url, responseHeaders = [] }) => responseHeaders.length > 0 && hostOf(url) === host,
  );
  return before.some(isPage) && before.every((one) => setCookiesOf(one).length === 0);
}
