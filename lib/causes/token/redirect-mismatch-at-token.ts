import { endpointOf, hostAndPortOf } from '../../exchange/parameters.ts';
import { quoteSentence } from '../../explain/quote.ts';
import { addressDifferences } from '../../facts/address-difference.ts';
import { addedToCallback } from '../../facts/client/added-to-callback.ts';
import { differingWords } from '../../facts/difference-words.ts';
import type { Facts } from '../../facts/facts.ts';
import { appWords } from '../../facts/said/app-words.ts';
import { ownRedemptions } from '../../facts/own-redemptions.ts';
import { aboutRedirectUri } from '../../messages/about-redirect-uri.ts';
import type { WireError } from '../../flows/outcome.ts';
import type { Message } from '../../messages/message.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The same address has to stand in both requests of a login, letter by letter. RFC 6749 §4.1.3. */
export default cause({
  id: 'redirect-mismatch-at-token',
  owner: 'client',
  title: 'The token request names another redirect_uri than the authorization request',
  signs:
    'The token endpoint refused the code (invalid_grant, or words about the redirect URI), and redirect_uri of the token request is not the string of the authorization request; or the app’s callback, to which the code came, says that its token request was refused for it.',
  against:
    'The same string in both; a token request without one, which OAuth 2.1 allows; another reason that the server names.',
  fix: 'Send the very same string in both (Slack: oauth.v2.access), and leave it out in neither: build it once and keep it with the login’s state. Where only the scheme or host differs, the app takes them from the request that it sees behind its proxy: let the proxy pass X-Forwarded-Proto and X-Forwarded-Host on and the app trust them (ProxyFix, trust proxy, ForwardedHeaders), or set its public address.',
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
  needs: ['authorizationRequest'],
  inspect(facts): CauseDraft | undefined {
    const { of, authorizationRequest } = facts;
    const asked = authorizationRequest.params['redirect_uri'];
    if (of(ownRedemptions).length === 0) return asked === undefined ? undefined : toldByApp(facts, asked);
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

/**
 * The app's server redeemed the code out of sight, and its callback says that the address was refused: the one of the authorization request
 * was not, for the provider sent the code there.
 */
function toldByApp({ of, ending }: Facts, asked: string): CauseDraft | undefined {
  const at = ending.failedAt;
  if (ending.outcome !== 'failed' || at?.kind !== 'authorization_response' || !at.params['code'])
    return undefined;
  const words = of(appWords);
  if (!words || endpointOf(at.url) !== endpointOf(asked) || !speaksOfTokenRequest(words.text))
    return undefined;
  const app = hostAndPortOf(asked) || 'the app';
  const added = addedToCallback(at.url, asked).slice(0, mostNamed).join(', ');
  const grown = added
    ? ` The answer came with more in its address than that one has (${added}): whoever takes the address that was called for redirect_uri sends that along.`
    : '';
  return {
    at,
    why: `The provider sent a code to ${endpointOf(asked)}, so that it had taken this address. What it refused then is the redirect_uri with which the server of ${app} redeemed that code: it is another one, or was left out.${grown} ${quoteSentence(words)}`,
    ...(added.includes('enforce_https') && { fix: enforceHttpsFix(endpointOf(asked)) }),
    quote: { text: words.text, host: words.host, at: words.failing.exchange },
    proof: 'phrase',
    confidence: 'firm',
    evidence: [at],
  };
}

const mostNamed = 5;

/** https://github.com/facebookarchive/php-graph-sdk: its getAccessToken left out code and state alone. */
const enforceHttpsFix = (asked: string): string =>
  `Send ${asked} as redirect_uri when redeeming the code, without what Facebook adds to it (enforce_https=1, where “Enforce HTTPS” is on). Facebook’s SDK for PHP takes the address that was called unless told: getAccessToken('${asked}'), or a version of it that leaves enforce_https out. Only where that is so already: compare App Domains and Valid OAuth Redirect URIs.`;

/** By the code of a token endpoint, in Meta’s words for an address, or in words that name the token request. */
function speaksOfTokenRequest(text: string): boolean {
  if (/\b(?:redirect_uri_mismatch|bad_redirect_uri|redirect_mismatch)\b/.test(text)) return true;
  if (/Can['’]t Load URL|The domain of this URL isn['’]t included in the app['’]s domains/.test(text))
    return true;
  const namesAddress = /redirect_uri/i.test(text) && (aboutRedirectUri(text) || /incorrect/i.test(text));
  return namesAddress && /\btokens?\b|exchang|redeem|invalid_grant|\bthe code\b/i.test(text);
}

/** A code for anything that is wrong with the request, and no word on what. RFC 6749 §5.2. */
function isBare({ code, description }: WireError): boolean {
  return code === 'invalid_request' && !description;
}

function isRefusedForAddress({ error }: Message): boolean {
  return (
    error !== undefined &&
    (error.code === 'invalid_grant' ||
      isBare(error) ||
      aboutRedirectUri(`${error.code} ${error.description ?? ''}`))
  );
}
