import { headerValue } from '../../exchange/headers.ts';
import { asText } from '../../exchange/json.ts';
import { endpointOf, originOf } from '../../exchange/parameters.ts';
import { dpopProofs, type SeenProof } from '../../facts/tokens/dpop.ts';
import { isAccepted, isHiddenFromPage, pageOriginOf } from '../../exchange/page-request.ts';
import { timeOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { isNonceChallenge } from '../../messages/oauth2/dpop.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'DPoP nonce of the server is not used as it should be',
  why: 'With a nonce the server makes sure that a proof is fresh. A client that does not put it into its next proof is refused again, or pays for every call with two requests.',
  fix: 'Client: keep the newest DPoP-Nonce of each server and repeat a refused request once with it. Server: name DPoP-Nonce in Access-Control-Expose-Headers.',
  references: ['rfc9449#8', 'rfc9449#8.2', 'rfc9449#9'],
  examples: {
    fires: 'use_dpop_nonce with a DPoP-Nonce header is answered by the same request without a nonce',
    passes: 'use_dpop_nonce once, then the same request with that nonce, which works',
  },
};

/** A server's nonce does not get into the next proof. */
export default rule({
  id: 'dpop-nonce-handling',
  severity: 'low',
  owner: 'client',
  needs: [dpopProofs],
  inspect({ of, flow }) {
    const proofs = of(dpopProofs);
    if (!proofs.some(({ message }) => isChallenge(message) || nonceGivenBy(message))) return 'not applicable';
    return (
      hidden(proofs) ??
      looping(proofs) ??
      repeatedWrongly(proofs) ??
      leftUnanswered(proofs, flow.messages) ??
      foreign(proofs) ??
      stale(proofs)
    );
  },
});

function isChallenge({ exchange, answer }: Message): boolean {
  return isNonceChallenge(exchange, answer);
}

function nonceGivenBy({ exchange }: Message): string | undefined {
  return headerValue(exchange.responseHeaders, 'dpop-nonce');
}

function nonceIn({ proof }: SeenProof): string | undefined {
  return asText(proof.claims['nonce']);
}

/** The proofs that went to the same place after this one. */
function followers({ message }: SeenProof, proofs: readonly SeenProof[]): readonly SeenProof[] {
  const at = proofs.findIndex((other) => other.message === message);
  return proofs.slice(at + 1).filter((other) => isSamePlace(other.message, message));
}

function isSamePlace(a: Message, b: Message): boolean {
  return (
    a.kind === b.kind && a.exchange.method === b.exchange.method && endpointOf(a.url) === endpointOf(b.url)
  );
}

function isLogin({ to }: Message): boolean {
  return to === 'authorization_server';
}

/** Another origin's page may read this header only where the server says so. RFC 9449 §8.2; Fetch standard §3.3.3. */
function hidden(proofs: readonly SeenProof[]): FindingDraft | undefined {
  const found = proofs.find(({ message }) => {
    const page = pageOriginOf(message.exchange);
    const nonce = nonceGivenBy(message);
    if (!page || !nonce || !isChallenge(message) || isHiddenFromPage(message.exchange, page)) return false;
    const exposed = headerValue(message.exchange.responseHeaders, 'access-control-expose-headers') ?? '';
    return (
      !/(^|,)\s*(dpop-nonce|\*)\s*(,|$)/i.test(exposed) && !proofs.some((proof) => nonceIn(proof) === nonce)
    );
  });
  return (
    found && {
      severity: isLogin(found.message) ? 'medium' : 'low',
      owner: isLogin(found.message) ? 'authorization_server' : 'resource_server',
      confidence: 'certain',
      detail: `${endpointOf(found.message.url)} demands a nonce and sends one, but Access-Control-Expose-Headers does not name DPoP-Nonce: the page cannot read it.`,
      evidence: [found.message],
    }
  );
}

