import { isCleaned } from '../../exchange/cleaned.ts';
import { sha256Base64Url } from '../../exchange/digest.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { verdictsSaid, type Verdicts } from '../../vocabulary/verdicts.ts';
import { headerValue } from '../../exchange/headers.ts';
import { asText } from '../../exchange/json.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import type { Message } from '../../messages/message.ts';
import { isStep } from '../../vocabulary/kinds.ts';
import { dpopProofOf, isNonceChallenge, type DpopProof } from '../../messages/oauth2/dpop.ts';
import type { Flow } from '../../flows/flow.ts';
import { fact, someOf } from '../fact.ts';
import { jwkThumbprint } from './jwk-thumbprint.ts';
import { recordedSignature, type Signature, type SignatureVerdict } from './signature.ts';

/** A message that carried a readable DPoP proof, and what holding it against the request gives. */
export type SeenProof = {
  readonly message: Message;
  readonly proof: DpopProof;
  /** Of the proof's key. RFC 7638 §3. */
  readonly thumbprint: string | undefined;
  readonly htu: HtuVerdict | undefined;
  readonly ath: AthVerdict | undefined;
  /** Whether it is signed with the key it shows; `undefined` where that was not checked. RFC 9449 §4.3 (6). */
  readonly signature: SignatureVerdict | undefined;
  /** The server wanted its nonce in the proof and said no more. RFC 9449 §8, §9. */
  readonly isNonceChallenged: boolean;
};

/** The readable proofs of a flow, one per exchange, in order of time. RFC 9449 §4.1. */
export function dpopProofsOf(flow: Pick<Flow, 'messages'>): readonly SeenProof[] {
  return flow.messages.flatMap((message): SeenProof[] => {
    if (!isStep(message) || message.carrier !== 'request') return [];
    const proof = dpopProofOf(message.exchange);
    if (!proof) return [];
    const [htu, ath] = [htuVerdictOf(message), athVerdictOf(message)];
    const isNonceChallenged = isNonceChallenge(message.exchange, message.answer);
    const signature = recordedSignature(message.exchange, 'dpop_signature');
    const thumbprint = jwkThumbprint(proof.key);
    return [{ message, proof, thumbprint, htu, ath, signature, isNonceChallenged }];
  });
}

/** The same, `undefined` where there is none. */
export const dpopProofs = fact('dpopProofs', ({ flow }) => someOf(dpopProofsOf(flow)));

/** Whether a request carries anything in a `DPoP` header; `undefined` where its headers were not recorded. */
export function carriesProof({ requestHeaders }: Exchange): boolean | undefined {
  return requestHeaders && headerValue(requestHeaders, 'dpop') !== undefined;
}

/** `slash`: they differ in a trailing slash alone. */
export type HtuVerdict = 'match' | 'slash' | 'mismatch';
/** Whether `ath` is the hash of the token that was sent. */
export type AthVerdict = 'match' | 'mismatch';

/**
 * Whether the proof's `htu` is the URL it was sent to, both normalised and without query and fragment. `undefined` without a
 * proof or without `htu`. A verdict recorded before redaction is believed. RFC 9449 §4.3 (9).
 */
export function htuVerdictOf({ exchange }: Pick<Message, 'exchange'>): HtuVerdict | undefined {
  const recorded = exchange.verdicts?.dpop_htu;
  if (recorded) return recorded;
  const htu = asText(dpopProofOf(exchange)?.claims['htu']);
  if (htu === undefined || isCleaned(htu) || isCleaned(exchange.url)) return undefined;
  const [said, sent] = [normalized(htu), normalized(exchange.url)];
  if (said === sent) return 'match';
  return said.replace(/\/$/, '') === sent.replace(/\/$/, '') ? 'slash' : 'mismatch';
}

/**
 * Whether the proof's `ath` is the hash of the token it came with: BASE64URL(SHA256(ASCII(token))). `undefined` without a token
 * or an `ath`. A verdict recorded before redaction is believed. RFC 9449 §4.2.
 */
function athVerdictOf({ exchange, token }: Pick<Message, 'exchange' | 'token'>): AthVerdict | undefined {
  const recorded = exchange.verdicts?.dpop_ath;
  if (recorded) return recorded;
  const ath = asText(dpopProofOf(exchange)?.claims['ath']);
  if (ath === undefined || !token || isCleaned(token) || isCleaned(ath)) return undefined;
  return ath === sha256Base64Url(token) ? 'match' : 'mismatch';
}

/** The verdicts of a proof that only its request proves, as a trace carries them. */
export function dpopVerdictsOf({ htu, ath }: Pick<SeenProof, 'htu' | 'ath'>): Verdicts {
  return verdictsSaid({ dpop_htu: htu, dpop_ath: ath });
}

/** Whether a cleaner was at a request's proof: then nothing can be said of its form. */
export function isProofCleaned({ requestHeaders }: Exchange): boolean {
  return isCleaned(headerValue(requestHeaders, 'dpop') ?? '');
}

/** The signatures of a flow's proofs, each with the key that the proof shows. RFC 9449 §4.3 (6). */
export function proofSignaturesOf(flow: Pick<Flow, 'messages'>): readonly Signature[] {
  return flow.messages.flatMap((message): Signature[] => {
    const { exchange, carrier } = message;
    const key = isStep(message) && carrier === 'request' ? dpopProofOf(exchange)?.key : undefined;
    const token = headerValue(exchange.requestHeaders, 'dpop')?.trim();
    return key && token && !isCleaned(token)
      ? [{ exchange, name: 'dpop_signature', token, keys: [key] }]
      : [];
  });
}

/** RFC 3986 §6.2.2, §6.2.3: case, default port, escapes of what needs none. */
function normalized(url: string): string {
  const bare = endpointOf(url);
  const href = URL.canParse(bare) ? new URL(bare).href : bare;
  return href.replace(/%[0-9a-f]{2}/gi, (escape) => {
    const char = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return /[\w.~-]/.test(char) ? char : escape.toUpperCase();
  });
}
