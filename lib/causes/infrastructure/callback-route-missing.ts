import { endpointOf } from '../../exchange/parameters.ts';
import { answererOf, type Answerer } from '../../facts/answerer/answerer.ts';
import type { Flow } from '../../flows/flow.ts';
import { speaksOfLogin } from '../../facts/said/speaks-of-login.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { Message } from '../../messages/message.ts';
import { isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { isOAuth2 } from '../../vocabulary/protocol.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The answer went to an address for which nobody has a handler. */
export default cause({
  id: 'callback-route-missing',
  owner: 'client',
  title: 'Nothing handles the callback’s address',
  signs:
    'The callback was answered 404 or 405 (Amazon S3: 403): by a proxy or host that does not hand it on, or by the app’s framework.',
  against:
    'A 404 whose words speak of a person, an account or a login; an answer that refuses, which an app may tell with 404.',
  fix: 'Compare the redirect URI’s path with the app’s route, letter for letter: prefix, language, slash at the end; and let the route take GET, or POST where the answer is posted.',
  references: ['rfc6749#3.1.2'],
  example: 'GET /callback?code=… → 404, nginx’s own page, while the app runs at /app/callback',
  confusedWith: ['callback-failed', 'nothing-there'],
  folds: ['callback-failed', 'unexplained'],
  needs: ['flow'],
  inspect({ flow }): CauseDraft | undefined {
    const at = flow.messages.findLast(
      (message) => message.carrier === 'request' && isFrontChannelResponse(message),
    );
    const { exchange } = at ?? {};
    if (!at || !exchange) return undefined;
    const answerer = answererOf(exchange);
    if (!saysNothingThere(exchange, answerer)) return undefined;
    if (answerer.kind === 'waf' || (exchange.status !== 403 && speaksOfLogin(exchange))) return undefined;
    if (at.error !== undefined && exchange.status === 404 && !isInFront(answerer)) return undefined;
    const isKnown = answerer.product !== undefined;
    return {
      at,
      ...(postedOn(flow, exchange) ?? postedToFront(at, answerer) ?? told(exchange, answerer)),
      proof: isKnown ? 'answerer' : 'status',
      confidence: 'firm',
      evidence: [at],
    };
  },
});

/** Amazon S3 answers 403 where it has no such file, unless whoever asks may list them. */
function saysNothingThere({ status }: Exchange, { product }: Answerer): boolean {
  return status === 404 || status === 405 || (status === 403 && product === 'Amazon S3');
}

function isInFront({ kind }: Answerer): boolean {
  return kind === 'proxy' || kind === 'platform' || kind === 'cdn';
}

/** The callback took the posted answer, and its redirect has the browser post once more, to a page. RFC 9110 §15.4.9. */
function postedOn(
  { messages, context }: Flow,
  { method, url, status, startedAt }: Exchange,
): Pick<CauseDraft, 'why' | 'fix'> | undefined {
  if (method !== 'POST' || status !== 405) return undefined;
  const callback = [...messages.map(({ exchange }) => exchange), ...context].findLast(
    (one) =>
      one.redirectUrl === url &&
      one.method === 'POST' &&
      one.startedAt <= startedAt &&
      (one.status === 307 || one.status === 308) &&
      endpointOf(one.url) !== endpointOf(url),
  );
  return (
    callback && {
      why: `The callback ${endpointOf(callback.url)} took the posted answer and sent the browser on with ${callback.status ?? 307}, which keeps it posting: ${endpointOf(url)} does not take POST (405).`,
      fix: 'Answer the posted callback with 303 (See Other): then the browser asks for the next page with GET. 307 and 308 keep the method.',
    }
  );
}

/** What is in front answers with a file, which may be all that the app has there: its pages cannot read what was posted. */
function postedToFront(
  { protocol, exchange }: Message,
  answerer: Answerer,
): Pick<CauseDraft, 'why' | 'fix'> | undefined {
  const { method, url, status } = exchange;
  if (method !== 'POST' || status !== 405 || !isInFront(answerer)) return undefined;
  const { product = 'the server', sign } = answerer;
  const handOn = `let ${product} hand POST requests for this path on to it instead of answering them as files`;
  return {
    why: `The provider had the answer posted to ${endpointOf(url)}, and ${product}, in front of the app, takes no POST there (405, ${sign}): the app never got the callback.`,
    fix: isOAuth2(protocol)
      ? `If a server of the app’s reads posted answers (response_mode=form_post), ${handOn}. Where the app is pages alone (a single-page app), none of them can read what was posted: let the app itself begin the login, with an answer that comes by redirect (response_mode query or fragment), and where a tile of the provider’s begins it, let that tile open the app (Okta: Login flow “Redirect to app to initiate login (OIDC Compliant)” in place of “Send ID Token directly to app”).`
      : `The answer needs a server of the app’s: ${handOn}.`,
  };
}

function told(exchange: Exchange, answerer: Answerer): Pick<CauseDraft, 'why' | 'fix'> {
  const { kind, product = 'The server', sign } = answerer;
  const { method, url, status } = exchange;
  const where = endpointOf(url);
  const isMethod = status === 405;
  const clean = withoutDoubleSlash(where);
  if (isInFront(answerer)) {
    return {
      why: `The provider answered, and ${product}, in front of the app, has nothing at ${where} (${status}, ${sign}): the app never got the callback.`,
      fix:
        status === 403
          ? 'Answer addresses that are no files with the app’s page: CloudFront’s custom error responses for 403 and 404 (/index.html with 200), or the bucket’s error document.'
          : isMethod
            ? `Let ${product} hand ${method} requests for this path on to the app instead of answering them as files.`
            : `Let ${product} hand this path on to the app: its locations, path prefixes and host names, and for a single-page app the fallback to its index.html.`,
    };
  }
  const who = kind === 'app' && sign !== '' ? `the app itself (${product}, ${sign})` : 'whoever answers';
  return {
    why: isMethod
      ? `The provider answered, and ${who} at ${where} does not take ${method} (405).`
      : `The provider answered, and ${who} has nothing at the callback’s address ${where} (404).${clean === undefined ? '' : ' Two slashes stand together in its path, as a base address that ends with a slash makes it.'}`,
    ...(clean !== undefined &&
      !isMethod && {
        fix: `Take the slash from the end of the app’s setting for its own address, so that it asks to be answered at ${clean}, and register that at the provider.`,
      }),
    ...(isMethod && {
      fix:
        method === 'POST'
          ? 'Let the callback’s route take POST: this answer is posted as a form (response_mode=form_post, SAML). Or ask for another response mode.'
          : 'Let the callback’s route take GET.',
    }),
  };
}

/** The address with one slash where its path has several together; `undefined` where it has none such. */
function withoutDoubleSlash(endpoint: string): string | undefined {
  const [, origin = '', path = ''] = /^(\w+:\/\/[^/]+)(\/.*)$/.exec(endpoint) ?? [];
  return path.includes('//') ? `${origin}${path.replace(/\/{2,}/g, '/')}` : undefined;
}