function looping(proofs: readonly SeenProof[]): FindingDraft | undefined {
  for (const first of proofs) {
    const all = [first, ...followers(first, proofs)].map(({ message }) => message);
    const end = all.findIndex((message) => !isChallenge(message));
    const run = end < 0 ? all : all.slice(0, end);
    if (run.length < 3) continue;
    return {
      severity: 'medium',
      confidence: 'certain',
      detail: `${endpointOf(first.message.url)} answered use_dpop_nonce ${run.length} times in a row; expected once at most.`,
      evidence: run,
    };
  }
  return undefined;
}

function repeatedWrongly(proofs: readonly SeenProof[]): FindingDraft | undefined {
  for (const challenged of proofs) {
    const wanted = isChallenge(challenged.message) ? nonceGivenBy(challenged.message) : undefined;
    const again = followers(challenged, proofs)[0];
    if (!wanted || !again || isAccepted(again.message.exchange)) continue;
    const used = nonceIn(again);
    if (used === wanted || isKnownTo(originOf(again.message.url), used, proofs)) continue;
    return {
      severity: isLogin(again.message) ? 'medium' : 'low',
      confidence: 'certain',
      detail: `The server demanded its nonce; the next request to ${endpointOf(again.message.url)} came with ${used ? 'another nonce' : 'no nonce in its proof'}.`,
      evidence: [challenged.message, again.message],
    };
  }
  return undefined;
}

/** A nonce of the same server, from a request that ran at the same time. */
function isKnownTo(origin: string | null, nonce: string | undefined, proofs: readonly SeenProof[]): boolean {
  return (
    nonce !== undefined &&
    proofs.some(({ message }) => originOf(message.url) === origin && nonceGivenBy(message) === nonce)
  );
}

/** Milliseconds in which a client that can handle nonces has tried again. */
const patience = 5000;

function leftUnanswered(
  proofs: readonly SeenProof[],
  messages: readonly Message[],
): FindingDraft | undefined {
  const found = proofs.find((seen) => isChallenge(seen.message) && followers(seen, proofs).length === 0);
  if (!found) return undefined;
  const { message } = found;
  const wentOn = messages.some((other) => timeOf(other) > timeOf(message) + patience);
  return {
    severity: wentOn && isLogin(message) ? 'medium' : 'low',
    confidence: wentOn ? 'firm' : 'tentative',
    detail: `${endpointOf(message.url)} demanded a nonce (use_dpop_nonce); no second try was seen${wentOn ? '' : ' in this recording'}.`,
    evidence: [message],
  };
}

/** RFC 9449 §8, §9: a nonce is for the server that gave it. */
function foreign(proofs: readonly SeenProof[]): FindingDraft | undefined {
  for (const [at, seen] of proofs.entries()) {
    const nonce = nonceIn(seen);
    const origin = originOf(seen.message.url);
    const givers = proofs.slice(0, at).filter(({ message }) => nonce && nonceGivenBy(message) === nonce);
    const giver = givers[0];
    if (!giver || givers.some(({ message }) => originOf(message.url) === origin)) continue;
    return {
      confidence: 'certain',
      detail: `The proof for ${origin} carries a nonce that ${originOf(giver.message.url)} had given.`,
      evidence: [giver.message, seen.message],
    };
  }
  return undefined;
}

/** Every call is refused first because the newest nonce was not kept. */
function stale(proofs: readonly SeenProof[]): FindingDraft | undefined {
  const late = proofs.filter((seen, at) => {
    const before = proofs
      .slice(0, at)
      .filter(
        ({ message }) =>
          originOf(message.url) === originOf(seen.message.url) && isOver(message, seen.message),
      );
    const newest = before.findLast(({ message }) => nonceGivenBy(message));
    return (
      newest !== undefined &&
      isAccepted(newest.message.exchange) &&
      isChallenge(seen.message) &&
      nonceIn(seen) !== nonceGivenBy(newest.message)
    );
  });
  if (late.length < 2) return undefined;
  return {
    confidence: 'certain',
    detail: `${late.length} requests were refused for their nonce although the answer before them had brought a newer one.`,
    evidence: late.map(({ message }) => message),
  };
}

function isOver({ exchange }: Message, later: Message): boolean {
  return exchange.startedAt + (exchange.duration ?? 0) <= later.exchange.startedAt;
}
