import { addressDifferences } from '../../facts/address-difference.ts';
import { differingWords } from '../../facts/difference-words.ts';
import { ownRedemptions } from '../../facts/own-redemptions.ts';
import { aboutRedirectUri } from '../../messages/about-redirect-uri.ts';
import type { Message } from '../../messages/message.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The same address has to stand in both requests of a login, letter by letter. RFC 6749 §4.1.3. */
export default cause({
  id: 'redirect-mismatch-at-token',
  owner: 'client',
  title: 'The token request names another redirect_uri than the authorization request',
  signs:
    'The token endpoint refused the code (invalid_grant, or words about the redirect URI), and redirect_uri of the token request is not the string of the authorization request.',
  against:
    'The same string in both; a token request without one, which OAuth 2.1 allows; another reason that the server names.',
  fix: 'Send the very same string in both: build it once and keep it with the login’s state. Where only the scheme or host differs, the app takes them from the request that it sees behind its proxy: let the proxy pass X-Forwarded-Proto and X-Forwarded-Host on and the app trust them (ProxyFix, trust proxy, ForwardedHeaders), or set its public address.',
  references: ['rfc6749#4.1.3'],
  example: 'redirect_uri=https://app.example/cb asked for, http://app.example/cb at the token endpoint',
  confusedWith: ['redirect-uri-mismatch', 'code-expired', 'invalid-grant', 'redirect-scheme-proxy'],
  folds: [
    'redirect-uri-mismatch',
    'invalid-grant',
    'code-reused',
    'code-expired',
    'callback-failed',
    'backchannel-failed',
    'known-error',
    'unexplained',
  ],
  needs: ['authorizationRequest', ownRedemptions],
  inspect({ of, authorizationRequest }): CauseDraft | undefined {
    const asked = authorizationRequest.params['redirect_uri'];
    const at = of(ownRedemptions).findLast(isRefusedForAddress);
    const sent = at?.params['redirect_uri'];
    if (!at || !asked || !sent || sent === asked || [sent, asked].includes('postmessage')) return undefined;
    const parts = addressDifferences(asked, sent);
    return {
      at,
      why: `The code was asked for with the return address ${asked}, and the token request names ${sent} (redirect_uri): ${parts.length > 0 ? differingWords(parts) : 'the spelling differs'}, and the server compares letter by letter.`,
      proof: 'comparison',
      confidence: 'certain',
      evidence: [authorizationRequest.message, at],
      rules: ['token-redirect-uri-mismatch'],
      compared: [
        {
          name: 'redirect_uri',
          expected: { value: asked, at: authorizationRequest.message },
          got: { value: sent, at },
        },
      ],
    };
  },
});

function isRefusedForAddress({ error }: Message): boolean {
  return (
    error !== undefined &&
    (error.code === 'invalid_grant' || aboutRedirectUri(`${error.code} ${error.description ?? ''}`))
  );
}
