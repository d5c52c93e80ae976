import { hostOf } from '../../exchange/parameters.ts';
import { proofFaults } from '../../facts/wallet/proofs.ts';
import { messagesOf } from '../../flows/flow.ts';
import { cause } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';

/** The wallet could not show that it has the key. OpenID4VCI §8.3.1.2, appendix F. */
export default cause({
  id: 'credential-proof-refused',
  owner: 'client',
  title: 'The issuer refuses the proof of the wallet’s key',
  signs:
    'The credential endpoint answered invalid_proof, or invalid_nonce and nothing followed. The proof is held against what the issuer gave and says of itself.',
  against: 'A wallet that got a new nonce and tried once more with success.',
  fix: 'Sign a proof with typ openid4vci-proof+jwt, aud = credential_issuer, iat of now and the issuer’s last c_nonce; after invalid_nonce ask for a new one and try once more.',
  references: ['openid4vci#8.3', 'openid4vci#F.1'],
  example: 'POST /credential → 400 {"error": "invalid_nonce"}, and no second try',
  confusedWith: ['known-error', 'resource-rejected'],
  folds: ['known-error', 'resource-rejected', 'unexplained'],
  needs: [],
  inspect(facts) {
    const { flow, ending } = facts;
    const at = messagesOf(flow, 'credential_request').at(-1);
    const code = at?.error?.code;
    if (!at || ending.failedAt?.exchange.id !== at.exchange.id) return undefined;
    if (code !== 'invalid_proof' && code !== 'invalid_nonce') return undefined;
    const host = hostOf(at.exchange.url);
    const fault = facts.of(proofFaults)?.faults.find(({ message }) => message === at);
    const isMissing =
      !at.params['proofs'] && !at.params['proof'] && at.exchange.requestBody?.text !== undefined;
    if (fault) return { at, why: `${host} answered ${code}. ${fault.detail}`, proof: 'comparison', confidence: 'certain', evidence: [at] }; // prettier-ignore
    const why = isMissing
      ? `${host} answered ${code}: the request holds no proof at all.`
      : code === 'invalid_nonce'
        ? `${host} does not know the proof’s nonce any more, and the wallet did not try again with a new one.`
        : `${host} answered invalid_proof, and what can be seen of the proof fits: its signature, its key or its time is what is wrong.`;
    return {
      at,
      ...withQuote(facts, why),
      proof: 'code',
      confidence: isMissing || code === 'invalid_nonce' ? 'certain' : 'firm',
      evidence: [at],
    };
  },
});
