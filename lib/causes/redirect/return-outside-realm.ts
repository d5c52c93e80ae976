import { addressDifferences } from '../../facts/address-difference.ts';
import { hostOf } from '../../exchange/parameters.ts';
import { outsideRealm } from '../../facts/openid-realm.ts';
import { withQuote } from '../said/from-words.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** A provider of OpenID 2.0 sends nobody to an address outside the realm that it shows to the person. OpenID 2.0 §9.2. */
export default cause({
  id: 'return-outside-realm',
  owner: 'client',
  title: 'The address to return to does not lie under the site’s realm',
  signs:
    'The OpenID request names a return_to whose scheme, host, port or path is not within its realm, and the provider refused it.',
  against: 'An address within the realm; an answer that was given all the same.',
  fix: 'Make realm and return_to of the same public address. Behind a proxy tell the app what that is (forwarded scheme and host, base URL).',
  references: ['openid2#9.2'],
  example:
    'openid.realm=http://site.example with openid.return_to=https://site.example/cb → openid.mode=error',
  confusedWith: ['redirect-uri-mismatch', 'redirect-scheme-proxy', 'callback-failed'],
  folds: ['callback-failed', 'provider-error-page', 'redirect-uri-mismatch', 'known-error', 'unexplained'],
  needs: [outsideRealm],
  inspect(facts): CauseDraft | undefined {
    if (facts.ending.outcome !== 'failed') return undefined;
    const { request, returnTo, realm } = facts.of(outsideRealm);
    const [part] = addressDifferences(realm, returnTo);
    const isScheme = part === 'scheme';
    const why = `The site asked ${hostOf(request.url)} with the realm ${realm} and the address ${returnTo.replace(/[?#].*$/s, '')} to return to, which does not lie under it${isScheme ? ': one is http, the other https' : ''}.`;
    return {
      at: request,
      ...withQuote(facts, why),
      proof: 'comparison',
      confidence: 'certain',
      evidence: [request],
      compared: [
        {
          name: 'openid.return_to',
          expected: { value: realm, at: request },
          got: { value: returnTo, at: request },
        },
      ],
    };
  },
});
