import { pageOf } from '../../exchange/page-request.ts';
import { hostOf } from '../../exchange/parameters.ts';
import type { AuthorizationRequest } from '../../facts/authorization-request.ts';
import type { Facts } from '../../facts/facts.ts';
import { authenticationIn } from '../../messages/oauth2/client-authentication.ts';
import { quoting, sentenceAt } from '../said/from-words.ts';
import { refusalWords } from '../../facts/said/refusal-words.ts';
import { saidBy } from '../../facts/said/said.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The provider wants PKCE, and the request has none, or the method that it does not take. RFC 7636 §4.4.1. */
export default cause({
  id: 'pkce-demanded',
  owner: 'client',
  title: 'The provider demands PKCE, and the app did not send it as demanded',
  signs:
    'The provider refused the authorization request in words that name PKCE or code_challenge, and the request has no code_challenge; or they name the method, and the request asks for plain, which is also what no method means. Or the page is Kanidm’s, whose one code for refused requests names nothing, and the request has no code_challenge. Or the token request was refused in such words, and neither it has a code_verifier nor the login a code_challenge.',
  against:
    'A code_challenge with S256 in the request; a request object or request_uri, inside which it may be; words about code_verifier where a challenge was sent, or that name other reasons beside it.',
  fix: 'Turn PKCE on in the app’s OAuth library (code_challenge with code_challenge_method=S256, and the code_verifier at the token request), or update to a version that has it. Only where the app cannot: whoever runs the provider can leave it out for this one client, if it keeps a secret.',
  references: ['rfc7636#4.3', 'rfc7636#4.4.1', 'rfc9700#2.1.1'],
  example:
    'GET /authorize?client_id=web&… without code_challenge → 400 “The mandatory code_challenge parameter is missing”',
  confusedWith: ['pkce-mismatch', 'pkce-verifier-lost', 'provider-error-page'],
  folds: [
    'provider-error-page',
    'request-refused',
    'pkce-mismatch',
    'pkce-verifier-lost',
    'known-error',
    'unexplained',
    'not-answered',
    'callback-failed',
    'invalid-client',
    'invalid-grant',
    'unauthorized-client',
    'auth-method-mismatch',
    'secret-wrong-or-expired',
    'wrong-platform-type',
    'public-client-not-allowed',
  ],
  needs: ['authorizationRequest'],
  inspect(facts): CauseDraft | undefined {
    const { of, authorizationRequest } = facts;
    const { message, params } = authorizationRequest;
    const refusal = of(refusalWords);
    if (params['request'] || params['request_uri']) return undefined;
    const ofKanidm = unnamed(authorizationRequest);
    if (ofKanidm) return ofKanidm;
    if (!refusal) return atTokenEndpoint(facts, authorizationRequest);
    const { at, texts } = refusal;
    const challenge = params['code_challenge'];
    const method = params['code_challenge_method'];
    const host = hostOf(message.url) || 'The provider';
    const draft = { at, proof: 'comparison', confidence: 'certain', evidence: [message] } as const;
    if (!challenge && texts.some((text) => namesPkce.test(text)))
      return {
        ...draft,
        why: `${host} demands PKCE of this client, and the app sent no code_challenge.`,
      };
    const isPlain = method === undefined || method === 'plain';
    if (!challenge || !isPlain || !texts.some((text) => namesMethod.test(text))) return undefined;
    return {
      ...draft,
      why: `${host} takes PKCE with code_challenge_method=S256 alone, and the app sent ${method === undefined ? 'no method, which means plain' : 'plain'}.`,
      fix: 'Send code_challenge_method=S256 with the base64url of the SHA-256 of the code_verifier as code_challenge; libraries have a setting for it.',
      compared: [
        {
          name: 'code_challenge_method',
          expected: { value: 'S256', at: undefined },
          got: { value: method ?? null, at: message },
        },
      ],
    };
  },
});

/** Kanidm says of every request that it does not take the same, and its log alone names PKCE, which it demands of clients unless told otherwise. */
function unnamed({ message, params }: AuthorizationRequest): CauseDraft | undefined {
  const said = params['code_challenge'] ? undefined : saidBy(message.exchange);
  const found = said?.phrases.find(({ phrase }) => phrase.id === 'kanidm-refused');
  if (!found) return undefined;
  return {
    at: message,
    ...quoting(
      `${hostOf(message.url) || 'The provider'} did not take the request, and says so with the one code that Kanidm has for this (the state parameter is not meant). Kanidm demands PKCE of every client for which that was not switched off, and the app sent no code_challenge.`,
      { text: found.words.text, host: hostOf(message.url) || 'The page', at: message.exchange },
    ),
    fix: 'Turn PKCE on in the app (code_challenge with S256; Open WebUI: OAUTH_CODE_CHALLENGE_METHOD=S256), or update to a version that has it. If it was switched off for this client in Kanidm, its log tells the reason under the operation ID on that page.',
    proof: 'code',
    confidence: 'firm',
    evidence: [message],
  };
}

/** Okta takes a page’s token request only so, whatever the client is registered as; others hold the demand back until the code comes. */
function atTokenEndpoint(facts: Facts, { message, params }: AuthorizationRequest): CauseDraft | undefined {
  const at = facts.ending.failedAt;
  if (at?.kind !== 'token_request' || params['code_challenge'] || at.params['code_verifier'] !== undefined)
    return undefined;
  const said = sentenceAt(facts, at);
  if (at.params['code'] === undefined || !said) return undefined;
  if (!namesVerifier.test(said.text) || namesMore.test(said.text)) return undefined;
  const page = pageOf(at.exchange);
  const hasSecret = authenticationIn(at.exchange).method.startsWith('client_secret_');
  const sender =
    page === undefined
      ? ''
      : ` The request came from ${page === 'a page' ? page : `a page at ${page}`}${hasSecret ? ', with the client’s secret' : ''}.`;
  return {
    at,
    ...quoting(
      `${hostOf(at.url) || 'The provider'} demands PKCE of this token request, and the login was begun without code_challenge.${sender}`,
      said,
    ),
    ...(page !== undefined && { fix: hasSecret ? `${fixOfPage} ${newSecret}` : fixOfPage }),
    proof: 'comparison',
    confidence: 'certain',
    evidence: [message, at],
  };
}

const fixOfPage =
  'Register the client as what it is, a single-page app without a secret, and turn PKCE on in its library (code_challenge with S256, and the code_verifier at the token request); or let a server of yours redeem the code.';
const newSecret = 'Make a new secret in either case: the one that went through the page is none any more.';

const namesVerifier = /\bcode[_ -]?(?:challenge|verifier)\b|\bPKCE\b|\bproof key\b/i;
/** One of several reasons in the words for every code that is not taken, as LinkedIn has them. */
const namesMore = /\bredirect|\bexpire/i;
const namesPkce = /\bcode[_ -]?challenge(?:[_ ]method)?\b|\bPKCE\b|\bproof key\b/i;
const namesMethod = /\bcode[_ -]?challenge[_ -]?method\b|\bS256\b|\btransform algorithm\b/i;
