import { asText } from '../../exchange/json.ts';
import { seen } from '../../facts/seen.ts';
import { issuerDescribedBy } from '../../messages/openid4vci/issuer-metadata.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The issuer’s description names another issuer',
  why: 'A wallet that takes it can be led to believe that another issuer stands behind the offer. Wallets must refuse such a description.',
  fix: 'Publish credential_issuer exactly as wallets look it up, also with regard to a slash at its end.',
  references: ['openid4vci#12.2'],
  examples: {
    fires:
      'https://a.example/.well-known/openid-credential-issuer with "credential_issuer": "https://b.example"',
    passes: 'The same with "credential_issuer": "https://a.example"',
  },
};

/** The address that the description was read at is made of another name. */
export default rule({
  id: 'vci-issuer-mismatch',
  severity: 'medium',
  owner: 'resource_server',
  needs: [seen.credential_issuer_metadata],
  inspect({ of }) {
    const readable = of(seen.credential_issuer_metadata).flatMap((message) => {
      const named = asText(message.answer?.['credential_issuer']);
      return named ? [{ message, named, meant: issuerDescribedBy(message.url) }] : [];
    });
    if (readable.length === 0) return 'not applicable';
    const wrong = readable.find(({ named, meant }) => named !== meant);
    if (!wrong) return undefined;
    const isSlash = wrong.named.replace(/\/$/, '') === wrong.meant.replace(/\/$/, '');
    return {
      severity: isSlash ? 'low' : 'medium',
      confidence: 'certain',
      detail: `credential_issuer is ${wrong.named}; expected ${wrong.meant}, for which the description was read.`,
      evidence: [wrong.message],
    };
  },
});
