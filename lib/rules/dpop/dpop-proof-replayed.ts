import { asText } from '../../exchange/json.ts';
import { withoutFragment } from '../../exchange/parameters.ts';
import { dpopProofs, type SeenProof } from '../../facts/tokens/dpop.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'DPoP proof sent more than once',
  why: 'A proof is good for one request. A client that repeats it teaches servers to accept what a thief would do with a proof he has seen.',
  fix: 'Make a new proof with a new jti for every request; servers remember each jti while its proof is fresh.',
  references: ['rfc9449#11.1', 'rfc9449#4.2'],
  examples: {
    fires: 'Two calls to /notes carry proofs with the same jti',
    passes: 'Two calls to /notes carry proofs with a jti each',
  },
};

/** One proof for two requests. */
export default rule({
  id: 'dpop-proof-replayed',
  severity: 'medium',
  owner: 'client',
  needs: [dpopProofs],
  inspect({ of }) {
    const proofs = of(dpopProofs);
    const repeated = proofs.flatMap((again, at): Pair[] => {
      const first = proofs.slice(0, at).find((other) => isSameProof(other, again));
      return first && !isSameFetch(first, again) ? [{ first, again }] : [];
    });
    if (repeated.length === 0) return undefined;
    const harmful = repeated.some((pair) =>
      [pair.first, pair.again].every(
        ({ message: { exchange } }) => isAccepted(exchange) && changesState(exchange.method),
      ),
    );
    const messages = [...new Set(repeated.flatMap(({ first, again }) => [first.message, again.message]))];
    return {
      severity: harmful ? 'high' : 'medium',
      owner: harmful
        ? messages[0]!.to === 'resource_server'
          ? 'resource_server'
          : 'authorization_server'
        : 'client',
      confidence: 'certain',
      detail: `${messages.length} requests share a jti with another one; expected a jti for each.${harmful ? ' The server accepted both.' : ''}`,
      evidence: messages,
    };
  },
});

type Pair = { readonly first: SeenProof; readonly again: SeenProof };

function isSameProof(a: SeenProof, b: SeenProof): boolean {
  const jti = asText(a.proof.claims['jti']);
  return jti !== undefined && jti === asText(b.proof.claims['jti']) && a.thumbprint === b.thumbprint;
}

/** Milliseconds within which a service worker's copy of a request is recorded beside the page's. */
const twinGap = 100;

/** The browser itself repeated it: a redirect, a retry after a lost connection, a service worker's copy. */
function isSameFetch(
  { message: { exchange: a } }: SeenProof,
  { message: { exchange: b } }: SeenProof,
): boolean {
  if (a.redirectUrl && withoutFragment(a.redirectUrl) === withoutFragment(b.url)) return true;
  if (a.method !== b.method || a.url !== b.url) return false;
  return !a.status || Math.abs(a.startedAt - b.startedAt) <= twinGap;
}

function changesState(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD';
}
