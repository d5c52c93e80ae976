import {
  ClientCredentialsProvider,
  CrossAppAccessProvider,
  PrivateKeyJwtProvider,
  requestJwtAuthorizationGrant,
} from '@modelcontextprotocol/client';
import type { ConformanceContext } from '../../lab/mcp/conformance.ts';
import type { LoopbackRequest } from '../../lab/loopback-fetch.ts';
import type { Scenario } from '../scenario.ts';
import { failed, steps } from '../truth.ts';
import { conformance, found, session2025, story, suites, type Fetch } from './mcp-suite.ts';

/** Challenge, description of the API, description of the server: what comes before a token here. */
const beginning = ['resource_request', ...found(2)] as const;

/** At who vouches, then at who decides. */
const exchanged = ['token_request', 'token_request'] as const;

/** Nobody is taken to a page: there is no answer of the browser's and no PKCE. */
const alone = { response_mode: null, pkce: null } as const;

/** Extensions of MCP’s authorization by which a program gets a token and nobody is taken to a page. */
export const mcpWithoutPerson: readonly Scenario[] = [
  conformance({
    scenario: 'client-credentials-basic',
    revision: '2025-11-25',
    story: 'A program with a secret of its own gets a token for the MCP server.',
    credentials: ({ client_id = '', client_secret = '' }) =>
      new ClientCredentialsProvider({ clientId: client_id, clientSecret: client_secret }),
    flows: [
      story('2025-11-25', steps(...beginning, 'token_request', ...session2025), {
        ...alone,
        grant: 'client_credentials',
        client_id: 'conformance-test-client',
      }),
    ],
  }),
  conformance({
    scenario: 'client-credentials-jwt',
    revision: '2025-11-25',
    story: 'A program with a key of its own gets a token for the MCP server.',
    credentials: ({ client_id = '', private_key_pem = '', signing_algorithm = 'ES256' }) =>
      new PrivateKeyJwtProvider({
        clientId: client_id,
        privateKey: private_key_pem,
        algorithm: signing_algorithm,
      }),
    flows: [
      story('2025-11-25', steps(...beginning, 'token_request', ...session2025), {
        ...alone,
        grant: 'client_credentials',
        client_id: 'conformance-test-client',
      }),
    ],
  }),
  conformance({
    scenario: 'enterprise-managed-authorization',
    revision: '2025-11-25',
    story:
      'The company’s identity provider vouches for the person, and the MCP server’s own server takes its word.',
    credentials: (context, fetch) => crossApp(context, fetch, (server) => server),
    flows: [
      story('2025-11-25', steps(...beginning, ...exchanged, ...session2025), {
        ...alone,
        grant: 'token_exchange',
        client_id: 'conformance-test-idp-client',
      }),
    ],
  }),
  {
    ...conformance({
      scenario: 'enterprise-managed-authorization',
      revision: '2025-11-25',
      story: 'The company’s identity provider vouches for the person to another server than it is shown to.',
      credentials: (context, fetch) => crossApp(context, fetch, () => 'https://another-server.example'),
      gives: /./,
      faults: ['complete-flow-jwt-bearer'],
      // The SDK's client tries once more.
      flows: [steps(...beginning, ...exchanged), steps(...found(2), ...exchanged)].map((list) =>
        failed('assertion-audience', {
          ...suites,
          ...alone,
          error: 'invalid_grant',
          grant: 'token_exchange',
          client_id: 'conformance-test-idp-client',
          steps: list,
          findings: ['id-jag-audience', 'token-response-cacheable'],
        }),
      ),
    }),
    name: 'mcp-conformance-enterprise-managed-other-audience',
  },
];

/** ID-JAG: the ID token of the company's provider for a grant, made out to an audience; the grant for a token of the MCP server's. */
function crossApp(
  context: ConformanceContext,
  fetch: Fetch,
  audienceFor: (server: string) => string,
): CrossAppAccessProvider {
  const {
    client_id = '',
    client_secret = '',
    idp_client_id = '',
    idp_id_token = '',
    idp_token_endpoint = '',
  } = context;
  return new CrossAppAccessProvider({
    clientId: client_id,
    clientSecret: client_secret,
    fetchFn: (url, init) => fetch(url, init as LoopbackRequest),
    assertion: async ({ authorizationServerUrl, resourceUrl, scope, fetchFn }) => {
      const { jwtAuthGrant } = await requestJwtAuthorizationGrant({
        tokenEndpoint: idp_token_endpoint,
        audience: audienceFor(authorizationServerUrl),
        resource: resourceUrl,
        idToken: idp_id_token,
        clientId: idp_client_id,
        ...(scope !== undefined && { scope }),
        fetchFn,
      });
      return jwtAuthGrant;
    },
  });
}
