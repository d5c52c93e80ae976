import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import { quoteSentence } from '../../explain/quote.ts';
import type { Facts } from '../../facts/facts.ts';
import { passedOnBy } from '../../facts/answerer/passed-on-by.ts';
import { isBystander } from '../../facts/cookies/cookie-names.ts';
import { sentCookiesOf } from '../../facts/cookies/sent-cookies.ts';
import { setCookiesOf } from '../../facts/cookies/set-cookie.ts';
import { shortName } from '../../facts/cookies/short-name.ts';
import { saidBy } from '../../facts/said/said.ts';
import { isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The browser did its part, and what stands before the server took the cookie away. */
export default cause({
  id: 'cookie-lost-behind',
  owner: 'client',
  title: 'The browser sent the cookie, and the server says that it got none',
  signs:
    'After the login the app’s server refused a call (400, 401 or 403) and says that a cookie is missing, and that very request carried the cookie that the app had set in this login.',
  against:
    'A call that went out without the cookie; words about a cookie that is invalid or has expired; an answer that names another reason.',
  fix: 'Let what stands before the app’s server pass the Cookie header on for these addresses: CloudFront: an origin request policy (or behaviour) that forwards cookies; elsewhere the CDN’s, proxy’s or gateway’s rule that strips or caches it. Send the same request to the server itself, past it, to see the difference. Attributes of the cookie change nothing: the browser sent it.',
  references: ['rfc6265bis#5.8.3'],
  example:
    'POST /session/refresh with Cookie: __Host-refresh=… → 401 “No refresh token cookie present”, Via: CloudFront',
  confusedWith: ['session-cookie-not-kept', 'refresh-dead', 'state-cookie-lost'],
  folds: ['resource-rejected', 'callback-failed', 'known-error', 'unexplained'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ flow }: Facts): CauseDraft | undefined {
    const landing = flow.messages.findLast(
      (one) => isFrontChannelResponse(one) && one.carrier === 'request' && !one.error,
    );
    if (!landing) return undefined;
    const host = hostOf(landing.url);
    const after = flow.context.filter(
      (one) => hostOf(one.url) === host && one.startedAt >= landing.exchange.startedAt,
    );
    const set = new Map<string, Exchange>();
    for (const one of [landing.exchange, ...after])
      for (const { name } of setCookiesOf(one)) if (!isBystander(name)) set.set(name, one);
    const at = set.size === 0 ? undefined : after.findLast(refusesForCookie);
    const sent = at && sentCookiesOf(at)?.find(({ name }) => set.get(name) !== undefined);
    const words = at && saidBy(at);
    if (!at || !sent || !words) return undefined;
    const quote = { text: words.text, host, at };
    const via = passedOnBy(at);
    return {
      at: landing,
      why: `The browser sent the cookie ${shortName(sent.name)}, which ${endpointOf(set.get(sent.name)?.url ?? '')} had set, to ${endpointOf(at.url)}, and the server there says that it got none (${at.status ?? 0}): something between the two takes it away${via === undefined ? '' : ` (the answer came by way of ${via})`}. ${quoteSentence(quote)}`,
      quote,
      proof: 'comparison',
      confidence: 'firm',
      evidence: [landing],
    };
  },
});

/** That there is none: not that it is wrong. */
const isMissing =
  /\b(?:no|missing|without(?: an?)?|absent)\b[\w -]{0,40}\bcookies?\b|\bcookies?\b[\w '-]{0,20}\b(?:(?:was|is|are|were)? ?(?:not|n[’']t) (?:present|found|sent|provided|received|set|included)|missing|absent)\b/i;

function refusesForCookie(one: Exchange): boolean {
  const { status = 0 } = one;
  if (status !== 400 && status !== 401 && status !== 403) return false;
  return saidBy(one)?.words.some(({ source, text }) => source === 'body' && isMissing.test(text)) === true;
}
