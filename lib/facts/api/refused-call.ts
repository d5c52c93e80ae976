import { decodeJwt, type Jwt } from '../../exchange/jwt.ts';
import type { Message } from '../../messages/message.ts';
import type { SaidCauseName } from '../../vocabulary/cause-name.ts';
import { fact } from '../fact.ts';
import type { Phrase } from '../said/phrases/phrase.ts';
import { saidBy, type Said } from '../said/said.ts';
import { isForbiddenInBody } from './refused-in-body.ts';
import { callsOf, refusalOf } from './refused-calls.ts';
import { isRefused, isTakenLater, refusedCallOf } from './refusal.ts';
import { lackedScopesIn, namedScopesIn } from './wanted-scopes.ts';
import { turnedAwayCallOf } from './turned-away-call.ts';

/** A call that an API refused for its token, and what it said. */
export type RefusedCall = {
  readonly call: Message;
  /** The error of the challenge or the body. RFC 6750 §3.1. */
  readonly code: string | undefined;
  /** The API’s own sentence, not redacted; `''` where it has none. */
  readonly text: string;
  /** The causes that its known words settle, the first the surest. */
  readonly means: readonly SaidCauseName[];
  /** The presented token where it is a signed JWT. */
  readonly jwt: Extract<Jwt, { type: 'jws' }> | undefined;
};

/** The last call that was refused with a token of this login and not taken afterwards. `undefined`: none. */
export const refusedCall = fact('refusedCall', ({ flow }): RefusedCall | undefined => {
  const call = refusedCallOf(flow);
  return call ? whatWasSaid(call) : withTokenNotRecorded(callsOf(flow));
});

/** What an API says of a token’s content, only whoever was shown one says: a recording that was saved without Authorization lacks it. */
function withTokenNotRecorded(calls: readonly Message[]): RefusedCall | undefined {
  const call = calls.findLast((one) => one.token === undefined && isRefused(one));
  const said = call && !isTakenLater(calls, call) ? whatWasSaid(call) : undefined;
  return said?.means.some((cause) => ofContent.has(cause)) ? said : undefined;
}

const ofContent: ReadonlySet<SaidCauseName> = new Set([
  'audience-wrong',
  'issuer-wrong',
  'token-expired',
  'token-early',
  'key-unknown',
]);

/**
 * The last call that was forbidden (403, or GraphQL’s 200) in words that settle that the token lacks a scope, and whose address took no other. `undefined`: none.
 * RFC 6750 §3.1 wants a code for it, and most APIs have words of their own.
 */
export const forbiddenForScope = fact('forbiddenForScope', ({ flow }): RefusedCall | undefined => {
  const call = turnedAwayCallOf(
    flow,
    (status, { exchange }) => status === 403 || isForbiddenInBody(exchange),
  );
  const said = call && whatWasSaid(call);
  return said?.code === undefined && said?.means.includes('scope-missing') ? said : undefined;
});

function whatWasSaid(call: Message): RefusedCall {
  const said = saidBy(call.exchange);
  const phrases = (said?.phrases ?? []).map(({ phrase }) => phrase);
  const known = phrases.filter(isOfApi).flatMap((phrase) => phrase.cause ?? []);
  const jwt = decodeJwt(call.token);
  const refusal = refusalOf(call);
  return {
    call,
    code: refusal['error'],
    text: refusal['error_description'] ?? said?.text ?? '',
    means: known.length > 0 ? known : speaksOfScope(call, said) ? ['scope-missing'] : meantLoosely(phrases),
    jwt: jwt?.type === 'jws' ? jwt : undefined,
  };
}

function speaksOfScope({ exchange }: Message, said: Said | undefined): boolean {
  if (namedScopesIn(exchange).length > 0) return true;
  return (
    said?.words.some(({ source, text }) => source === 'body' && lackedScopesIn(text) !== undefined) ?? false
  );
}

/** In nobody’s known words: whatever an API speaks of that refused a token is the token’s. Nothing where it speaks of two things. */
function meantLoosely(phrases: readonly Phrase[]): readonly SaidCauseName[] {
  const spokenOf = phrases
    .filter(({ loosely }) => loosely.length > 0)
    .flatMap(({ cause, suspects }) => cause ?? suspects[0] ?? [])
    .filter((name) => ofContent.has(name));
  return spokenOf.length === 1 ? spokenOf : [];
}

/** Phrases of other parties mean other things here. */
function isOfApi({ by, hidesReason }: Phrase): boolean {
  return (by === 'resource_server' || by === 'anyone' || by === 'proxy') && !hidesReason;
}
