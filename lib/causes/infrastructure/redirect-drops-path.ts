import { endpointOf, hostOf, pathOf } from '../../exchange/parameters.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { failingExchanges } from '../../facts/failing-exchanges.ts';
import type { Facts } from '../../facts/facts.ts';
import { saidBy } from '../../facts/said/said.ts';
import { isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { withQuote } from '../said/from-words.ts';
import { cause } from '../cause.ts';

/** Whoever stands at the old address of an app sends everything to the front page of the new one, logins’ answers, too. RFC 9110 §15.4.2, §15.4.9. */
export default cause({
  id: 'redirect-drops-path',
  owner: 'client',
  title: 'A redirect took the posted answer to another host and dropped its path',
  signs:
    'The provider’s answer was posted and answered 307 or 308 (or 301, without a cookie) with the front page of another host in place of the path it was posted to; and the login failed.',
  against:
    'Any other path at the new host, which may take answers; the same host; a login that went on well; 302 and 303, by which an app leads on when it has taken the answer.',
  fix: 'Use one address everywhere: set the app’s own address (base URL; Jenkins: Jenkins URL) to the new host, and register its assertion consumer service or redirect URI and its audience at the provider. Or let the redirect keep path and query (nginx: return 308 https://new-host$request_uri). What refused the form at the other address needs no change.',
  references: ['rfc9110#15.4.9', 'saml-bindings#3.5.5.2'],
  example:
    'POST https://ci.example/securityRealm/finishLogin → 308 https://build.example/ → 403 “No valid crumb”',
  confusedWith: ['csrf-middleware-blocks', 'saml-destination', 'post-became-get', 'callback-route-missing'],
  folds: [
    'callback-failed',
    'callback-route-missing',
    'csrf-middleware-blocks',
    'saml-destination',
    'saml-acs-differs',
    'saml-no-response',
    'known-error',
    'unexplained',
    // What did not come along to an address that is none of the login’s decides nothing.
    'cookie-lax-post',
    'cookie-strict-return',
    'cookie-wrong-host',
    'cookie-wrong-path',
    'saml-cookie-on-post',
    'wsfed-reply',
    'state-cookie-lost',
    'state-never-stored',
  ],
  needs: ['flow'],
  inspect(facts) {
    const { flow, ending } = facts;
    if (ending.outcome !== 'failed') return undefined;
    const at = flow.messages.find((one) => isFrontChannelResponse(one) && isLedAstray(one.exchange));
    const { url, redirectUrl, status } = at?.exchange ?? {};
    if (!at || url === undefined || redirectUrl === undefined) return undefined;
    if (hasRead(facts)) return undefined;
    const [from, to] = [endpointOf(url), endpointOf(redirectUrl)];
    return {
      at,
      ...withQuote(
        facts,
        `The provider’s answer was posted to ${from} and sent on (${status}) to ${to}: the redirect leads to the front page of another host and drops the path ${pathOf(url)}, so that the app’s own address for the answer never gets it.`,
      ),
      proof: 'comparison',
      confidence: 'firm',
      evidence: [at],
    };
  },
});

/** Words about the assertion or the person show that the answer was read. */
function hasRead({ of }: Facts): boolean {
  return of(failingExchanges).some(
    ({ by, exchange }) =>
      by === 'client' &&
      saidBy(exchange)?.phrases.some(({ phrase: { cause: name = '' } }) => ofContent.test(name)),
  );
}

const ofContent =
  /^(?:saml-(?:signature|time|audience|attribute|encryption|nameid|inresponseto)|key-unknown|not-|clock)/;

/** To another host, and to its front page. */
function isLedAstray({ method, status, url, redirectUrl, responseHeaders = [] }: Exchange): boolean {
  if (method !== 'POST' || redirectUrl === undefined || hostOf(url) === hostOf(redirectUrl)) return false;
  const isMove = status === 307 || status === 308 || (status === 301 && !setsCookie(responseHeaders));
  if (!isMove || !/^https?:/i.test(redirectUrl)) return false;
  return !isFront(url) && isFront(redirectUrl);
}

function setsCookie(headers: NonNullable<Exchange['responseHeaders']>): boolean {
  return headers.some(([name]) => /^set-cookie$/i.test(name));
}

function isFront(url: string): boolean {
  return /^\/?(?:index\.\w{2,5})?$/i.test(pathOf(url));
}
