import { decodeBase64, encodeBase64, encodeBase64Url } from '../../exchange/base64.ts';
import { isCleaned } from '../../exchange/cleaned.ts';
import { sha256Base64Url, sha256BytesBase64Url } from '../../exchange/digest.ts';
import type { Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import type { Verdicts, VerdictWord } from '../../vocabulary/verdicts.ts';
import { authorizationRequestOf } from '../authorization-request.ts';
import { fact } from '../fact.ts';
import { challengeMethodOf, pkceVerdictOf, redemptionsOf } from './pkce.ts';

/** How a client made its S256 challenge of the verifier, where it did so in another way than RFC 7636 §4.2. */
export type ChallengeWay = VerdictWord<'challenge_made'>;

/** A challenge that does not fit its verifier because it was computed wrongly, and the token request that shows it. */
export type ChallengeMade = { readonly way: ChallengeWay; readonly at: Message };

/** The way in which the challenge was made of the very verifier that was sent; `undefined` where it fits, or no known way leads to it. */
export const challengeMade = fact('challengeMade', ({ flow }) => challengeMadeOf(flow));

function challengeMadeOf(flow: Flow): ChallengeMade | undefined {
  const request = authorizationRequestOf(flow);
  const challenge = request?.params['code_challenge'];
  if (!challenge || challengeMethodOf(request.params) !== 'S256') return undefined;
  for (const at of redemptionsOf(flow).toReversed()) {
    const way = at.exchange.verdicts?.challenge_made ?? wayOf(flow, at, challenge);
    if (way) return { way, at };
  }
  return undefined;
}

/** What a trace has to say of the token request, so that the verifier is not needed for it. */
export function challengeVerdictsOf(flow: Flow): readonly (readonly [Message, Verdicts])[] {
  const made = challengeMadeOf(flow);
  return made ? [[made.at, { challenge_made: made.way }]] : [];
}

function wayOf(flow: Flow, at: Message, challenge: string): ChallengeWay | undefined {
  const verifier = at.params['code_verifier'];
  if (!verifier || isCleaned(verifier) || pkceVerdictOf(flow, at) !== 'mismatch') return undefined;
  const digest = decodeBase64(sha256Base64Url(verifier)) ?? new Uint8Array();
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const plain = encodeBase64(digest);
  const bare = challenge.replace(/=+$/, '');
  const decoded = decodeBase64(verifier);
  const ways: readonly (readonly [ChallengeWay, boolean])[] = [
    [
      'base64url of hex',
      bare === encodeBase64Url(bytesOf(hex)) || bare === encodeBase64Url(bytesOf(hex.toUpperCase())),
    ],
    ['hex', challenge.toLowerCase() === hex],
    ['base64 of hex', bare === encodeBase64(bytesOf(hex)).replace(/=+$/, '')],
    ['padded', challenge === `${sha256Base64Url(verifier)}=`],
    ['base64', bare === plain.replace(/=+$/, '')],
    ['base64 with spaces', bare.includes(' ') && bare === plain.replace(/=+$/, '').replaceAll('+', ' ')],
    [
      'base64url twice',
      bare === encodeBase64Url(bytesOf(sha256Base64Url(verifier))) ||
        bare === encodeBase64Url(bytesOf(plain)),
    ],
    ['not hashed', challenge === verifier || bare === encodeBase64Url(bytesOf(verifier))],
    [
      'hashed twice',
      challenge === sha256Base64Url(sha256Base64Url(verifier)) || challenge === sha256BytesBase64Url(digest),
    ],
    ['of decoded verifier', decoded !== undefined && challenge === sha256BytesBase64Url(decoded)],
    ['of utf-16', challenge === sha256BytesBase64Url(wideBytesOf(verifier))],
  ];
  return ways.find(([, fits]) => fits)?.[0];
}

/** Of ASCII text. */
function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0) & 255);
}

/** Two bytes a character, the low one first, as .NET’s Encoding.Unicode has them. */
function wideBytesOf(text: string): Uint8Array {
  return Uint8Array.from(
    [...text].flatMap((character) => [character.charCodeAt(0) & 255, character.charCodeAt(0) >> 8]),
  );
}
