import { challengeMade, type ChallengeWay } from '../../facts/pkce/challenge-made.ts';
import { placeIn, cause } from '../cause.ts';

/** The challenge was computed of the very verifier that was sent, in another way than every server does. RFC 7636 §4.2. */
export default cause({
  id: 'pkce-challenge-miscomputed',
  owner: 'client',
  title: 'The code_challenge was computed wrongly from its verifier',
  signs:
    'The token request’s code_verifier leads to the code_challenge of the login by another way than S256: over the hexadecimal digest, with plain base64, without a hash, hashed twice, over decoded or UTF-16 bytes.',
  against: 'A challenge that no such way leads to: then it belongs to another verifier.',
  fix: 'Make it as code_challenge = BASE64URL(SHA256(ASCII(code_verifier))): hash the verifier’s own characters, take the 32 raw bytes, encode them once, with - and _ and without =. That gives 43 characters; RFC 7636 appendix B has an example to test with.',
  references: ['rfc7636#4.2', 'rfc7636#4.6'],
  example:
    'code_challenge of 86 characters, which is base64url of 64 hexadecimal digits; answered invalid_grant',
  confusedWith: ['pkce-mismatch', 'pkce-verifier-lost', 'invalid-grant'],
  folds: ['pkce-mismatch', 'pkce-verifier-lost', 'invalid-grant', 'known-error', 'unexplained'],
  needs: ['authorizationRequest', 'tokenRequests'],
  inspect({ of, flow, ending, authorizationRequest: { message } }) {
    const made = of(challengeMade);
    if (!made || ending.failedAt?.exchange.id !== made.at.exchange.id) return undefined;
    const challenge = message.params['code_challenge'] ?? null;
    return {
      at: made.at,
      why: `The code_challenge was computed wrongly, so that no verifier can fit it: ${words[made.way]}.`,
      proof: 'comparison',
      confidence: 'certain',
      evidence: [message, made.at],
      compared: [
        {
          name: 'code_challenge',
          expected: { value: 'BASE64URL(SHA256(code_verifier))', at: undefined },
          got: placeIn(flow, message.exchange, challenge),
        },
      ],
    };
  },
});

const words: Readonly<Record<ChallengeWay, string>> = {
  'base64url of hex':
    'it is base64url of the hexadecimal text of the SHA-256 (86 characters) instead of its 32 raw bytes (43 characters)',
  hex: 'it is the SHA-256 in hexadecimal instead of base64url',
  'base64 of hex': 'it is base64 of the hexadecimal text of the SHA-256 instead of its 32 raw bytes',
  base64: 'it is plain base64, with + and /, instead of base64url, with - and _',
  'base64 with spaces':
    'it is plain base64 instead of base64url, and its plus signs became spaces in the address',
  padded: 'it ends with =, and base64url has no padding here',
  'base64url twice': 'the SHA-256 was base64-encoded twice',
  'not hashed':
    'code_challenge_method says S256, and the verifier itself was sent as the challenge, without a hash (or the challenge was stored in the verifier’s place)',
  'hashed twice': 'the verifier was hashed twice',
  'of decoded verifier':
    'the verifier was decoded to bytes before it was hashed, instead of hashed as it is written',
  'of utf-16': 'the verifier was hashed as UTF-16, two bytes for each character, instead of ASCII',
};
