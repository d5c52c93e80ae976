import { isCleaned, isWithheld } from '../../exchange/cleaned.ts';
import { presentationAsked } from '../../facts/wallet/presentation.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The answer goes elsewhere than the verifier is named after',
  why: 'A verifier with the prefix redirect_uri is known by nothing but the address to which the answer goes. Where that is another one, anybody can ask in its name.',
  fix: 'Send client_id=redirect_uri: followed by exactly the response_uri (or redirect_uri) of the request.',
  references: ['openid4vp#5.9.3'],
  examples: {
    fires: 'client_id=redirect_uri:https://a.example/cb with response_uri=https://b.example/cb',
    passes: 'client_id=redirect_uri:https://a.example/cb with response_uri=https://a.example/cb',
  },
};

const prefix = 'redirect_uri:';

/** The name is an address, and the answer goes to another. */
export default rule({
  id: 'vp-response-uri-not-client-id',
  severity: 'high',
  owner: 'client',
  needs: [presentationAsked],
  inspect({ of }) {
    const { params, message } = of(presentationAsked);
    const client = params['client_id'];
    const address = params['response_uri'] ?? params['redirect_uri'];
    if (!client?.startsWith(prefix) || !address) return 'not applicable';
    const named = client.slice(prefix.length);
    if (!areOthers(named, address)) return undefined;
    return {
      confidence: 'certain',
      detail: `The verifier is named after ${named} and wants the answer at ${address}; expected the same address.`,
      evidence: [message],
    };
  },
});

/** By what can be read of both: parts that are hidden may be the same. */
function areOthers(named: string, address: string): boolean {
  if (isCleaned(named) || isCleaned(address)) return false;
  const [own, other] = [named.split('/'), address.split('/')];
  return own.length !== other.length || own.some((part, at) => isOther(part, other[at] ?? ''));
}

function isOther(a: string, b: string): boolean {
  return a !== b && !isWithheld(a) && !isWithheld(b);
}
