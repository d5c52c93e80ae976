import { headerValue } from '../../exchange/headers.ts';
import { hostOf, withoutFragment } from '../../exchange/parameters.ts';
import { isLoopback } from '../../exchange/loopback.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Message } from '../../messages/message.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';
import { saysLoginForgotten } from '../said/says-login-forgotten.ts';

/** Somebody kept the address of the provider’s login page, and opened that instead of the app. */
export default cause({
  id: 'request-opened-again',
  owner: 'client',
  title: 'The provider’s login page was opened by its own address',
  signs:
    'The request to the provider was opened by the person alone (Sec-Fetch-Site: none), no page and no redirect led to it though what was before it was recorded (a guess where it was not), and the app, which then got the answer, says that it does not know this login.',
  against:
    'A redirect or page of the app’s before it; an app on this device, which opens such addresses itself; words of the app that mean something else.',
  fix: 'Begin at the app, and keep the app’s own address as the bookmark: that of the login page holds the state of one login, which is over. The app can help by sending such answers to its sign-in, or on to its home where the person is signed in, in place of an error.',
  references: ['rfc6749#10.12', 'rfc9700#4.7'],
  example:
    'GET https://sso.example/realms/a/protocol/openid-connect/auth?…&state=… with Sec-Fetch-Site: none, then /callback → “Invalid state”',
  confusedWith: ['state-cookie-lost', 'second-start-overwrites', 'storage-other-origin'],
  folds: [
    'callback-failed',
    'callback-twice',
    'known-error',
    'second-start-overwrites',
    'state-cookie-lost',
    'state-rejected',
    'state-store-lost-server',
    'storage-other-origin',
    'saml-inresponseto',
    'unexplained',
  ],
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const { flow, ending, client } = facts;
    if (ending.outcome !== 'failed') return undefined;
    const request = flow.messages.find(isFrontChannelRequest);
    const callback = flow.messages.findLast(
      (one) => isFrontChannelResponse(one) && one.carrier === 'request' && !one.error,
    );
    if (!request || !callback || !isOpenedAlone(request, facts)) return undefined;
    if (!/^https?:/i.test(client.redirectUri ?? '') || isLoopback(client.redirectUri ?? '')) return undefined;
    if (!saysLoginForgotten(facts)) return undefined;
    const why = `The login page of ${hostOf(request.url)} was opened by its own address (Sec-Fetch-Site: none, and no page or redirect of the app led there): from a bookmark, the address bar or the history. The state in that address is of an earlier login, which ${hostOf(callback.url)} no longer remembers.`;
    const found = { at: callback, evidence: [request, callback] };
    if (wasRecordedBefore(request, facts))
      return { ...found, ...withQuote(facts, why), proof: 'phrase', confidence: 'firm' };
    return {
      ...found,
      ...withQuote(
        facts,
        `The login page of ${hostOf(request.url)} may have been opened by its own address, from a bookmark, the address bar or the history (Sec-Fetch-Site: none, and nothing before it was recorded): then the state in it is of an earlier login, which ${hostOf(callback.url)} no longer remembers.`,
      ),
      proof: 'status',
      confidence: 'tentative',
      folds: ['callback-failed', 'unexplained'],
      tellApart:
        'If the app’s own address was opened and its redirect came before the recording began, something else is the cause: to be seen in a recording that begins in an empty tab.',
    };
  },
});

/** By the person, and not at the end of a way that began at the app. Fetch Metadata §2.3. */
function isOpenedAlone({ exchange }: Message, { flow: { context, messages } }: Pick<Facts, 'flow'>): boolean {
  if (headerValue(exchange.requestHeaders, 'sec-fetch-site')?.toLowerCase() !== 'none') return false;
  if (headerValue(exchange.requestHeaders, 'referer')) return false;
  const target = withoutFragment(exchange.url);
  const redirects = [...context, ...messages.map((one) => one.exchange)].filter(
    ({ redirectUrl }) => redirectUrl !== undefined,
  );
  // Safari’s exports hold no redirect at all: there nobody knows what led anywhere.
  if (redirects.length === 0) return false;
  return !redirects.some(
    ({ redirectUrl = '', startedAt }) =>
      withoutFragment(redirectUrl) === target && startedAt <= exchange.startedAt,
  );
}

/** The first of all may be the middle of a redirect that began before the recording did, or was cut out of it. */
function wasRecordedBefore({ exchange }: Message, { flow }: Pick<Facts, 'flow'>): boolean {
  const all = [...flow.context, ...flow.messages.map((one) => one.exchange)];
  return all.some(({ startedAt, context }) => {
    const isSameTab = context.tab === undefined || exchange.context.tab === undefined || context.tab === exchange.context.tab; // prettier-ignore
    return isSameTab && startedAt < exchange.startedAt;
  });
}
