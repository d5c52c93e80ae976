import type { Exchange } from '../../exchange/exchange.ts';
import { pageOf } from '../../exchange/page-request.ts';
import type { Flow } from '../../flows/flow.ts';
import { isPage } from '../../messages/surrounding.ts';
import { asText } from '../../exchange/json.ts';
import { endpointOf, originOf } from '../../exchange/parameters.ts';
import { forbidsConnection } from '../../exchange/content-security-policy.ts';
import { leftAnswer } from '../../facts/pages/left-answer.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The page's own policy does not let its scripts reach the token endpoint: the request never leaves the browser. */
export default cause({
  id: 'csp-connect',
  owner: 'client',
  title: 'The page’s own policy forbids the call to the provider',
  signs:
    'A call of the page to the provider was blocked, and the browser names the policy or the page’s Content-Security-Policy (connect-src, default-src) has no place for its address; or the page that received the code has such a policy for the token endpoint, and no token request was seen.',
  against: 'A policy that allows the address; a server that redeems the code; a call that was answered.',
  fix: 'Add the provider’s origin to connect-src in the Content-Security-Policy of the page that redeems the code (and to frame-src, if it renews silently in a frame).',
  references: ['csp'],
  example: "Content-Security-Policy: connect-src 'self'; token endpoint at https://op.example/token",
  confusedWith: ['cors-token-endpoint', 'code-not-redeemed'],
  folds: ['code-not-redeemed', 'code-left-in-page', 'no-answer', 'unexplained', 'discovery-failed'],
  needs: ['flow'],
  inspect({ of, flow }) {
    const blocked = blockedCall(flow);
    if (blocked) return blocked;
    const left = of(leftAnswer);
    if (!left?.isPagesWork) return undefined;
    const named = asText(flow.metadata?.['token_endpoint']);
    const asked = left.request && originOf(left.request.exchange.url);
    const target = named ?? (asked ? `${asked}/` : undefined);
    // In a popup the page that opened it redeems.
    const page = left.isPopup && left.start ? left.start : left.response.exchange;
    const forbidden = target === undefined ? undefined : forbidsConnection(page, target);
    if (!target || !forbidden) return undefined;
    return {
      at: left.response,
      why: `The page ${endpointOf(page.url)} has the code and may not send it: its Content-Security-Policy (${forbidden.directive.slice(0, 160)}) does not allow its scripts to reach ${named ?? asked}.`,
      proof: named ? 'comparison' : 'answerer',
      confidence: named ? 'certain' : 'firm',
      evidence: [left.response],
    };
  },
});

/** A call that the browser did not make, by its word or by the page’s policy. */
function blockedCall(flow: Flow): CauseDraft | undefined {
  const { messages } = flow;
  for (const at of messages) {
    const origin = pageOf(at.exchange);
    if (origin === undefined || at.exchange.context.resourceType === 'script') continue;
    if (at.carrier !== 'request' || (at.exchange.status ?? 0) !== 0) continue;
    const { failure = '' } = at.exchange;
    const isNamed = ofPolicy.test(failure);
    if (!isNamed && failure !== '' && !vague.test(failure)) continue;
    const page = pageBefore(flow, at.exchange, origin);
    const forbidden = page && forbidsConnection(page, at.url);
    if (!isNamed && !forbidden) continue;
    const whose = forbidden
      ? `its Content-Security-Policy (${forbidden.directive.slice(0, 160)}) has no place for that address`
      : `the browser says so (${failure}); the policy itself, a header or a meta element of the page, was not recorded`;
    return {
      at,
      why: `The page ${page ? endpointOf(page.url) : origin} may not call ${endpointOf(at.url)}: ${whose}, and the request never left the browser.`,
      proof: forbidden ? 'comparison' : 'code',
      confidence: forbidden && isNamed ? 'certain' : 'firm',
      evidence: [at],
    };
  }
  return undefined;
}

/** The browser’s own words for it. */
const ofPolicy = /BLOCKED_BY_CSP|blocked:csp|content.security.policy/i;

/** Failures by which browsers name no reason. */
const vague = /^(?:net::ERR_FAILED|net::ERR_ABORTED|NS_ERROR_CONTENT_BLOCKED|NS_BINDING_ABORTED)$/i;

function pageBefore(
  { messages, context }: Flow,
  { startedAt }: Exchange,
  origin: string,
): Exchange | undefined {
  return [...messages.map(({ exchange }) => exchange), ...context]
    .filter((one) => one.startedAt <= startedAt && isPage(one) && originOf(one.url) === origin)
    .toSorted((a, b) => a.startedAt - b.startedAt)
    .at(-1);
}
