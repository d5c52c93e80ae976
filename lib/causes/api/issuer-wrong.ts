import { asText } from '../../exchange/json.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { inItsWords } from '../../explain/quote.ts';
import { answeredAt } from '../../facts/answered-at.ts';
import { refusedCall, type RefusedCall } from '../../facts/api/refused-call.ts';
import { foreignAudienceOf } from '../../facts/api/token-audience.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The API trusts another issuer than the one that made the token. RFC 9068 §4. */
export default cause({
  id: 'issuer-wrong',
  owner: 'resource_server',
  title: 'The API trusts another issuer than the token’s',
  signs:
    'The API refused the token and says that its issuer is wrong, or says no reason and iss of the token differs from the issuer of the metadata and the ID token.',
  against:
    'Words that speak of audience, time, scope or signature; a token that is for somebody else or over.',
  fix: 'Configure the API with the issuer exactly as the token has it: scheme, host, port, path and slash count, and a server in a container needs the provider’s public name. Entra: version 1 and 2 of its tokens have different issuers (requestedAccessTokenVersion, formerly accessTokenAcceptedVersion, in the API’s registration).',
  references: ['rfc9068#4', 'rfc8414#3.3'],
  example: '"iss": "http://keycloak:8080/realms/a", the API says “The iss claim is not valid”',
  confusedWith: ['audience-wrong', 'iss-parameter-mismatch'],
  folds: ['resource-rejected'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ of, flow, server, client }): CauseDraft | undefined {
    const refused = of(refusedCall);
    if (!refused) return undefined;
    const { call, text, jwt, means } = refused;
    const isSaid = means.includes('issuer-wrong');
    const iss = asText(jwt?.claims['iss']);
    const differs = iss !== undefined && server.issuer !== null && server.issuer !== iss;
    if (!isSaid && !(differs && leavesIssuer(refused, client.id))) return undefined;
    const where = endpointOf(call.url);
    const says = inItsWords(text);
    return {
      at: call,
      why: isSaid
        ? `${where} does not trust the token’s issuer${iss ? ` ${iss}` : ''}${says}.${differs ? ` The provider’s ${flow.metadata ? 'metadata says' : 'other messages say'} ${server.issuer}.` : ''}`
        : `The token that ${where} refused has the issuer ${iss}, and the provider calls itself ${server.issuer} elsewhere in this login: an API that is set up with the one does not trust the other${says}.`,
      proof: differs ? 'comparison' : 'phrase',
      confidence: isSaid || saysNotValid(refused) ? 'firm' : 'tentative',
      ...(!isSaid && {
        tellApart:
          'If the API is configured with another issuer than the token’s, it is this: to be seen in the API’s configuration and log.',
      }),
      evidence: [call],
      // Which one the API trusts is its own secret: two that are one in this recording show nothing.
      ...(differs && {
        compared: [
          {
            name: 'iss',
            expected: { value: server.issuer, at: undefined },
            got: { value: iss, at: call },
          },
        ],
      }),
    };
  },
});

/** Nothing else explains it: the API speaks of no other reason, and the token was neither for somebody else nor over. */
function leavesIssuer(refused: RefusedCall, clientId: string | null): boolean {
  const { call, code, means, jwt } = refused;
  if (means.length > 0 || code === 'insufficient_scope' || call.kind !== 'resource_request') return false;
  const answered = answeredAt(call)?.time ?? call.exchange.startedAt;
  const end = jwt?.claims['exp'];
  const isOver = typeof end === 'number' && end * 1000 <= answered;
  return !isOver && foreignAudienceOf(call, clientId) === undefined;
}

/** The API says that the token is not valid, and not merely no. RFC 6750 §3.1. */
function saysNotValid({ code, text }: RefusedCall): boolean {
  return code === 'invalid_token' || /\b(?:jwt|token)\b/i.test(text);
}
