import { hostOf } from '../../exchange/parameters.ts';
import { messagesOf } from '../../flows/flow.ts';
import { cause } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';

/** The link was good for nothing: the request behind it could not be fetched. OpenID4VP §5.10. */
export default cause({
  id: 'request-object-unavailable',
  owner: 'client',
  title: 'The wallet cannot fetch the request',
  signs: 'request_uri was answered with an error status, or not at all.',
  against: 'A wallet that fetched the request and refused it.',
  fix: 'Keep the request at request_uri until it has been answered or has expired, and answer the method that the link names (request_uri_method).',
  references: ['openid4vp#5.10', 'rfc9101#5.2'],
  example: 'GET https://verifier.example/request/1 → 404',
  confusedWith: ['no-answer', 'unexplained'],
  folds: ['no-answer', 'unexplained', 'known-error', 'wallet-not-seen'],
  needs: [],
  inspect(facts) {
    const { flow, ending } = facts;
    const all = messagesOf(flow, 'presentation_request_object');
    const at = all.at(-1);
    if (!at || ending.failedAt?.exchange.id !== at.exchange.id) return undefined;
    const { status, method, url } = at.exchange;
    const host = hostOf(url);
    const before = all.find(({ exchange }) => (exchange.status ?? 0) < 300 && exchange.status);
    const wanted = flow.messages.find(({ params }) => params['request_uri'])?.params['request_uri_method'];
    const why =
      status === 405
        ? `${host} does not take ${method} at request_uri${wanted ? `, though the link asks for ${wanted}` : ''}.`
        : before
          ? `${host} gave the request once and answered ${status} when it was fetched again: it may have been used up, by a preview of the link, say.`
          : status === 404 || status === 410
            ? `${host} does not know the request any more (${status}): it has expired or was used, or the link is an old one.`
            : `${host} answered ${status ?? 'nothing'} where the wallet was to fetch the request.`;
    return {
      at,
      ...withQuote(facts, why),
      proof: status === 405 || before ? 'code' : 'status',
      confidence: status === 405 ? 'certain' : 'firm',
      evidence: [at],
    };
  },
});
