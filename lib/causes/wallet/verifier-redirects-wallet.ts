import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import { isSentOn } from '../../facts/wallet/sent-on.ts';
import { cause } from '../cause.ts';

/** A wallet asks and posts by itself, and is to be answered there. OpenID4VP §8.2. */
export default cause({
  id: 'verifier-redirects-wallet',
  owner: 'client',
  title: 'The verifier redirects the wallet instead of answering it',
  signs:
    'The last that was seen of the wallet is its POST to response_uri, or its question at request_uri, and it was answered with a redirect.',
  against: 'A form that the person’s browser posts; a request or an answer that came all the same.',
  fix: 'Answer the wallet itself with 200: at request_uri with the request, at response_uri with {"redirect_uri": …}, where the browser is to go. Look for what redirects there: a login in front of these addresses, http sent on to https, a slash at the end.',
  references: ['openid4vp#8.2'],
  example: 'POST response_uri with vp_token → 302 /done?response_code=…, and no presentation_return',
  confusedWith: ['wallet-not-seen', 'verifier-refuses-answer'],
  folds: ['wallet-not-seen', 'not-answered', 'unexplained'],
  needs: [],
  inspect({ flow, ending }) {
    const at = flow.messages.findLast(({ protocol }) => protocol === 'openid4vp');
    if (ending.outcome !== 'pending' || !at || !isSentOn(at)) return undefined;
    const isAnswer = at.kind === 'presentation_response';
    if (!isAnswer && at.kind !== 'presentation_request_object') return undefined;
    const { status, redirectUrl } = at.exchange;
    const what = isAnswer ? 'what the wallet posted' : 'the wallet’s question for the request';
    const where = redirectUrl ? ` and sent it on to ${endpointOf(redirectUrl)}` : '';
    return {
      at,
      why: `${hostOf(at.url)} answered ${status} to ${what}${where}. Wallets take a redirect there for an error, and nothing that followed was seen.`,
      proof: 'status',
      confidence: 'tentative',
      evidence: [at],
    };
  },
});
