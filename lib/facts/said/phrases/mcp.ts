import { product, says, token } from './phrase.ts';

const server = { by: 'authorization_server', owner: 'authorization_server' } as const;
const app = { by: 'client', owner: 'resource_server' } as const;

/** Clients and servers of the Model Context Protocol. */
export const mcp = [
  ...product('MCP SDK', app, [
    says(
      'mcp-resource',
      [
        'Protected resource … does not match expected',
        'does not match MCP server resource',
        'does not match expected resource',
      ],
      'mcp-resource-mismatch',
    ),
    says(
      'mcp-incompatible',
      ['Incompatible auth server: does not support', 'Incompatible OIDC provider at'],
      'mcp-as-metadata',
      { owner: 'authorization_server' },
    ),
    token('mcp-issuer', ['IssuerMismatchError', 'IssuerMismatch'], 'mcp-as-metadata', {
      owner: 'authorization_server',
    }),
    says(
      'mcp-registration',
      [
        'does not support dynamic client registration',
        'Dynamic client registration failed',
        'Existing OAuth client information is required when exchanging an authorization code',
      ],
      'mcp-registration-refused',
      { owner: 'authorization_server' },
    ),
    says(
      'mcp-metadata',
      [
        'does not implement OAuth 2.0 Protected Resource Metadata',
        'trying to load OAuth metadata',
        'trying to load well-known OAuth metadata',
        'Failed to discover OAuth metadata',
      ],
      'mcp-prm-missing',
    ),
    says(
      'mcp-trailing',
      ['HTTP 404: Invalid OAuth error response', 'Invalid OAuth error response'],
      ['mcp-registration-refused', 'mcp-fallback-authorize', 'token-answer-not-oauth'],
    ),
  ]),
  ...product('MCP Python SDK', server, [
    says('mcp-client', 'Client ID … not found', 'client-unknown-here', {
      owner: 'client',
      fix: 'Remove the connection in the client and add it again (Claude Code: /mcp, Clear authentication), so that it registers anew: the server no longer has the registration that the client stored. Let the server keep its registrations over restarts and deployments.',
    }),
    says('mcp-redirect', 'Redirect URI … not registered for client', 'redirect-uri-mismatch'),
  ]),
];
