import { hostOf } from '../../exchange/parameters.ts';
import { refusalWords } from '../../facts/said/refusal-words.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The provider wants PKCE, and the request has none, or the method that it does not take. RFC 7636 §4.4.1. */
export default cause({
  id: 'pkce-demanded',
  owner: 'client',
  title: 'The provider demands PKCE, and the app did not send it as demanded',
  signs:
    'The provider refused the authorization request in words that name PKCE or code_challenge, and the request has no code_challenge; or they name the method, and the request asks for plain, which is also what no method means.',
  against:
    'A code_challenge with S256 in the request; a request object or request_uri, inside which it may be; words about code_verifier, which belongs to the token request.',
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
  ],
  needs: ['authorizationRequest'],
  inspect({ of, authorizationRequest: { message, params } }): CauseDraft | undefined {
    const refusal = of(refusalWords);
    if (!refusal || params['request'] || params['request_uri']) return undefined;
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

const namesPkce = /\bcode[_ -]?challenge(?:[_ ]method)?\b|\bPKCE\b|\bproof key\b/i;
const namesMethod = /\bcode[_ -]?challenge[_ -]?method\b|\bS256\b|\btransform algorithm\b/i;
