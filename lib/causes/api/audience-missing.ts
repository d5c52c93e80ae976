import { inItsWords } from '../../explain/quote.ts';
import { refusedCall } from '../../facts/api/refused-call.ts';
import { tokenFormOf } from '../../facts/tokens/token-form.ts';
import { cause } from '../cause.ts';

/** Nobody asked for a token for this API: the provider gave one that only it can read. */
export default cause({
  id: 'audience-missing',
  owner: 'client',
  title: 'The login asked for no token for this API',
  signs:
    'The token is opaque or encrypted, the authorization request named neither audience nor resource, and the API refused the token as one that it cannot read.',
  against:
    'The API took the same token elsewhere; the request named an audience or a resource; the API looks tokens up at the provider.',
  fix: 'Ask for the API in the authorization request: its identifier as audience (Auth0) or resource (RFC 8707), or one of its scopes (Entra api://…/…, Okta’s own authorization server). Renewing the token cannot help: the next one is of the same kind.',
  references: ['rfc8707#2', 'rfc9068#4', 'rfc6750#3.1'],
  example: 'scope=openid profile without audience; the token has five parts; 401 “Invalid Compact JWS”',
  confusedWith: ['resource-rejected', 'invalid-grant'],
  folds: ['api-forbids', 'resource-rejected'],
  evenIfSucceeded: true,
  needs: ['authorizationRequest'],
  inspect({ of, authorizationRequest: { message, params } }) {
    const refused = of(refusedCall);
    const call = refused?.call;
    const form = call && tokenFormOf(call);
    if (!call || call.kind !== 'resource_request' || !asked.has(call.exchange.status ?? 0) || !form)
      return undefined;
    if (form === 'jwt' || params['audience'] || params['resource']) return undefined;
    const said = refused.text;
    const isUnreadable = wantsJwt.test(said);
    if (form === 'opaque' && !isUnreadable) return undefined;
    const words =
      form === 'jwe'
        ? 'encrypted for the provider itself (a JWE)'
        : 'a string that only the provider can read';
    return {
      at: call,
      why: `The login asked for no audience or resource, so the provider issued a token that is ${words}; the API cannot check it and answered ${call.exchange.status ?? 0}${inItsWords(said)}.`,
      proof: 'comparison',
      confidence: isUnreadable ? 'certain' : 'firm',
      evidence: [message, call],
    };
  },
});

/** Statuses of APIs that check tokens, GraphQL’s among them; a provider’s own (Facebook’s) answer 400. */
const asked: ReadonlySet<number> = new Set([200, 401]);

/** What libraries say of a token that is no signed JWT. */
const wantsJwt =
  /compact jws|jwt malformed|malformed jwt|not a (?:valid )?jwt|invalid jwt|jwt (?:string )?must|jwt strings must|unable to (?:decode|parse|read)|cannot (?:decode|parse)|not enough segments|invalid number of segments|wrong number of segments|IDX1(?:2741|2709|0400|4100|2729)|malformed token|token is malformed|invalid token format|invalid jws|jws (?:header|object)|unexpected (?:number of parts|token)|three parts|two dots|no kid|missing kid|"?kid"? (?:header )?(?:is )?(?:missing|not)|jwe|encrypted/i;
