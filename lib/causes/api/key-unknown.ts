import { endpointOf } from '../../exchange/parameters.ts';
import { inItsWords, itSays } from '../../explain/quote.ts';
import { refusedCall, type RefusedCall } from '../../facts/api/refused-call.ts';
import { keyOfCall, keySetsOf } from '../../facts/tokens/published-key.ts';
import type { Flow } from '../../flows/flow.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The API cannot check the signature. RFC 9068 §4; RFC 7517 §4.5. */
export default cause({
  id: 'key-unknown',
  owner: 'resource_server',
  title: 'The API cannot check the token’s signature',
  signs:
    'The API refused the token and says that it has no key for it, or that the signature or its algorithm is wrong; or it refused it for no reason of another kind, and none of the issuer’s keys, as they were recorded, has the token’s kid.',
  against: 'Words that speak of audience, issuer, time or scope.',
  fix: 'Let the API fetch the keys of this very issuer (its jwks_uri) and fetch them anew when a kid is unknown; allow the algorithm that the provider signs with, and no shared secret in place of a key.',
  references: ['rfc9068#4', 'rfc7517#4.5'],
  example: '401 “Unable to find a signing key that matches kid-2026”',
  confusedWith: ['issuer-wrong', 'audience-missing'],
  folds: ['resource-rejected'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ of, flow }): CauseDraft | undefined {
    const refused = of(refusedCall);
    if (!refused) return undefined;
    const { call, text, jwt } = refused;
    if (!refused.means.includes('key-unknown')) return isOpen(refused) ? byKeySet(flow, refused) : undefined;
    const { kid, alg } = jwt?.header ?? {};
    const named = [
      typeof alg === 'string' ? `alg ${alg}` : '',
      typeof kid === 'string' ? `kid ${kid}` : '',
    ].filter((one) => one !== '');
    const says = inItsWords(text);
    return {
      at: call,
      why: `${endpointOf(call.url)} cannot check the signature of the token${named.length > 0 ? ` (${named.join(', ')})` : ''}${says}.`,
      proof: 'phrase',
      confidence: 'firm',
      evidence: [call],
    };
  },
});

/** It speaks of nothing else. */
function isOpen({ means, code, text }: RefusedCall): boolean {
  return means.length === 0 && (code === undefined || code === 'invalid_token') && !ofOthers.test(text);
}

const ofOthers =
  /\b(?:aud|audience|iss|issuer|scopes?|expired|expire|subscription|role|permission|dpop|revoked|inactive|disabled|api[- ]?key|tenant|header|account|user)\b/i;

/** The issuer’s own keys lack it: nobody can check this token by them. RFC 7517 §4.5. */
function byKeySet(flow: Flow, { call, text, jwt }: RefusedCall): CauseDraft | undefined {
  const kid = jwt?.header['kid'];
  if (!jwt || typeof kid !== 'string' || keyOfCall(flow, call) !== 'absent') return undefined;
  const keys = keySetsOf(flow, { message: call, jwt }).at(-1);
  // Without metadata one origin may have several issuers: realms, tenants.
  const isOwn = flow.metadata !== undefined || keys?.url.startsWith(String(jwt.claims['iss']));
  if (!keys || !isOwn) return undefined;
  return {
    at: call,
    owner: 'authorization_server',
    why: `${endpointOf(call.url)} refused the token (${call.exchange.status}). It is signed with the key ${kid}, and ${endpointOf(keys.url)} publishes no key of that name: nobody can check the token by these keys.${itSays(text)}`,
    fix: 'See that the provider publishes the key it signs with, on all nodes and in the right realm or environment, before it signs with it; and that the API reads the keys of this issuer.',
    proof: 'comparison',
    confidence: 'firm',
    evidence: [keys, call],
    compared: [{ name: 'kid', expected: { value: kid, at: call }, got: { value: null, at: keys } }],
  };
}
