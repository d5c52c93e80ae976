import type { Facts } from '../../facts/facts.ts';
import type { Severity } from '../../report/report.ts';
import { rule } from '../rule.ts';

/** A code flow without PKCE: whoever catches the code can redeem it. */
export default rule({
  id: 'pkce-missing',
  severity: 'high',
  owner: 'client',
  title: 'Authorization code requested without PKCE',
  why: 'A code that leaks (through history, logs, another app on the device or a malicious page) can be redeemed by whoever has it. PKCE ties the code to the client that asked for it.',
  fix: 'Create a random verifier for every login, send its S256 challenge in the authorization request and the verifier when redeeming the code.',
  references: ['rfc9700#2.1.1', 'rfc7636#4.3', 'rfc9700#4.5.3.1'],
  needs: ['authorizationRequest'],
  inspect(facts) {
    const { authorizationRequest: request, errorPage, client } = facts;
    if (!request.responseType.has('code') || request.params['code_challenge'] || errorPage) return undefined;
    return {
      severity: severityOf(facts),
      confidence: client.type === 'unknown' ? 'firm' : 'certain',
      detail: `The authorization request asks for a code and has no code_challenge. ${client.proof}${hasNonce(facts) ? ' It sends a nonce, which a confidential client may rely on instead.' : ''}`,
      evidence: [request.message],
    };
  },
});

function severityOf(facts: Facts): Severity {
  if (serverLacksPkce(facts)) return 'info';
  if (facts.client.type === 'public') return 'high';
  return facts.client.type === 'confidential' && hasNonce(facts) ? 'low' : 'medium';
}

function hasNonce(facts: Facts): boolean {
  return facts.protocol === 'oidc' && Boolean(facts.authorizationRequest?.params['nonce']);
}

/** RFC 8414 §2: metadata without the member means no PKCE. Microsoft leaves it out although S256 works there. */
function serverLacksPkce({ flow, server }: Facts): boolean {
  if (!flow.metadata || flow.metadata['code_challenge_methods_supported'] !== undefined) return false;
  return !/\.microsoftonline\.(com|us)$|\.ciamlogin\.com$|\.b2clogin\.com$/.test(server.origin ?? '');
}
