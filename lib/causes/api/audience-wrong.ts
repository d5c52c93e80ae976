import { endpointOf, originOf } from '../../exchange/parameters.ts';
import { refusedCallOf } from '../../facts/api/refused-calls.ts';
import { foreignAudienceOf, type ForeignAudience } from '../../facts/api/token-audience.ts';
import { cause } from '../cause.ts';

/** The token says for whom it is, and that is not the API that was called. RFC 9068 §4; RFC 8725 §3.9. */
export default cause({
  id: 'audience-wrong',
  owner: 'client',
  title: 'The token is meant for another API',
  signs:
    'The token’s aud names another address, Microsoft Graph, the client itself or Keycloak’s account, and the API refused it.',
  against:
    'The API took the same token at another address; an aud that is a name, of which nothing can be told.',
  fix: 'Ask for a token for this API: its scope (Entra: api://…/…), its identifier as audience or resource, or a mapper that adds it to aud (Keycloak). Renewing the token cannot help.',
  references: ['rfc9068#4', 'rfc8707#2', 'rfc6750#3.1'],
  example: '"aud": "00000003-0000-0000-c000-000000000000" sent to https://api.example/orders, answered 401',
  confusedWith: ['resource-rejected', 'audience-missing'],
  folds: ['resource-rejected'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ flow, client }) {
    const call = refusedCallOf(flow);
    const found = call?.kind === 'resource_request' ? foreignAudienceOf(call, client.id) : undefined;
    if (!call || !found) return undefined;
    const named = found.audiences.join(', ');
    return {
      at: call,
      why: `The token is meant for ${names[found.meant]}${named ? ` (aud ${named})` : ''}, and was sent to ${endpointOf(call.url)}, which refused it.`,
      proof: 'comparison',
      confidence: 'firm',
      evidence: [call],
      ...(named && {
        compared: [
          { name: 'aud', expected: { value: originOf(call.url), at: call }, got: { value: named, at: call } },
        ],
      }),
    };
  },
});

const names: Readonly<Record<ForeignAudience, string>> = {
  graph: 'Microsoft Graph',
  account: 'Keycloak’s own account service',
  client: 'the client itself',
  other: 'another API',
};
