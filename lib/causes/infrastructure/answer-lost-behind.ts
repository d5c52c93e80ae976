import { endpointOf, hostAndPortOf } from '../../exchange/parameters.ts';
import { quoteSentence } from '../../explain/quote.ts';
import { passedOnBy } from '../../facts/answerer/passed-on-by.ts';
import { lostAnswer } from '../../facts/said/lost-answer.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The browser did its part, and the app did not see what it brought. RFC 6749 §4.1.2. */
export default cause({
  id: 'answer-lost-behind',
  owner: 'client',
  title: 'The browser brought the answer, and the app says that it got none',
  signs:
    'The callback failed and says that the code (state, ticket, SAMLResponse) is missing, and that very request carried it, in the query or in the body.',
  against:
    'A callback that was asked for without it, or with it in the fragment alone, which no server sees; words about a cookie, a session or a code_verifier; a page that the callback led to.',
  fix: 'Compare the callback’s line in the app’s own log with the one in the browser: let the proxy or rewrite before it hand the query on (nginx: $is_args$args or $request_uri where proxy_pass or rewrite names a path; Apache: QSA; a CDN: forward query strings), and the body where it is posted. If it arrives whole, the app reads it elsewhere than it comes: in the body for the query, or the other way.',
  references: ['rfc6749#4.1.2'],
  example: 'GET /hub/oauth_callback?code=4/0A… → 400 “oauth callback made without a token”',
  confusedWith: ['state-missing-return', 'post-became-get', 'cookie-lost-behind'],
  folds: ['state-missing-return', 'callback-failed', 'known-error', 'unexplained', 'backchannel-failed'],
  needs: ['flow'],
  inspect({ of }): CauseDraft | undefined {
    const lost = of(lostAnswer);
    if (!lost) return undefined;
    const { at, name, value, isPosted, text } = lost;
    const quote = { text, host: hostAndPortOf(at.exchange.url), at: at.exchange };
    const via = passedOnBy(at.exchange);
    const where = isPosted ? 'the body' : 'the query';
    return {
      at,
      why: `The provider’s answer came: the browser sent ${name} to ${endpointOf(at.exchange.url)} in ${where}, and the app there says that it got none: something between the two (a proxy, a rewrite) loses it${via === undefined ? '' : ` (the answer came by way of ${via})`}, or the app looks for it elsewhere. ${quoteSentence(quote)}`,
      quote,
      proof: 'comparison',
      confidence: 'firm',
      evidence: [at],
      compared: [{ name, expected: { value, at }, got: { value: null, at: undefined } }],
    };
  },
});
