import { endpointOf } from '../../exchange/parameters.ts';
import { itSays } from '../../explain/quote.ts';
import { grantedScopesOf } from '../../facts/api/granted-scopes.ts';
import { refusedCall } from '../../facts/api/refused-call.ts';
import { refusalOf } from '../../facts/api/refused-calls.ts';
import { scopesIn } from '../../facts/tokens/refresh.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The token is good, and gives too little. RFC 6750 §3.1. */
export default cause({
  id: 'scope-missing',
  owner: 'client',
  title: 'The token lacks a scope that the API wants',
  signs:
    'The API answered insufficient_scope, or says that the scope does not suffice; the scope of its challenge is not among the token’s.',
  against: 'A 403 that speaks of roles, groups or the account; the userinfo endpoint, which wants openid.',
  fix: 'Ask for that scope in a new authorization request, and let the provider allow it to this client. Renewing the token cannot help: a refresh gives no more than was granted.',
  references: ['rfc6750#3.1', 'rfc6749#3.3'],
  example: 'scope of the token "orders:read"; 403 with error="insufficient_scope", scope="orders:write"',
  confusedWith: ['resource-rejected', 'audience-wrong', 'userinfo-refused'],
  folds: ['resource-rejected', 'known-error'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ of, flow, authorizationRequest }): CauseDraft | undefined {
    const refused = of(refusedCall);
    if (refused?.call.kind !== 'resource_request') return undefined;
    const { call, code, means, jwt, text } = refused;
    const isCode = code === 'insufficient_scope';
    if (!isCode && !means.includes('scope-missing')) return undefined;
    const wanted = scopesIn(refusalOf(call)['scope'] ?? call.answer?.['scope']);
    const granted = grantedScopesOf(flow, call, jwt);
    const missing = granted ? wanted.filter((scope) => !granted.scopes.includes(scope)) : [];
    const asked = authorizationRequest?.params['scope'];
    const where = endpointOf(call.url);
    if (granted && missing.length > 0) {
      const isAskedFor = new Set(scopesIn(asked));
      const wasAsked = missing.every((scope) => isAskedFor.has(scope));
      const how = wasAsked
        ? ': the provider did not grant it, although the login asked for it'
        : ': the login did not ask for it';
      return {
        at: call,
        why: `${where} wants the scope ${missing.join(' ')}, and the token has ${granted.scopes.join(' ') || 'none'}${asked === undefined ? '' : how}.`,
        ...(wasAsked && {
          fix: 'Let the provider allow this scope to the client and the person: consent, roles, the API’s registration. Then log in anew.',
        }),
        proof: 'comparison',
        confidence: 'certain',
        evidence: authorizationRequest ? [authorizationRequest.message, call] : [call],
        compared: [
          {
            name: 'scope',
            expected: { value: wanted.join(' '), at: call },
            got: { value: granted.scopes.join(' '), at: granted.at },
          },
        ],
      };
    }
    const says = itSays(text);
    return {
      at: call,
      why:
        wanted.length > 0
          ? `${where} wants the scope ${wanted.join(' ')}.${says}`
          : `The token has not the scope that ${where} wants.${says}`,
      proof: isCode ? 'code' : 'phrase',
      confidence: isCode ? 'certain' : 'firm',
      evidence: [call],
    };
  },
});
