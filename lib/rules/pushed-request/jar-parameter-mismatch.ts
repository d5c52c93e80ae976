import { asText, asTexts } from '../../exchange/json.ts';
import type { Facts } from '../../facts/facts.ts';
import { requestObjects, type RequestObject } from '../../facts/request-object.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Parameters beside the request object contradict it or are ignored',
  why: 'A server takes the request from the object and nothing else. What stands in the URL alone has no effect, and what differs shows a client that signs one request and sends another.',
  fix: 'Put every parameter into the request object and repeat only client_id beside it.',
  references: ['rfc9101#5', 'rfc9101#6.3', 'oidc-core#6.1'],
  examples: {
    fires: '/auth?client_id=spa&state=abc&request=<JWT without state>',
    passes: '/auth?client_id=spa&request=<JWT with client_id, state and the rest>',
  },
};

/** The parameters beside the request object say something else. */
export default rule({
  id: 'jar-parameter-mismatch',
  severity: 'low',
  owner: 'client',
  needs: [requestObjects],
  inspect(facts) {
    return facts.of(requestObjects).flatMap((object) => inspectObject(object, facts));
  },
});

const compared = [
  'client_id',
  'redirect_uri',
  'response_type',
  'scope',
  'state',
  'nonce',
  'code_challenge',
] as const;
const protecting: ReadonlySet<string> = new Set(['state', 'nonce', 'code_challenge']);

function inspectObject(object: RequestObject, facts: Facts) {
  const { message, jwt, outer } = object;
  const inner = (name: string) => asText(jwt.claims[name]) ?? asTexts(jwt.claims[name])?.join(' ');
  const beside = compared.filter((name) => outer[name]);
  const differing = beside.filter(
    (name) => inner(name) !== undefined && !isSame(name, inner(name)!, outer[name]!),
  );
  const outside = beside.filter((name) => protecting.has(name) && inner(name) === undefined);
  if (differing.length + outside.length === 0) return [];
  const ignored = outside.length > 0 && !isMerged(object, facts);
  const differences = [
    differing.length > 0 &&
      `${differing.join(', ')} ${differing.length > 1 ? 'differ' : 'differs'} between the URL and the request object.`,
    outside.length > 0 &&
      `${outside.join(', ')} ${outside.length > 1 ? 'stand' : 'stands'} beside the request object only${ignored ? ', where a server that follows RFC 9101 ignores it' : ''}.`,
  ];
  return [
    {
      severity: differing.includes('client_id') || ignored ? ('medium' as const) : ('low' as const),
      confidence: 'certain' as const,
      detail: differences.filter(Boolean).join(' '),
      evidence: [message],
    },
  ];
}

/** The order of scopes and response types says nothing. RFC 6749 §3.1.1, §3.3. */
function isSame(name: string, a: string, b: string): boolean {
  if (name !== 'scope' && name !== 'response_type') return a === b;
  return a.split(/\s+/).toSorted().join(' ') === b.split(/\s+/).toSorted().join(' ');
}

/** OIDC Core §6.1 puts both together, unless the object says that it follows RFC 9101 or the server asks for it. */
function isMerged({ jwt, outer }: RequestObject, { flow }: Facts): boolean {
  if (flow.metadata?.['require_signed_request_object'] === true) return false;
  if (asText(jwt.header['typ'])?.toLowerCase() === 'oauth-authz-req+jwt') return false;
  return /(^|\s)openid(\s|$)/.test(outer['scope'] ?? '');
}
