import { messagesOf } from '../../flows/flow.ts';
import { requestFaults } from '../../facts/wallet/request-faults.ts';
import { requestFaultWords } from '../../facts/wallet/request-fault-words.ts';
import { cause } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';

/** The wallet got the request and does not take it. OpenID4VP §8.5. */
export default cause({
  id: 'wallet-refuses-request',
  owner: 'client',
  title: 'The wallet does not take the request',
  signs:
    'The wallet answered invalid_request, invalid_client or an error about formats, transactions or the way to fetch the request. The request is held against OpenID4VP: its query, its keys, its formats, and whether its header proves its client_id.',
  against:
    'access_denied: the wallet took the request and shows nothing; a verifier that refuses the answer.',
  fix: 'Mend what is named here; where nothing is, compare the request with what the wallet supports: prefix of client_id, formats, algorithms, certificate.',
  references: ['openid4vp#8.5', 'openid4vp#5.9.3', 'openid4vp#6'],
  example:
    'POST response_uri with error=invalid_request after a request whose x509_hash is of another certificate',
  confusedWith: ['wallet-shows-nothing', 'known-error', 'verifier-refuses-answer'],
  folds: ['known-error', 'unexplained', 'invalid-client', 'wallet-not-seen'],
  needs: [],
  inspect(facts) {
    const { flow, of, ending } = facts;
    const at = messagesOf(flow, 'presentation_response').findLast(({ params }) =>
      codes.has(params['error'] ?? ''),
    );
    if (!at || ending.failedAt?.exchange.id !== at.exchange.id) return undefined;
    const code = at.params['error'] ?? '';
    const request = of(requestFaults);
    const [fault] = request?.faults ?? [];
    if (request && fault)
      return {
        at,
        why: `The wallet answered ${code} to the verifier’s request. ${requestFaultWords[fault]}`,
        proof: 'comparison',
        confidence: 'firm',
        evidence: [request.message, at],
      };
    // What the other codes mean is told by themselves.
    if (code !== 'invalid_request' && code !== 'invalid_client') return undefined;
    return {
      at,
      ...withQuote(
        facts,
        `The wallet answered ${code}: it does not take the verifier’s request${request ? ', in which nothing that can be seen is wrong' : ''}.`,
      ),
      proof: 'code',
      confidence: 'firm',
      evidence: [at],
    };
  },
});

const codes: ReadonlySet<string> = new Set([
  'invalid_request',
  'invalid_client',
  'invalid_request_uri_method',
  'vp_formats_not_supported',
  'invalid_transaction_data',
  'invalid_scope',
]);
