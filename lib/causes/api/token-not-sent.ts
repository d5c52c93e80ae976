import { hasCookie } from '../../exchange/has-cookie.ts';
import { headerValue } from '../../exchange/headers.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import { itSays } from '../../explain/quote.ts';
import { renewalsBeforeCall } from '../../facts/api/renewals-before.ts';
import { saidBy } from '../../facts/said/said.ts';
import { messagesOf, timeOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { asksForToken } from '../../messages/oauth2/challenged-request.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The page has a token, and calls the API without it. RFC 6750 §3.1. */
export default cause({
  id: 'token-not-sent',
  owner: 'client',
  title: 'The page called the API without its token',
  signs:
    'Within a minute after the page got its tokens it called an API without Authorization, cookie or any key, and was answered 401 with a challenge (Bearer) that names no error, as is answered to those who bring no token.',
  against:
    'The same address answered afterwards; another page; a recording without any cookie or Authorization, from which they may have been removed, makes it a guess.',
  fix: 'Let the code that calls the API add “Authorization: Bearer” and the access token: wait for the token, and compare the API’s address with the ones for which the library adds it (its list of protected addresses or audiences).',
  references: ['rfc6750#3.1', 'rfc6750#2.1'],
  example: 'GET /orders without Authorization, after the token answer → 401, WWW-Authenticate: Bearer',
  confusedWith: ['malformed-header', 'resource-rejected', 'token-expired', 'api-cors'],
  folds: ['resource-rejected', 'known-error'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ flow }): CauseDraft | undefined {
    const calls = messagesOf(flow, 'resource_request').filter(
      (call) => !call.token && asksForToken(call.exchange) && !isMended(flow, call),
    );
    const at = calls.at(-1);
    if (!at) return undefined;
    const says = saidBy(at.exchange)?.text;
    const isSure = saysNothingCame.test(says ?? '') || !mayBeLeftOut(flow);
    const renewals = isSure ? renewalsBeforeCall(flow, at) : undefined;
    const refused = renewals?.error === undefined ? undefined : unrenewed(renewals.last, renewals.error);
    return {
      at,
      ...refused,
      why: refused
        ? `${refused.why}, and called ${endpointOf(at.url)} without one: the answer is 401.${itSays(says)}`
        : `The page had got its token, and ${isSure ? 'called' : 'seems to have called'} ${endpointOf(at.url)} without it: the answer is 401 with a challenge that names no error, as an API answers whoever brings no token.${itSays(says)}`,
      proof: isSure ? 'code' : 'status',
      confidence: isSure ? 'firm' : 'tentative',
      evidence: calls.slice(-5),
      tellApart:
        'If the Network panel shows an Authorization header on this call, it was removed when the recording was saved, and the API refused the token.',
    };
  },
});

/** The page asked for a token first, as libraries do for each API, and got none. OIDC Core §3.1.2.6. */
function unrenewed(silent: Message, error: string): Pick<CauseDraft, 'fix'> & { readonly why: string } {
  const { audience, resource } = silent.params;
  const wanted = audience ?? resource;
  const whatFor = wanted === undefined ? '' : ` for ${wanted}`;
  return {
    why: `The page asked ${hostOf(silent.url)} quietly for a token${whatFor}, was refused (${error})`,
    fix: `Ask for the same${wanted === undefined ? ' scopes' : ` audience (${wanted}) and scopes`} in the visible login, and where a quiet request is refused (${error}) send the person to a visible one instead of calling the API.${error === 'consent_required' ? localhostFix(silent) : ''}`,
  };
}

/** Auth0 takes nobody at localhost for one of its own apps. */
function localhostFix({ returnAddress = '', url }: Message): string {
  return /^https?:\/\/localhost\b/i.test(returnAddress) && /\.auth0\.com$/i.test(hostOf(url))
    ? ' At localhost Auth0 skips consent for no app, whatever its settings say: give this machine another name (hosts file) to try what production will do.'
    : '';
}

function isMended({ messages }: Pick<Flow, 'messages'>, call: Message): boolean {
  return messages.some(
    (other) =>
      endpointOf(other.url) === endpointOf(call.url) &&
      timeOf(other) > timeOf(call) &&
      isAccepted(other.exchange),
  );
}

/** As APIs say that nothing was brought, each in its own words. */
const saysNothingCame =
  /^(?=.{0,200}\b(?:token|jwt|authori[sz]ation|authentication|credentials?)\b).{0,200}\b(?:no|missing|without|absent|required|must be provided|not (?:found|provided|supplied|present|included))\b/i;

/** Chrome's export takes Authorization and cookies out: where neither stands anywhere, an absent header may have been there. */
function mayBeLeftOut({ messages, context }: Pick<Flow, 'messages' | 'context'>): boolean {
  return ![...messages.map(({ exchange }) => exchange), ...context].some(
    (exchange) => hasCookie(exchange) || headerValue(exchange.requestHeaders, 'authorization') !== undefined,
  );
}
