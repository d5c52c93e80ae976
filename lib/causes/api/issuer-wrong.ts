import { asText } from '../../exchange/json.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { inItsWords } from '../../explain/quote.ts';
import { refusedCall } from '../../facts/api/refused-call.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The API trusts another issuer than the one that made the token. RFC 9068 §4. */
export default cause({
  id: 'issuer-wrong',
  owner: 'resource_server',
  title: 'The API trusts another issuer than the token’s',
  signs:
    'The API refused the token and says that its issuer is wrong; iss of the token, beside the issuer of the metadata.',
  against: 'Words that speak of audience, time, scope or signature.',
  fix: 'Configure the API with the issuer exactly as the token has it: scheme, host, port, path and slash count, and a server in a container needs the provider’s public name. Entra: version 1 and 2 of its tokens have different issuers (accessTokenAcceptedVersion).',
  references: ['rfc9068#4', 'rfc8414#3.3'],
  example: '"iss": "http://keycloak:8080/realms/a", the API says “The iss claim is not valid”',
  confusedWith: ['audience-wrong', 'iss-parameter-mismatch'],
  folds: ['resource-rejected'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ of, server }): CauseDraft | undefined {
    const refused = of(refusedCall);
    if (!refused?.means.includes('issuer-wrong')) return undefined;
    const { call, text, jwt } = refused;
    const iss = asText(jwt?.claims['iss']);
    const says = inItsWords(text);
    const where = endpointOf(call.url);
    const differs = iss !== undefined && server.issuer !== null && server.issuer !== iss;
    return {
      at: call,
      why: `${where} does not trust the token’s issuer${iss ? ` ${iss}` : ''}${says}.${differs ? ` The provider’s metadata says ${server.issuer}.` : ''}`,
      proof: differs ? 'comparison' : 'phrase',
      confidence: 'firm',
      evidence: [call],
      ...(iss !== undefined &&
        server.issuer !== null && {
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
