import { pageOf } from '../../exchange/page-request.ts';
import { oauth1Messages } from '../../facts/oauth1/messages.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'OAuth 1.0 request signed inside a web page',
  why: 'The page must have the consumer’s secret to sign, and so has everybody who opens the page.',
  fix: 'Sign on a server; revoke the consumer’s secret.',
  references: ['rfc5849#4.6', 'rfc5849#3.4'],
  examples: {
    fires: 'a page’s script sends oauth_signature=…',
    passes: 'a server signs; the browser only approves',
  },
};

/** Who signs has the secret. */
export default rule({
  id: 'oauth1-signed-in-browser',
  severity: 'high',
  owner: 'client',
  needs: [oauth1Messages],
  inspect({ of }) {
    const signed = of(oauth1Messages).filter(({ params }) => params['oauth_signature']);
    if (signed.length === 0) return 'not applicable';
    const inPage = signed.filter(
      ({ exchange, params }) => pageOf(exchange) && !/^rsa-/i.test(params['oauth_signature_method'] ?? ''),
    );
    const [first] = inPage;
    if (!first) return undefined;
    return {
      confidence: 'certain',
      detail: `A page at ${pageOf(first.exchange)} sent a request that it had signed with ${first.params['oauth_signature_method']}.`,
      evidence: inPage,
    };
  },
});
