import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf, queryParameters } from '../../exchange/parameters.ts';
import { isOneSite } from '../../exchange/site.ts';
import { isDelivery } from '../../facts/cookies/login-exchanges.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';

/** Something in front of the callback sends the browser to another spelling of its address, and leaves the answer behind. RFC 6749 §4.1.2. */
export default cause({
  id: 'answer-dropped-by-redirect',
  owner: 'client',
  title: 'A redirect in front of the callback dropped the answer',
  signs:
    'The callback was answered with a redirect to its own address spelt otherwise (a language before the path, a slash at the end, another host of the site), without the code and the state that had come, and set no cookie for a session; the app then failed.',
  against:
    'A redirect that takes the query along; one to another page, as after a login; a session that begins with it; an app that then knew the person.',
  fix: 'Exempt the callback’s path from that redirect (Next.js: matcher of the middleware; nginx: $is_args$args), or register the address as it ends up, and let the redirect keep the query.',
  references: ['rfc6749#4.1.2', 'rfc9110#10.2.2'],
  example: 'GET /bff/callback?code=…&state=… → 307 /en/bff/callback → 400 “Missing code”',
  confusedWith: ['state-missing-return', 'callback-route-missing', 'callback-failed'],
  folds: [
    'callback-failed',
    'state-missing-return',
    'callback-route-missing',
    'state-rejected',
    'known-error',
    'unexplained',
  ],
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const { flow, ending } = facts;
    if (ending.outcome !== 'failed') return undefined;
    const landing = flow.messages.findLast(isDelivery);
    const dropped = landing && droppedAt(landing.exchange);
    if (!dropped) return undefined;
    const { to, how } = dropped;
    return {
      at: landing,
      ...withQuote(
        facts,
        `${endpointOf(landing.url)} was brought the answer and led (${landing.exchange.status ?? 0}) to its own address ${how}, ${endpointOf(to)}, without it: the ${dropped.names.join(' and ')} stayed behind.`,
      ),
      proof: 'comparison',
      confidence: 'firm',
      evidence: [landing],
      compared: [
        {
          name: 'query',
          expected: { value: dropped.names.join(' '), at: landing },
          got: { value: null, at: landing },
        },
      ],
    };
  },
});

type Dropped = { readonly to: string; readonly how: string; readonly names: readonly string[] };

/** What answers bring in a query. RFC 6749 §4.1.2; RFC 5849 §2.2; CAS Protocol §2.2. */
const answering: ReadonlySet<string> = new Set(['code', 'state', 'oauth_token', 'oauth_verifier', 'ticket']);

function droppedAt({ url, redirectUrl, status = 0, method }: Exchange): Dropped | undefined {
  if (redirectUrl === undefined || method !== 'GET' || status < 301 || !isOneSite(url, redirectUrl))
    return undefined;
  const names = namesIn(url);
  const how = howSpelt(new URL(url), redirectUrl);
  if (names.length === 0 || how === undefined || namesIn(redirectUrl).length > 0) return undefined;
  // Who says something there has read what came.
  if (saysMore(url, redirectUrl)) return undefined;
  return { to: redirectUrl, how, names };
}

function saysMore(url: string, redirectUrl: string): boolean {
  const had = new Set(queryParameters(url).map(([name]) => name));
  return queryParameters(redirectUrl).some(([name]) => !had.has(name));
}

function namesIn(url: string): readonly string[] {
  const hasAnswer = queryParameters(url)
    .map(([name]) => name)
    .filter((name) => answering.has(name));
  return [...new Set(hasAnswer)];
}

/** The same path, and what differs; `undefined` for another path, and for the same address. */
function howSpelt(from: URL, target: string): string | undefined {
  if (!URL.canParse(target)) return undefined;
  const to = new URL(target);
  const [path, other] = [withoutSlash(from.pathname), withoutSlash(to.pathname)];
  if (path === '') return undefined;
  if (/^\/[a-z]{2}(?:[-_][a-z]{2,4})?$/i.test(other.slice(0, -path.length)) && other.endsWith(path))
    return 'with a language before it';
  if (path !== other) return undefined;
  if (from.pathname !== to.pathname)
    return from.pathname.endsWith('/') ? 'without its slash' : 'with a slash at its end';
  return from.host === to.host && from.protocol === to.protocol ? undefined : 'at another host';
}

function withoutSlash(path: string): string {
  return path.replace(/\/$/, '');
}
