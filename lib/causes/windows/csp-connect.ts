import { asText } from '../../exchange/json.ts';
import { endpointOf, originOf } from '../../exchange/parameters.ts';
import { forbidsConnection } from '../../exchange/content-security-policy.ts';
import { leftAnswer } from '../../facts/pages/left-answer.ts';
import { cause } from '../cause.ts';

/** The page's own policy does not let its scripts reach the token endpoint: the request never leaves the browser. */
export default cause({
  id: 'csp-connect',
  owner: 'client',
  title: 'The page’s own policy forbids the token request',
  signs:
    'The page that received the code is sent with a Content-Security-Policy whose connect-src (or default-src) has no place for the token endpoint, and no token request was seen.',
  against: 'A policy that allows the origin; a server that redeems the code; a token request that was seen.',
  fix: 'Add the provider’s origin to connect-src in the Content-Security-Policy of the page that redeems the code (and to frame-src, if it renews silently in a frame).',
  references: ['csp'],
  example: "Content-Security-Policy: connect-src 'self'; token endpoint at https://op.example/token",
  confusedWith: ['cors-token-endpoint', 'code-not-redeemed'],
  folds: ['code-not-redeemed', 'code-left-in-page'],
  needs: ['authorizationResponse'],
  inspect({ of, flow }) {
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
