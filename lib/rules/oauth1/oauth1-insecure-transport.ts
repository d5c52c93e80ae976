import { isLoopback } from '../../exchange/loopback.ts';
import { oauth1Messages } from '../../facts/oauth1/messages.ts';
import type { Severity } from '../../vocabulary/severity.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type RuleWords } from '../rule.ts';
import { kinds } from '../../vocabulary/kinds.ts';

export const words: RuleWords = {
  title: 'OAuth 1.0 credentials unprotected on the wire',
  why: 'The answers of the credential endpoints carry secrets, and PLAINTEXT puts both secrets into every request.',
  fix: 'Use https everywhere and HMAC-SHA256, or move to OAuth 2.',
  references: ['rfc5849#2.1', 'rfc5849#3.4.4', 'rfc5849#4.2'],
  examples: {
    fires: 'POST http://api.example/oauth/access_token',
    passes: 'POST https://api.example/oauth/access_token, HMAC-SHA1',
  },
};

/** OAuth 1.0 signs, it does not hide: credentials need TLS, and PLAINTEXT is no signature at all. */
export default rule({
  id: 'oauth1-insecure-transport',
  severity: 'critical',
  owner: 'client',
  needs: [oauth1Messages],
  inspect({ of }) {
    const messages = of(oauth1Messages);
    const found = messages.flatMap((message) => {
      const problem = problemOf(message);
      return problem ? [{ message, problem }] : [];
    });
    const apart = new Map(found.map(({ problem }) => [problem.of, problem]));
    return [...apart.values()].map(({ of: which, severity, detail }) => ({
      severity,
      detail,
      confidence: 'certain' as const,
      evidence: found.filter(({ problem }) => problem.of === which).map(({ message }) => message),
    }));
  },
});

/** `of`: which of its kinds; what delivers a verifier and what delivers an approved token are two. */
type Problem = { readonly of: string; readonly severity: Severity; readonly detail: string };

function problemOf({ kind, url, params }: Message): Problem | undefined {
  const clear = /^http:/i.test(url) && !isLoopback(url);
  const method = params['oauth_signature_method'] ?? '';
  const plaintext = /^plaintext$/i.test(method);
  if (clear && plaintext)
    return {
      of: 'plaintext over http',
      severity: 'critical',
      detail: 'PLAINTEXT over http: both shared secrets travel readably.',
    };
  if (clear && kinds[kind].answer === 'tokens') {
    return {
      of: 'credentials',
      severity: 'critical',
      detail: 'Credentials are fetched over plain http; expected https.',
    };
  }
  if (clear && kind === 'resource_owner_authorization_response') {
    const what = params['oauth_verifier'] ? 'verifier' : 'approved token';
    return {
      of: what,
      severity: 'medium',
      detail: `The ${what} is delivered over plain http; expected https.`,
    };
  }
  if (plaintext)
    return {
      of: 'plaintext',
      severity: 'medium',
      detail: 'oauth_signature_method is PLAINTEXT: the secrets stand in the request.',
    };
  if (clear && kind === 'resource_request')
    return {
      of: 'call',
      severity: 'medium',
      detail: 'A signed call went over plain http: nobody can change it, but anybody on the way can read it.',
    };
  if (/^rsa-sha1$/i.test(method))
    return {
      of: 'rsa-sha1',
      severity: 'info',
      detail: 'oauth_signature_method is RSA-SHA1; SHA-1 is not trusted any more.',
    };
  return undefined;
}
