import { product, says, token } from './phrase.ts';

const app = { by: 'client', owner: 'resource_server' } as const;

/** Clients of the Model Context Protocol. */
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
];
