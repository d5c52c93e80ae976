import type { Facts } from './facts.ts';
import { reliesOnPkce } from './pkce/broken-pkce.ts';
import { pkceSupportOf } from './pkce/pkce-support.ts';
import { reuseOf, type OneTime } from './reuse.ts';

/**
 * What ties an answer to the browser that asked, beside state. `ignored`: a challenge was sent, and the server gave tokens
 * without the right verifier. `reused`: the challenge is an earlier login's. `unproven`: nothing says that the server supports PKCE.
 */
export type AnswerBinding = {
  readonly by: 'nonce' | 'pkce' | 'none';
  readonly doubt?: 'ignored' | 'reused' | 'unproven';
};

/** RFC 9700 §2.1: PKCE where the server is known to support it, or OpenID's nonce, protects against CSRF as state does; each only while it is new. */
export function answerBindingOf(facts: Facts): AnswerBinding {
  const params = facts.authorizationRequest?.params ?? {};
  if (params['nonce'] && facts.protocol === 'oidc' && !isReused(facts, 'nonce')) return { by: 'nonce' };
  if (!params['code_challenge']) return { by: 'none' };
  if (!reliesOnPkce(facts)) return { by: 'none', doubt: 'ignored' };
  if (isReused(facts, 'code_challenge')) return { by: 'none', doubt: 'reused' };
  return isUnproven(facts) ? { by: 'pkce', doubt: 'unproven' } : { by: 'pkce' };
}

function isUnproven({ flow, client }: Facts): boolean {
  const support = pkceSupportOf(flow, client.type);
  return support === 'unsaid' || support === 'lacking';
}

function isReused(facts: Facts, name: OneTime): boolean {
  return reuseOf(facts, name)?.confidence === 'certain';
}
