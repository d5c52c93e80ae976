import { headerValue } from '../../exchange/headers.ts';
import { isAppliedAsS256 } from '../../facts/pkce/pkce.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import { acceptedRequest } from '../../facts/accepted-request.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'PKCE uses the plain method',
  why: 'With the plain method the challenge is the verifier. Whoever can read the authorization request can redeem the code as well, which is what PKCE is there to prevent.',
  fix: 'Send code_challenge_method=S256 and the SHA-256 challenge.',
  references: ['rfc9700#2.1.1', 'rfc7636#4.3', 'rfc7636#7.2'],
  examples: {
    fires: 'code_challenge=…&code_challenge_method=plain',
    passes: 'code_challenge=…&code_challenge_method=S256',
  },
};

/** The plain method shows the verifier itself in the front channel. */
export default rule({
  id: 'pkce-plain',
  severity: 'medium',
  owner: 'client',
  needs: [acceptedRequest],
  inspect({ of, flow, client }) {
    const request = of(acceptedRequest);
    const method = request.params['code_challenge_method'];
    if (!request.params['code_challenge']) return 'not applicable';
    if (method !== undefined && method !== 'plain') return undefined;
    const supported = flow.metadata?.['code_challenge_methods_supported'];
    const onlyPlain = Array.isArray(supported) && supported.length === 1 && supported[0] === 'plain';
    return {
      severity: onlyPlain
        ? 'info'
        : isAppliedAsS256(flow)
          ? 'low'
          : client.type === 'public' && hasLeaked(flow)
            ? 'high'
            : 'medium',
      owner: onlyPlain ? 'authorization_server' : 'client',
      confidence: 'certain',
      detail: method
        ? 'code_challenge_method is plain; expected S256.'
        : 'code_challenge is sent without code_challenge_method, which means plain; expected S256.',
      evidence: [request.message],
    };
  },
});

/** A Referer told another host the address of the request. RFC 7636 §7.2. */
function hasLeaked(flow: Flow): boolean {
  return messagesOf(flow, 'exposure').some(
    ({ params, exchange }) =>
      params['place'] === 'referer' &&
      /[?&]code_challenge=/.test(headerValue(exchange.requestHeaders, 'referer') ?? ''),
  );
}
