import { isCleaned } from '../../exchange/cleaned.ts';
import { sha256Base64Url } from '../../exchange/digest.ts';
import { hostOf } from '../../exchange/parameters.ts';
import { brokenPkce } from '../../facts/pkce/broken-pkce.ts';
import { challengeMethodOf } from '../../facts/pkce/pkce.ts';
import type { Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { cause, placeIn, type Compared } from '../cause.ts';
import { quoting, sentenceAt } from '../said/from-words.ts';

/** The verifier that was sent is another login’s, or nobody’s. RFC 7636 §4.6. */
export default cause({
  id: 'pkce-mismatch',
  owner: 'client',
  title: 'The code_verifier does not belong to the code_challenge of the login',
  signs:
    'The server refused the exchange of the code, and the code_challenge that is computed of the token request’s code_verifier is not that of the authorization request.',
  against:
    'Tokens that came all the same, which is the server’s fault; a refusal of the client (invalid_client); a verifier that leads to the challenge by a wrong way, or that says null.',
  fix: 'Keep one verifier for each login where the callback’s page finds it (sessionStorage, under its state), and read that one there: a page that makes a new verifier whenever it is loaded sends one that fits no login, and a second start must not overwrite the first one’s.',
  references: ['rfc7636#4.6', 'rfc7636#4.1'],
  example:
    'BASE64URL(SHA256(code_verifier)) of POST /token is not the code_challenge of /authorize; answered invalid_grant or invalid_request',
  confusedWith: ['pkce-verifier-lost', 'pkce-challenge-miscomputed', 'code-expired', 'invalid-grant'],
  folds: ['invalid-grant', 'known-error', 'request-refused', 'code-expired', 'code-reused', 'unexplained'],
  needs: ['authorizationRequest', 'tokenRequests'],
  inspect(facts) {
    const { of, flow, ending } = facts;
    const { message, params } = facts.authorizationRequest;
    const broken = of(brokenPkce);
    if (broken?.what !== 'wrong_verifier' || broken.accepted || !isAboutCode(broken.at)) return undefined;
    const { at } = broken;
    if (ending.failedAt?.exchange.id !== at.exchange.id) return undefined;
    const why = `The code_verifier that was sent to ${hostOf(at.url)} does not belong to the code_challenge of this login: what is computed of it (${wayOf(params)}) differs, so that the server has to refuse the code.`;
    return {
      at,
      ...quoting(why, sentenceAt(facts, at)),
      proof: 'comparison',
      confidence: 'certain',
      evidence: [message, at],
      compared: comparedIn(flow, message, at),
      rules: ['code-verifier-mismatch', 'err-invalid-grant'],
    };
  },
});

/** What the verifier leads to, and what the request had; nothing of values that were taken away. */
function comparedIn(flow: Flow, request: Message, at: Message): readonly Compared[] {
  const challenge = request.params['code_challenge'] ?? '';
  const verifier = at.params['code_verifier'] ?? '';
  if (isCleaned(challenge) || isCleaned(verifier)) return [];
  const made = isHashed(request.params) ? sha256Base64Url(verifier) : verifier;
  return [
    {
      name: 'code_challenge',
      expected: placeIn(flow, at.exchange, made),
      got: placeIn(flow, request.exchange, challenge),
    },
  ];
}

function isHashed(params: Message['params']): boolean {
  return challengeMethodOf(params) === 'S256';
}

function wayOf(params: Message['params']): string {
  return isHashed(params) ? 'its SHA-256' : 'it is sent as it is';
}

/** Not a refusal of the client, of its scope or of the kind of grant. */
function isAboutCode({ error }: Message): boolean {
  return error !== undefined && !ofOthers.test(error.code);
}

const ofOthers = /client|scope|grant_type|target|dpop|server_error|unavailable/;
