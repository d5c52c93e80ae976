import { asText, asTexts } from '../../exchange/json.ts';
import { isLoopback } from '../../exchange/loopback.ts';
import { requestObjects, type RequestObject } from '../../facts/request-object.ts';
import type { Facts } from '../../facts/facts.ts';
import { messagesOf, timeOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import type { Severity } from '../../vocabulary/severity.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Request object is unsigned, expired or contradictory',
  why: 'A request object is signed so that nobody can change the request in the browser. One without a signature, or one that can be read in two ways, protects nothing.',
  fix: 'Sign the request object, type it oauth-authz-req+jwt, let it expire within minutes and send it either by value or by reference.',
  references: ['rfc9101#4', 'rfc9101#5', 'rfc9101#5.2', 'rfc9101#10.8'],
  examples: {
    fires: '/auth?client_id=spa&request=<JWT with alg "none">',
    passes: '/auth?client_id=spa&request=<JWT signed with ES256, exp in five minutes>',
  },
};

/** The request object does not protect the request. */
export default rule({
  id: 'jar-object-invalid',
  severity: 'low',
  owner: 'client',
  needs: ['flow'],
  inspect(facts) {
    const objects = facts.of(requestObjects);
    const references = messagesOf(facts.flow, 'authorization_request').filter(
      ({ params }) => params['request_uri'],
    );
    if (objects.length + references.length === 0) return 'not applicable';
    const found = [
      ...objects.flatMap((object) => problemsOf(object, facts)),
      ...references.flatMap(referenceProblem),
    ];
    if (found.length === 0) return undefined;
    return {
      severity: found.some(({ severity }) => severity === 'medium')
        ? 'medium'
        : found.some(({ severity }) => severity === 'low')
          ? 'low'
          : 'info',
      confidence: 'certain',
      detail: found.map(({ says }) => says).join(' '),
      evidence: [...new Set(found.map(({ message }) => message))],
    };
  },
});

type Problem = { readonly message: Message; readonly severity: Severity; readonly says: string };

/** Clocks may differ by this much. Seconds. */
const skew = 60;

function problemsOf({ message, jwt, outer }: RequestObject, { flow }: Facts): readonly Problem[] {
  const { header, claims, signature } = jwt;
  const isUnsigned = header['alg'] === 'none' || signature === '';
  const exp = claims['exp'];
  const nested = ['request', 'request_uri'].filter((name) => claims[name] !== undefined);
  const low = (says: string): Problem => ({ message, severity: 'low', says });
  const problems = [
    isUnsigned && {
      message,
      severity: unsignedSeverity(flow.metadata),
      says: 'The request object has no signature.',
    },
    typeof exp === 'number' &&
      exp + skew < timeOf(message) / 1000 &&
      low('The request object had expired when it was sent.'),
    nested.length > 0 && low(`The request object contains ${nested.join(' and ')}, which it must not.`),
    outer['request_uri'] && low('The request carries both request and request_uri.'),
    isLikeAssertion(claims) &&
      low('sub is the client_id and aud the token endpoint: the object could pass for a client assertion.'),
  ];
  return problems.filter((problem): problem is Problem => typeof problem === 'object');
}

/** OIDC Core §6.1 allows `none` where the server lists it and nobody asked for signed objects. */
function unsignedSeverity(metadata: Facts['flow']['metadata']): Severity {
  const listed = asTexts(metadata?.['request_object_signing_alg_values_supported'])?.includes('none');
  return listed && metadata?.['require_signed_request_object'] !== true ? 'info' : 'medium';
}

/** RFC 9101 §10.8. */
function isLikeAssertion(claims: RequestObject['jwt']['claims']): boolean {
  const audience = [claims['aud']].flat().map(asText);
  return (
    asText(claims['sub']) !== undefined &&
    claims['sub'] === claims['client_id'] &&
    audience.some((one) => /\/token\/?$/.test(one ?? ''))
  );
}

/** RFC 9101 §5.2: a reference is an https URL or a URN. */
function referenceProblem(message: Message): readonly Problem[] {
  const uri = message.params['request_uri'] ?? '';
  if (!/^http:/i.test(uri) || isLoopback(uri)) return [];
  return [
    {
      message,
      severity: 'low',
      says: 'request_uri begins with http://: anybody on the way can change the request object.',
    },
  ];
}
