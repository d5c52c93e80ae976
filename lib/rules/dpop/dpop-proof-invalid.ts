import { headerValue, headerValues } from '../../exchange/headers.ts';
import { asText } from '../../exchange/json.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { carriesProof, dpopProofsOf, isProofCleaned, type SeenProof } from '../../facts/tokens/dpop.ts';
import type { Facts } from '../../facts/facts.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import type { Message } from '../../messages/message.ts';
import { isStep, isTokenUse } from '../../vocabulary/kinds.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'DPoP proof is malformed or made for another request',
  why: 'A proof says: the holder of this key makes this one request now. One that says less can be taken and used for another request; a server that accepts it gives the protection away.',
  fix: 'Make a fresh proof for every request, from the final URL and method, signed with the private half of the key in its header.',
  references: ['rfc9449#4.2', 'rfc9449#4.3', 'rfc9449#7.1'],
  examples: {
    fires: 'A POST to https://op.example/token carries a proof with htm "GET"',
    passes:
      'A POST to https://op.example/token?x=1 carries a proof with htm "POST", htu "https://op.example/token"',
  },
};

/** The proof does not prove this request. */
export default rule({
  id: 'dpop-proof-invalid',
  severity: 'medium',
  owner: 'client',
  needs: ['flow'],
  inspect(facts) {
    const carriers = facts.flow.messages.filter(
      (message) =>
        isStep(message) &&
        message.carrier === 'request' &&
        carriesProof(message.exchange) &&
        !isProofCleaned(message.exchange),
    );
    if (carriers.length === 0) return 'not applicable';
    const proofs = new Map(dpopProofsOf(facts.flow).map((seen) => [seen.message, seen]));
    const groups = new Map<string, Message[]>();
    for (const message of carriers) {
      const seen = proofs.get(message);
      const problems = seen ? problemsOf(seen, facts) : ['the header is not one JWT'];
      if (problems.length === 0) continue;
      const group = `${isAccepted(message.exchange) ? 'accepted' : ''}|${problems.join('; ')}`;
      groups.set(group, [...(groups.get(group) ?? []), message]);
    }
    return [...groups].map(([group, messages]) => describe(group, messages));
  },
});

function describe(group: string, messages: readonly Message[]) {
  const [accepted, problems = ''] = group.split('|');
  const isFault = accepted !== '' && problems !== slashOnly;
  const first = messages[0]!;
  return {
    severity: isFault ? ('medium' as const) : ('info' as const),
    owner: !isFault
      ? ('client' as const)
      : first.to === 'resource_server'
        ? ('resource_server' as const)
        : ('authorization_server' as const),
    confidence: 'certain' as const,
    detail: `The DPoP proof for ${first.exchange.method} ${endpointOf(first.url)} does not fit: ${problems}.${isFault ? ' The server accepted it.' : ''}${messages.length > 1 ? ` So ${messages.length} requests.` : ''}`,
    evidence: messages,
  };
}

const slashOnly = 'htu differs from the URL in its trailing slash';

/** RFC 9449 §4.3; what is not recorded is not judged. */
function problemsOf(seen: SeenProof, facts: Facts): readonly string[] {
  const said = [...headerProblems(seen), ...requestProblems(seen, facts), ...tokenProblems(seen)];
  return said.filter((problem) => typeof problem === 'string');
}

function headerProblems({ proof: { header, claims, key }, message, signature }: SeenProof) {
  const alg = asText(header['alg']) ?? '';
  const missing = ['jti', 'htm', 'htu', 'iat'].filter((name) => claims[name] === undefined);
  return [
    headerValues(message.exchange.requestHeaders, 'dpop').length > 1 && 'there are two DPoP headers',
    missing.length > 0 && `${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} missing`,
    asText(header['typ'])?.toLowerCase() !== 'dpop+jwt' && 'typ is not dpop+jwt',
    /^(none|HS.*)?$/.test(alg) && `alg is ${alg || 'missing'}, expected an asymmetric one`,
    !key && 'there is no jwk in its header',
    signature === 'wrong' && 'its jwk does not verify its signature',
    privateMembers.some((name) => key?.[name] !== undefined) && 'its jwk holds the private key',
  ];
}

function requestProblems(seen: SeenProof, { flow }: Facts) {
  const { proof, message, htu } = seen;
  const method = asText(proof.claims['htm']);
  const address = asText(proof.claims['htu']);
  return [
    method !== undefined &&
      method !== message.exchange.method &&
      `htm is ${method}, the request is ${message.exchange.method}`,
    htu === 'mismatch' && !isPublished(address, flow.metadata) && 'htu is another address',
    htu === 'slash' && slashOnly,
    isStale(seen) && 'iat is more than five minutes off the server’s clock',
  ];
}

function tokenProblems({ proof, message, ath }: SeenProof) {
  // RFC 9449 §7: `ath` goes with an access token that is presented; a revoked or inspected token is none.
  const isMissing = message.token !== undefined && proof.claims['ath'] === undefined && isTokenUse(message);
  return [
    isMissing && 'ath is missing beside a token',
    ath === 'mismatch' && 'ath is not the hash of the token',
  ];
}

const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k'];

/** Behind a proxy the proof names the address the server publishes for itself. */
function isPublished(htu: string | undefined, metadata: Facts['flow']['metadata']): boolean {
  const aliases = Object.values(metadata?.['mtls_endpoint_aliases'] ?? {});
  return htu !== undefined && [...Object.values(metadata ?? {}), ...aliases].includes(endpointOf(htu));
}

/** By the server's own clock; a nonce tells the server better how fresh a proof is. RFC 9449 §11.1. */
function isStale({ proof, message: { exchange } }: SeenProof): boolean {
  const { iat, nonce } = proof.claims;
  const date = Date.parse(headerValue(exchange.responseHeaders, 'date') ?? '');
  if (typeof iat !== 'number' || nonce !== undefined || !Number.isFinite(date)) return false;
  return headerValue(exchange.responseHeaders, 'age') === undefined && Math.abs(date / 1000 - iat) > 300;
}
