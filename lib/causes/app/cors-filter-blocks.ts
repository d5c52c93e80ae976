import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';
import { endpointOf, hostOf, originOf } from '../../exchange/parameters.ts';
import { itSays } from '../../explain/quote.ts';
import { failingExchanges, type FailingExchange } from '../../facts/failing-exchanges.ts';
import type { Facts } from '../../facts/facts.ts';
import { saidBy } from '../../facts/said/said.ts';
import { partiesOfFlow } from '../../flows/context/parties.ts';
import { isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** Browsers send Origin with every form, and a filter made for scripts’ calls takes the provider’s for one of those. Fetch standard §3.1. */
export default cause({
  id: 'cors-filter-blocks',
  owner: 'client',
  title: 'The app’s CORS filter refused the way back from the provider',
  signs:
    'The form that brought the answer, or the page that it led to, was refused (400 or more) in the words of a CORS filter, and its Origin is the provider’s, or was not recorded of a form.',
  against: 'A call of the app’s own script; an Origin of the app’s; words about something else.',
  fix: 'Leave the login’s addresses out of the app’s CORS check, or add the provider’s origin to the origins that it allows.',
  references: ['fetch', 'form-post#2'],
  example: 'POST /login/saml2/sso/corp (Origin: https://idp.example) → 403 “Invalid CORS request”',
  confusedWith: ['csrf-middleware-blocks', 'not-provisioned', 'api-cors'],
  folds: [
    'callback-failed',
    'not-provisioned',
    'csrf-middleware-blocks',
    'origin-not-allowed',
    'known-error',
    'unexplained',
  ],
  needs: [failingExchanges],
  inspect(facts): CauseDraft | undefined {
    const found = facts.of(failingExchanges).find((one) => isFiltered(one, facts));
    if (!found) return undefined;
    const { exchange, at } = found;
    const origin = headerValue(exchange.requestHeaders, 'origin');
    const named = origin ?? 'the provider’s origin';
    // Whoever lets null in lets every sandboxed page in.
    const list = origin === 'null' ? '' : `, or add ${named} to the origins that it allows`;
    const isForm = exchange.id === at.exchange.id;
    const what = isForm
      ? 'the provider’s page sends the answer as a form, and browsers name the origin of a form'
      : `the browser went there from the form of the provider’s page, and still named its origin, as Safari does and others do not`;
    const before = isForm ? '' : 'The answer was taken. Then ';
    return {
      at,
      why: `${before}${endpointOf(exchange.url)} refused the browser (${exchange.status ?? 0})${origin === undefined ? '' : ` for its Origin: ${origin}`}: ${what}. A CORS filter, which is made for calls of scripts, took that for one of another site.${itSays(saidBy(exchange)?.text)}`,
      fix: `Leave this address out of the CORS filter${isForm ? ' (signature, state or nonce protect it)' : ''}${list} (Spring: CorsConfigurationSource or cors.allowed-origins; DSpace: rest.cors.allowed-origins; Express: mount cors() behind the login’s routes). Account and rights have nothing to do with it.`,
      proof: origin === undefined ? 'phrase' : 'comparison',
      confidence: origin === undefined ? 'firm' : 'certain',
      evidence: [at],
    };
  },
});

/** Words of Spring, Quarkus and of the example that comes with Express’s cors, which many took over. */
const words =
  /\bInvalid CORS request\b|\bCORS Rejected\b|\b(?:not|n['’]t) allowed by CORS\b|\bCORS policy (?:for|of) this (?:site|server|origin) does(?: not|n['’]t) allow\b/i;

function isFiltered({ exchange, at, by }: FailingExchange, { flow }: Facts): boolean {
  const { status = 0 } = exchange;
  if (by !== 'client' || status < 400 || !isFrontChannelResponse(at) || isScripted(exchange)) return false;
  if (!words.test(saidBy(exchange)?.text ?? '')) return false;
  const origin = headerValue(exchange.requestHeaders, 'origin');
  if (origin === undefined) return exchange.id === at.exchange.id && exchange.method === 'POST';
  if (origin === originOf(exchange.url)) return false;
  return origin === 'null' || partiesOfFlow(flow).provider.has(hostOf(origin));
}

/** A script asked, and its page is what the filter goes by. */
function isScripted({ context, requestHeaders }: Exchange): boolean {
  const mode = headerValue(requestHeaders, 'sec-fetch-mode')?.toLowerCase();
  return context.resourceType === 'fetch' || (mode !== undefined && mode !== 'navigate');
}
