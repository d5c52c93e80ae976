import { endpointOf } from '../../exchange/parameters.ts';
import { itSays } from '../../explain/quote.ts';
import { forbiddenCall, type ForbiddenCall } from '../../facts/api/forbidden-call.ts';
import { isGeneric } from '../../facts/said/error-words.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The login worked, and the API lets nothing be done with its token. RFC 9110 §15.5.4. */
export default cause({
  id: 'api-forbids',
  owner: 'resource_server',
  title: 'The API forbids what the app asks for with its new token',
  signs:
    'An API answered 403 (GraphQL: FORBIDDEN and no data) to a call with the token of this login, and nothing at that origin took one; no code and no known words of a scope, an audience, a firewall or a limit.',
  against:
    'Another call that the same API answers: then it is the right to this one thing. A 401; words that tell another reason.',
  fix: 'Look in the API’s log which rule refused: a role, a group, a membership, a scope or permission that it reads in the token, an account that it does not know. Give the person that right, or have the token carry the claim that the API goes by. Logging in again with the same account changes nothing.',
  references: ['rfc9110#15.5.4', 'rfc6750#3.1'],
  example: 'GET api.example/me with the new token → 403 {"detail":"no membership"}',
  confusedWith: ['scope-missing', 'audience-wrong', 'resource-rejected', 'wrong-account'],
  folds: [],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ of, ending }): CauseDraft | undefined {
    // Where the page then failed, the callback’s own reason tells of the call.
    const found = ending.outcome === 'failed' ? undefined : of(forbiddenCall);
    if (!found || (!found.isOfRoute && ofElse.test(found.said?.text ?? ''))) return undefined;
    return found.isOfRoute ? routeDraft(found) : draft(found);
  },
});

/** About the token, who sent it, where it came from, or the time: nothing that a right would mend. */
const ofElse =
  /\b(?:tokens?|jwt|credentials?|authenticat\w*|bearer|revoked|cors|ip address|allow ?list|maintenance|two-factor|mfa)\b/i;

function draft({ call, count, said }: ForbiddenCall): CauseDraft {
  const text = said?.text;
  const isTold = text !== undefined && /\S\s+\S/.test(text) && !isGeneric(text);
  const times = count === 1 ? 'the call' : `all ${count} calls`;
  const { status } = call.exchange;
  return {
    at: call,
    why: `The login worked, and ${endpointOf(call.url)} ${status === 403 ? 'answered 403 to' : 'forbade'} ${times} with its token: it refuses what was asked for.${itSays(text)}`,
    proof: 'status',
    confidence: isTold ? 'firm' : 'tentative',
    evidence: [call],
    ...(!isTold && {
      tellApart:
        'If the API’s log names a person for this call, that person lacks a right; if it names none, it could not use the token (audience, issuer, scope).',
    }),
  };
}

function routeDraft({ call }: ForbiddenCall): CauseDraft {
  return {
    at: call,
    owner: 'client',
    why: `The login worked; ${endpointOf(call.url)} answered ${call.exchange.status} and misses a signature of AWS’s own, as AWS API Gateway does at a path or with a method that it does not have, whatever token comes along, and where a route wants such a signature (IAM).`,
    fix: 'Compare path, stage and method with what is deployed there (a missing stage, a trailing slash, a deployment that was forgotten), and the authorization type of that route. The token is not the reason.',
    proof: 'phrase',
    confidence: 'firm',
    evidence: [call],
  };
}
