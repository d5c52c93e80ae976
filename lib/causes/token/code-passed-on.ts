import type { Exchange } from '../../exchange/exchange.ts';
import { hasCookie } from '../../exchange/has-cookie.ts';
import { cameFrom } from '../../exchange/came-from.ts';
import { isStream } from '../../exchange/stream.ts';
import { endpointOf, originOf, parameter, queryParameters } from '../../exchange/parameters.ts';
import { addressDifferences } from '../../facts/address-difference.ts';
import { differingWords } from '../../facts/difference-words.ts';
import { isBystander } from '../../facts/cookies/cookie-names.ts';
import { sentCookiesOf, type SentCookie } from '../../facts/cookies/sent-cookies.ts';
import { setCookiesOf } from '../../facts/cookies/set-cookie.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The app moves its own callback: whoever waits for the answer at the one address does not find it at the other. */
export default cause({
  id: 'code-passed-on',
  owner: 'client',
  title: 'The app sent its answer on to another address of its own, where nobody takes it',
  signs:
    'The app’s server answered the callback with a redirect to another address of its own that still has the code (a slash at the end, most often), a page was shown there, no cookie of the app’s came along, no token request followed, and nothing set a cookie.',
  against:
    'A token request, or anything else that was sent to a server; a cookie of the app’s at the callback or after it; a redirect without the code; a recording without cookies.',
  fix: 'Let the redirect URI be the very address that the app answers with a page: register and configure it with or without the slash, as the server or router has it (Next.js: trailingSlash), so that no redirect comes between.',
  references: ['rfc6749#3.1.2', 'rfc6749#4.1.3'],
  example:
    'redirect_uri=https://app.example/start/ → 308 to /start?code=…, and the page there asks for no token',
  confusedWith: ['code-not-redeemed', 'code-left-in-page', 'callback-route-missing'],
  folds: ['code-not-redeemed', 'unexplained'],
  needs: ['authorizationResponse'],
  inspect({ authorizationResponse: response, flow, ending }): CauseDraft | undefined {
    if (ending.outcome === 'succeeded' || ending.error) return undefined;
    const page = pageBehind(response, flow);
    if (!page || !isLeftAlone(flow, response, page)) return undefined;
    const [from, to] = [endpointOf(response.url), endpointOf(page.url)];
    return {
      at: response,
      why: `The code came to ${from}, and the app’s server sent the browser on with it to ${to} (${response.exchange.status ?? 0}; ${differingWords(addressDifferences(from, to))}): nobody took it there. No token request followed, and no session of the app’s began. A login library takes an answer only at the address that it is set up with.`,
      proof: 'comparison',
      confidence: 'firm',
      evidence: [response],
      compared: [
        { name: 'redirect_uri', expected: { value: from, at: response }, got: { value: to, at: response } },
      ],
    };
  },
});

/** The page to which the callback's own redirect led with the same code. */
function pageBehind(
  { carrier, exchange, params }: Message,
  { context, messages }: Flow,
): Exchange | undefined {
  const { redirectUrl, url } = exchange;
  const { code } = params;
  if (carrier !== 'request' || redirectUrl === undefined || code === undefined) return undefined;
  if (originOf(redirectUrl) !== originOf(url) || endpointOf(redirectUrl) === endpointOf(url))
    return undefined;
  if (parameter(queryParameters(redirectUrl), 'code') !== code) return undefined;
  return [...messages.map((one) => one.exchange), ...context].find(
    (one) => one.url === redirectUrl && one.startedAt >= exchange.startedAt && one.status === 200,
  );
}

/** Nothing went on: no token request, and nothing that could have taken the code where nobody looks, as a server does in a session of its own. */
function isLeftAlone(flow: Flow, { exchange }: Message, page: Exchange): boolean {
  if (messagesOf(flow, 'token_request').length > 0) return false;
  const all = [...flow.messages.map((one) => one.exchange), ...flow.context];
  if (!all.some(hasCookie) || ![exchange, page].every(cameWithoutSession)) return false;
  const home = originOf(page.url);
  const later = all.filter((one) => one.startedAt >= exchange.startedAt);
  return later.every((one) => {
    const isHomes = originOf(one.url) === home;
    if (isHomes && (setCookiesOf(one).length > 0 || sentCookiesOf(one)?.some(isOfSession))) return false;
    return !(isHomes || cameFrom(one) === home) || (one.method === 'GET' && !isStream(one));
  });
}

/** As far as its cookies were recorded. */
function cameWithoutSession(exchange: Exchange): boolean {
  return sentCookiesOf(exchange)?.some(isOfSession) === false;
}

function isOfSession({ name }: SentCookie): boolean {
  return !isBystander(name);
}
