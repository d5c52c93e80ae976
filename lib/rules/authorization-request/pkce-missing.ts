import { originOf } from '../../exchange/parameters.ts';
import type { Facts } from '../../facts/facts.ts';
import { isHostedBroker } from '../../facts/client/hosted-broker.ts';
import { isMadeByVendor, pkceSupportOf } from '../../facts/pkce/pkce-support.ts';
import type { Severity } from '../../vocabulary/severity.ts';
import { acceptedRequest } from '../../facts/accepted-request.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Authorization code requested without PKCE',
  why: 'A code that leaks (through history, logs, another app on the device or a malicious page) can be redeemed by whoever has it. PKCE ties the code to the client that asked for it.',
  fix: 'Create a random verifier for every login, send its S256 challenge in the authorization request and the verifier when redeeming the code.',
  references: ['rfc9700#2.1.1', 'rfc7636#4.3', 'rfc9700#4.5.3.1', 'rfc9700#4.5.3.2'],
  examples: {
    fires: '/auth?response_type=code&client_id=spa without code_challenge',
    passes: '/auth?client_id=spa&request_uri=urn:… whose parameters were pushed out of sight',
  },
};

/** A code flow without PKCE: whoever catches the code can redeem it. */
export default rule({
  id: 'pkce-missing',
  severity: 'high',
  owner: 'client',
  needs: [acceptedRequest],
  inspect(facts) {
    const { client } = facts;
    const request = facts.of(acceptedRequest);
    if (!request.responseType.has('code')) return 'not applicable';
    if (request.params['code_challenge']) return undefined;
    return {
      severity: severityOf(facts),
      confidence: client.type === 'unknown' ? 'firm' : 'certain',
      detail: `The authorization request asks for a code and has no code_challenge. ${client.proof}${noteOn(facts)}`,
      evidence: [request.message],
    };
  },
});

function severityOf(facts: Facts): Severity {
  if (notTheClients(facts)) return 'info';
  if (facts.client.type === 'public') return 'high';
  return facts.client.type === 'confidential' && hasNonce(facts) ? 'low' : 'medium';
}

/** What the site cannot mend: the server has no PKCE, or somebody else makes the request. */
function notTheClients({ flow, client }: Facts): string | undefined {
  if (isMadeByVendor(flow)) return ' Provider-specific: the provider’s own code makes this request.';
  if (isHostedBroker(client.redirectUri ?? ''))
    return ` Provider-specific: the login service at ${originOf(client.redirectUri ?? '')} makes this request.`;
  const support = pkceSupportOf(flow, client.type);
  if (support === 'lacking') return ' Provider-specific: this provider documents no PKCE for such clients.';
  return support === 'unsaid' ? ' The server’s metadata does not say that it supports PKCE.' : undefined;
}

function noteOn(facts: Facts): string {
  const note = notTheClients(facts);
  if (note || !hasNonce(facts)) return note ?? '';
  return facts.client.type === 'public'
    ? ' It sends a nonce, which does not protect a public client’s code.'
    : ' It sends a nonce, which a confidential client may rely on instead.';
}

function hasNonce(facts: Facts): boolean {
  return facts.protocol === 'oidc' && Boolean(facts.authorizationRequest?.params['nonce']);
}
