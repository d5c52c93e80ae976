import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf, originOf } from '../../exchange/parameters.ts';
import { forbidsForm } from '../../exchange/content-security-policy.ts';
import type { Message } from '../../messages/message.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** Chromium holds a page's form-action against every redirect that follows its form: the last one leads to the client. */
export default cause({
  id: 'csp-form-action',
  owner: 'authorization_server',
  title: 'The policy of the provider’s form forbids the way back',
  signs:
    'The page whose form was sent has a Content-Security-Policy with form-action that has no place for the redirect URI, the provider redirected there, and the browser never went.',
  against:
    'A callback that was requested; a policy without form-action; Firefox, which does not look at redirects.',
  fix: 'Add the redirect URI’s origin (or scheme) to form-action of that page for this request, or leave form-action out of it. Until then it works in Firefox.',
  references: ['csp'],
  example:
    "Content-Security-Policy: form-action 'self'; POST /login → 302 https://app.example/callback?code=…",
  confusedWith: ['code-not-redeemed', 'not-answered', 'callback-not-reached'],
  folds: ['code-not-redeemed', 'callback-not-reached', 'handed-to-app'],
  needs: ['authorizationResponse'],
  inspect({ authorizationResponse: response, flow, ending }): CauseDraft | undefined {
    if (!wasKeptBack(response) || ending.outcome === 'succeeded') return undefined;
    const state = response.params['state'];
    // A form that is sent once more, as nothing seemed to happen, is a login of its own; its page is that of the first.
    const first = state === undefined ? [] : (flow.earlier?.('state', state) ?? []);
    const before = first.flatMap(({ messages }) => messages);
    const own = [...before, ...flow.messages].filter(isFrontChannel).map(({ exchange }) => exchange);
    const seen = [...own, ...flow.context].toSorted((a, b) => a.startedAt - b.startedAt);
    const sent = response.carrier === 'redirect' ? response.exchange : redirectTo(response, seen);
    const posted = sent && seen.findLast((one) => isSentForm(one, sent));
    const page = posted && seen.findLast((one) => isPageOf(one, posted));
    const forbidden = page && forbidsForm(page, response.url);
    if (!page || !forbidden) return saysSoItself(response);
    return {
      at: response,
      why: `The provider sent the browser to ${endpointOf(response.url)} and it did not go: the page ${endpointOf(page.url)}, whose form was sent, forbids it (${forbidden.directive.slice(0, 160)}). Chrome holds that policy against every redirect that follows.`,
      proof: 'comparison',
      confidence: 'certain',
      evidence: [response],
    };
  },
});

/** The browser names the policy as its reason, and the page that has it was not recorded. */
function saysSoItself(response: Message): CauseDraft | undefined {
  if (!/BLOCKED_BY_CSP/.test(response.exchange.failure ?? '')) return undefined;
  return {
    at: response,
    why: `The provider sent the browser to ${endpointOf(response.url)} and it did not go: it names the policy (Content-Security-Policy) of the page before as its reason, mostly form-action of the page whose form was sent.`,
    proof: 'code',
    confidence: 'firm',
    evidence: [response],
  };
}

function isFrontChannel(message: Message): boolean {
  return isFrontChannelRequest(message) || isFrontChannelResponse(message);
}

/** The redirect alone was recorded; or the way there too, as something that was broken off. A place where nobody answers is another thing. */
function wasKeptBack({ carrier, exchange: { status = 0, failure = '' } }: Message): boolean {
  if (carrier === 'redirect') return true;
  return carrier === 'request' && status === 0 && (failure === '' || /abort|block|csp/i.test(failure));
}

function redirectTo({ url, exchange }: Message, seen: readonly Exchange[]): Exchange | undefined {
  return seen.findLast(
    ({ redirectUrl, startedAt }) =>
      redirectUrl !== undefined &&
      startedAt <= exchange.startedAt &&
      endpointOf(redirectUrl) === endpointOf(url),
  );
}

/** A form of the same origin whose redirects led to the answer. */
function isSentForm({ method, url, startedAt }: Exchange, answer: Exchange): boolean {
  return method === 'POST' && startedAt <= answer.startedAt && originOf(url) === originOf(answer.url);
}

function isPageOf({ method, url, status, startedAt }: Exchange, posted: Exchange): boolean {
  return (
    method === 'GET' &&
    status === 200 &&
    startedAt <= posted.startedAt &&
    originOf(url) === originOf(posted.url)
  );
}
