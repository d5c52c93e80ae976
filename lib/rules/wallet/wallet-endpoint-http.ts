import { isLoopback } from '../../exchange/loopback.ts';
import { walletAddresses } from '../../facts/wallet/addresses.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Credentials travel without encryption',
  why: 'Whoever is on the way can read what is shown or issued, and change what is asked for.',
  fix: 'Use https for request_uri, response_uri, the offer and every endpoint of the issuer.',
  references: ['openid4vp#8.2', 'openid4vci#12.2'],
  examples: {
    fires: 'response_uri=http://verifier.example/response',
    passes: 'response_uri=https://verifier.example/response, or http://localhost while developing',
  },
};

/** Somebody on the way can read along. */
export default rule({
  id: 'wallet-endpoint-http',
  severity: 'high',
  owner: 'client',
  needs: [walletAddresses],
  inspect({ of }) {
    const wrong = of(walletAddresses).find(({ url }) => /^http:/i.test(url) && !isLoopback(url));
    if (!wrong) return undefined;
    return {
      owner: wrong.message.kind === 'credential_issuer_metadata' ? 'resource_server' : 'client',
      confidence: 'certain',
      detail: `${wrong.name} is an http address; expected https.`,
      evidence: [wrong.message],
    };
  },
});
